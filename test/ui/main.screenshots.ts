import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { ApplicationRow } from '../../shared/applications';
import { openAs, type PageOptions } from '../support/browser';
import { answerRound, liveThroughBusyDays } from '../support/busy-days';
import type { Account } from '../support/office';
import { anOpenOffice } from '../support/open-office';
import { smallPng } from '../support/small-png';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
/** A repository keeps every version of every picture. */
const LIMIT = 200_000;
const NARROW = { width: 390, height: 844 };
const open = anOpenOffice();
mkdirSync(folder, { recursive: true });

beforeAll(() => liveThroughBusyDays(open()));

interface Shot extends PageOptions {
  as: Account | null;
  at: string;
  /** Brings the page to what the picture is to show. */
  show: (page: Page) => Promise<unknown>;
}

/** Takes the picture `docs/screenshots/<name>.png`. @returns its size in bytes */
async function take(name: string, { as, at, show, ...options }: Shot): Promise<number> {
  const { page, context } = await openAs(open().server, as, at, options);
  await show(page);
  await page.evaluate('document.fonts.ready');
  await page.waitForLoadState('networkidle');
  const png = smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  writeFileSync(path.join(folder, `${name}.png`), png);
  await context.close();
  return png.length;
}

const title = (page: Page) => page.locator('#case-title').waitFor();
const pageDrawn = (page: Page) => page.locator('canvas, img[alt]').first().waitFor();
const rows = (page: Page) =>
  page
    .getByRole('link', { name: /^Открыть дело/ })
    .first()
    .waitFor();

async function openedCase(page: Page): Promise<void> {
  await title(page);
  await pageDrawn(page);
}

/** A remark on the row with this name, written by hand; the reason with this name when given. */
async function remark(page: Page, row: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: `Замечание: ${row}` }).click();
  await page.getByRole('radio', { name: reason }).check();
  await page.getByRole('button', { name: 'Готово' }).click();
}

const saved = (page: Page) => page.getByText(/^сохранён \d\d:\d\d$/).waitFor();

async function newCase(): Promise<ApplicationRow> {
  return open().office.claimed('operator');
}

test('login', async () => {
  const show = (page: Page) => page.getByText('Посмотреть на примере').waitFor();
  expect(await take('login', { as: null, at: '/', show })).toBeLessThan(LIMIT);
  expect(await take('login-dark', { as: null, at: '/', show, dark: true })).toBeLessThan(LIMIT);
  expect(await take('login-390', { as: null, at: '/', show, ...NARROW })).toBeLessThan(LIMIT);
});

test('queue', async () => {
  expect(await take('queue', { as: 'operator', at: '/queue/department', show: rows })).toBeLessThan(LIMIT);
  expect(
    await take('queue-dark', { as: 'operator', at: '/queue/department', show: rows, dark: true }),
  ).toBeLessThan(LIMIT);
  expect(
    await take('queue-390', { as: 'operator', at: '/queue/department', show: rows, ...NARROW }),
  ).toBeLessThan(LIMIT);
  expect(await take('queue-mine', { as: 'operator', at: '/queue/mine', show: rows })).toBeLessThan(LIMIT);
});

test('case with remarks', async () => {
  const row = await newCase();
  const at = `/applications/${row.id}`;
  expect(await take('case', { as: 'operator', at, show: openedCase })).toBeLessThan(LIMIT);
  const draft = async (page: Page) => {
    await openedCase(page);
    await remark(page, 'Основной вид деятельности (код ОКВЭД)', 'Такого кода ОКВЭД нет');
    await remark(
      page,
      'Справка налогового органа об отсутствии задолженности',
      'Справка о задолженности устарела',
    );
    await saved(page);
  };
  expect(await take('case-correction-draft', { as: 'operator', at, show: draft })).toBeLessThan(LIMIT);
  expect(await take('case-dark', { as: 'operator', at, show: openedCase, dark: true })).toBeLessThan(LIMIT);
  expect(await take('case-390', { as: 'operator', at, show: title, ...NARROW })).toBeLessThan(LIMIT);
  const { office, server } = open();
  const record = await office.case('operator', row.id);
  await office.command('operator', record, 'request-correction', { items: record.correctionDraft?.items });
  expect(await take('case-open-correction', { as: 'operator', at, show: openedCase })).toBeLessThan(LIMIT);
  server.clock.advance(20 * 60 * 60_000);
  office.newDay();
  await answerRound(open(), row, '62.01');
  expect(await take('case-answered', { as: 'operator', at, show: openedCase })).toBeLessThan(LIMIT);
  expect(await take('case-answered-390', { as: 'operator', at, show: title, ...NARROW })).toBeLessThan(LIMIT);
  const history = async (page: Page) => {
    await openedCase(page);
    await page.getByRole('tab', { name: 'История' }).click();
    await page.getByText('Заявление получено').waitFor();
  };
  expect(await take('history', { as: 'operator', at, show: history })).toBeLessThan(LIMIT);
});

test('decisions', async () => {
  const row = await newCase();
  const at = `/applications/${row.id}`;
  const approve = async (page: Page) => {
    await openedCase(page);
    await page.keyboard.press('KeyA');
    await page.getByText('Так увидит заявитель').waitFor();
  };
  expect(await take('decision-approve', { as: 'operator', at, show: approve })).toBeLessThan(LIMIT);
  const reject = async (page: Page) => {
    await openedCase(page);
    await page.keyboard.press('KeyR');
    const sheet = page.getByRole('dialog', { name: 'Отказать в услуге' });
    await sheet.getByRole('checkbox', { name: 'Есть задолженность по налогам' }).check();
    await sheet.getByText('Так увидит заявитель').waitFor();
  };
  expect(await take('decision-reject', { as: 'operator', at, show: reject })).toBeLessThan(LIMIT);
});

test('what other people see', async () => {
  const row = await newCase();
  expect(
    await take('case-auditor', { as: 'auditor', at: `/applications/${row.id}`, show: title }),
  ).toBeLessThan(LIMIT);
  expect(
    await take('case-accountant', { as: 'accountant', at: `/applications/${row.id}`, show: title }),
  ).toBeLessThan(LIMIT);
  expect(
    await take('users', {
      as: 'admin',
      at: '/users',
      show: (page) => page.getByRole('row').nth(3).waitFor(),
    }),
  ).toBeLessThan(LIMIT);
});
