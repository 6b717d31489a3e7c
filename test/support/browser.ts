import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface PageOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  locale?: 'ru' | 'en';
  baseURL?: string;
}

export interface OpenedPage {
  page: Page;
  context: BrowserContext;
  /** Messages of failed scripts and of the console's error channel, in order of appearance. */
  faults: string[];
}

let browser: Promise<Browser> | undefined;

/** One browser for the whole test process; `closeBrowser` ends it. */
export function openBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  const opened = browser;
  browser = undefined;
  await (await opened)?.close();
}

/** A page of its own, signed in as nobody, in the office's time zone; the interface language is the stored preference. */
export async function openPage(options: PageOptions = {}): Promise<OpenedPage> {
  const { width = 1440, height = 900, dark = false, locale = 'ru', baseURL } = options;
  const context = await (
    await openBrowser()
  ).newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
    ...(baseURL && { baseURL }),
  });
  await context.addInitScript(
    (chosen) => localStorage.setItem('RaStorePriemnaya.locale', JSON.stringify(chosen)),
    locale,
  );
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, context, faults };
}
