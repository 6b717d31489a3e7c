import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/modules/access';
import type { Account } from './office';
import type { TestServer } from './server';

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

/** How long a screen may take on a busy machine before a test says that it never came. */
export const PATIENCE_MS = 20_000;

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
  /** Failed scripts, broken content security policy and errors of the console; refusals of the server are not faults. */
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
  context.setDefaultTimeout(PATIENCE_MS);
  if (locale === 'en')
    await context.addInitScript(() => localStorage.setItem('RaStorePriemnaya.locale', '"en"'));
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The browser itself reports each answer that refuses (401, 409, …) and each request without a network.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return { page, context, faults };
}

/** A page under the clock of the server, signed in as one of the demo people (nobody when null), at `path`. */
export async function openAs(
  server: TestServer,
  account: Account | null,
  path: string,
  options: PageOptions = {},
): Promise<OpenedPage> {
  const opened = await openPage({ baseURL: server.url, ...options });
  await opened.page.clock.setFixedTime(server.clock.now());
  if (account !== null) {
    const answer = await opened.context.request.post('/api/auth/login', {
      data: { email: `${account}@demo.example`, password: DEMO_PASSWORD },
      headers: { origin: server.url },
    });
    if (!answer.ok()) throw new Error(`sign-in of ${account}: ${answer.status()}`);
  }
  await opened.page.goto(path);
  return opened;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical violations of the page as it stands, each with where it was met and the first element at fault. */
export async function seriousFaults(page: Page, where = ''): Promise<string[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  const { violations } = found as {
    violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${where} ${id} ×${nodes.length}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

/** By how many pixels the page is wider than its window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ) as Promise<number>;
}

/** Is all of it inside the window, as it stands? */
export async function isInSight(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { top, left, bottom, right } = element.getBoundingClientRect();
    return top >= 0 && left >= 0 && bottom <= window.innerHeight && right <= window.innerWidth;
  });
}
