import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationRow, CaseRecord } from '../../shared/applications';
import { DEMO_PASSWORD } from '../../server/modules/access';
import {
  PATIENCE_MS,
  closeBrowser,
  openPage,
  seriousFaults,
  type OpenedPage,
  type PageOptions,
} from '../support/browser';
import { useDatabase } from '../support/database';
import { Office, type Account } from '../support/office';
import { startServer, testMoment, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
});
afterAll(async () => {
  await closeBrowser();
  await server.close();
});

/** The page of a case as one of the demo people sees it, under the clock of the server. */
async function openCase(account: Account, id: string, options: PageOptions = {}): Promise<OpenedPage> {
  const opened = await openPage({ baseURL: server.url, ...options });
  await opened.page.clock.setFixedTime(testMoment);
  const answer = await opened.context.request.post('/api/auth/login', {
    data: { email: `${account}@demo.example`, password: DEMO_PASSWORD },
    headers: { origin: server.url },
  });
  expect(answer.status()).toBe(200);
  await opened.page.goto(`/applications/${id}`);
  await opened.page.locator('#case-title').waitFor();
  return opened;
}

const read = (row: Pick<ApplicationRow, 'id'>): Promise<CaseRecord> => office.case('operator', row.id);

async function savedRemarks(page: Page, count: number): Promise<void> {
  const tray = page.getByRole('region', { name: 'Черновик замечаний' });
  await expect.poll(() => tray.getByRole('listitem').count(), { timeout: PATIENCE_MS }).toBe(count);
  await tray.getByText(/^сохранён \d\d:\d\d$/).waitFor();
}

/** A case whose two remarks the applicant has answered: a form field and a comment. */
async function answeredCase(): Promise<ApplicationRow> {
  const claimed = await office.claimed();
  const card = office.card('sole-trader-registration');
  const reasonCode = card.correctionReasons[0]?.code;
  await office.command('operator', claimed, 'request-correction', {
    items: [
      {
        target: { kind: 'field', path: 'applicant.birthDate' },
        reasonCode,
        message: 'Уточните дату рождения.',
      },
      { target: { kind: 'general' }, reasonCode, message: 'Поясните цель обращения.' },
    ],
  });
  const { body } = await office.portal.get(`/api/portal/v1/applications/${claimed.number}`);
  const [first, second] = (body['correction'] as { items: { id: string }[] }).items;
  const answer = await office.portal.post(
    `/api/portal/v1/applications/${claimed.number}/corrections/1/answers`,
    {
      items: [
        { itemId: first?.id, value: '1985-07-14' },
        { itemId: second?.id, comment: 'Открываю мастерскую.' },
      ],
    },
  );
  expect(answer.status).toBe(200);
  await server.runJobsUntilIdle();
  return office.row(claimed.number);
}

describe('a plain case', () => {
  test('is taken, approved and left for the next one without a mouse and without scrolling', async () => {
    const row = await office.free();
    const next = await office.free();
    const { page, faults, context } = await openCase('operator', row.id);
    expect(await page.title()).toContain(row.number);
    await page.keyboard.press('KeyT');
    await page.getByRole('button', { name: 'Одобрить' }).waitFor();
    await page.keyboard.press('KeyA');
    const sheet = page.getByRole('dialog', { name: 'Одобрить заявление' });
    await sheet.getByText('Так увидит заявитель').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Решение принято.').waitFor();
    expect(await page.evaluate('document.scrollingElement.scrollTop')).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(row.id));
    await page.getByRole('heading', { name: /^20\d\d-/ }).waitFor();
    expect((await read(row)).status).toBe('approved');
    const taken = await office.row(next.number);
    expect(page.url()).toContain(taken.id);
    expect(taken.assigneeId).toBe(office.userId('operator'));
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('remarks', () => {
  test('are written by key on the row itself, outlive a reload and go to the applicant once', async () => {
    const row = await office.claimed();
    const { page, context } = await openCase('operator', row.id);
    for (const key of ['KeyJ', 'KeyJ', 'KeyC']) await page.keyboard.press(key);
    await page.getByRole('radiogroup', { name: 'Причина' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByLabel('Текст заявителю').press('End');
    await page.getByLabel('Текст заявителю').pressSequentially(' Проверьте ещё раз.');
    await page.keyboard.press('Control+Enter');
    await savedRemarks(page, 1);
    await page.reload();
    await savedRemarks(page, 1);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Замечания отправлены заявителю.').waitFor();
    const { status, corrections } = await read(row);
    expect(status).toBe('correction_requested');
    expect(corrections).toHaveLength(1);
    expect(corrections?.[0]?.items).toHaveLength(1);
    expect(corrections?.[0]?.items[0]).toMatchObject({
      target: { kind: 'field', path: 'applicant.birthDate' },
    });
    expect(corrections?.[0]?.items[0]?.message).toContain('Проверьте ещё раз.');
    await context.close();
  });

  test('stay when the line is lost, and reach the server when it is back', async () => {
    const row = await office.claimed();
    const { page, context } = await openCase('operator', row.id);
    await context.setOffline(true);
    for (const key of ['KeyJ', 'KeyC']) await page.keyboard.press(key);
    await page.getByLabel('Текст заявителю').fill('Сверьте имя с паспортом.');
    await page.getByText('сохранён в браузере, уйдёт на сервер сам').waitFor();
    await context.setOffline(false);
    await page.getByText(/^сохранён \d\d:\d\d$/).waitFor({ timeout: 40_000 });
    expect((await read(row)).correctionDraft?.items[0]?.message).toBe('Сверьте имя с паспортом.');
    await context.close();
  });
});

describe('answers of the applicant', () => {
  test('stand as before and after; accepting all of them makes a decision possible', async () => {
    const row = await answeredCase();
    const { page, context } = await openCase('operator', row.id);
    const review = page.getByRole('region', { name: 'Ответ на доработку № 1' });
    await review.getByText('14.07.1985').waitFor();
    await review.getByText('Открываю мастерскую.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('KeyA');
    await page.getByRole('button', { name: 'Одобрить' }).waitFor();
    const record = await read(row);
    expect(record.corrections?.[0]?.items.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
    expect(record.commands).toContain('approve');
    await context.close();
  });

  test('are sent back together with what else to correct, as the next round', async () => {
    const row = await answeredCase();
    const { page, context } = await openCase('operator', row.id);
    const review = page.getByRole('region', { name: 'Ответ на доработку № 1' });
    await review.getByRole('button', { name: 'Принять', exact: true }).first().click();
    await review.getByRole('button', { name: 'Вернуть', exact: true }).click();
    await review.getByLabel('Что ещё исправить').fill('Назовите вид деятельности.');
    await page.reload();
    await expect
      .poll(() => review.getByLabel('Что ещё исправить').inputValue(), { timeout: PATIENCE_MS })
      .toBe('Назовите вид деятельности.');
    await review.getByRole('button', { name: 'Вернуть заявителю' }).click();
    await page.getByText('Запрошена доработка № 2').waitFor();
    const { status, corrections } = await read(row);
    expect(status).toBe('correction_requested');
    expect(corrections?.[1]?.items.map(({ message }) => message)).toEqual(['Назовите вид деятельности.']);
    await context.close();
  });
});

describe('a decision that needs a second signature', () => {
  test('is proposed, returned, proposed again and signed by the manager, who sees the letter', async () => {
    const row = await office.claimed('operator', 'housing-ownership');
    const operator = await openCase('operator', row.id);
    await operator.page.keyboard.press('KeyA');
    await operator.page.getByRole('dialog', { name: 'Предложить одобрение' }).waitFor();
    await operator.page.keyboard.press('Control+Enter');
    await operator.page.getByText('Решение отправлено на согласование.').waitFor();
    const manager = await openCase('manager', row.id);
    await manager.page.keyboard.press('KeyR');
    await manager.page.getByLabel('Что исправить').fill('Проверьте площадь.');
    await manager.page.keyboard.press('Control+Enter');
    await manager.page.getByText('Решение возвращено.').waitFor();
    await operator.page.reload();
    await operator.page.getByText('Что исправить: Проверьте площадь.').waitFor();
    await operator.page.keyboard.press('KeyA');
    await operator.page.getByRole('dialog', { name: 'Предложить одобрение' }).waitFor();
    await operator.page.keyboard.press('Control+Enter');
    await operator.page.getByText('Решение отправлено на согласование.').waitFor();
    await manager.page.reload();
    await manager.page.getByRole('button', { name: 'Подписать' }).waitFor();
    await manager.page.keyboard.press('KeyA');
    const sheet = manager.page.getByRole('dialog', { name: 'Подписать решение' });
    await sheet.getByText(row.number).waitFor();
    await manager.page.keyboard.press('Control+Enter');
    await manager.page.getByText('Решение принято.').waitFor();
    const { status, decisions } = await read(row);
    expect(status).toBe('approved');
    expect(decisions?.map(({ state }) => state)).toEqual(['returned', 'effective']);
    await operator.context.close();
    await manager.context.close();
  });
});

describe('without the right to personal data', () => {
  test('identifiers are masked and files stay closed, and the page says why', async () => {
    const row = await office.claimed();
    const { page, context, faults } = await openCase('auditor', row.id);
    await page.getByText('Скрыто: нет права на персональные данные').waitFor();
    await page.getByText('Файл не показан: нет права на персональные данные.').waitFor();
    expect(await page.getByText(/^\*\*\*-\*\*\*-\d{3} \d\d$/).count()).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: 'Скачать' }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('a case that someone else changes', () => {
  test('says who and what, keeps the refusal being written, and refuses after an update', async () => {
    const row = await office.claimed();
    const { page, context } = await openCase('operator', row.id);
    await page.keyboard.press('KeyR');
    const sheet = page.getByRole('dialog', { name: 'Отказать в услуге' });
    await sheet.getByRole('checkbox').first().press('Space');
    await sheet.getByLabel('Объяснение: что не так').fill('Сведения не подтвердились.');
    await office.command('manager', row, 'assign', { assigneeId: office.userId('operator') });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ваш текст сохранён.').first().waitFor();
    await page.getByRole('button', { name: 'Показать изменения' }).click();
    await page.getByText(/Назначен исполнитель/).waitFor();
    await page.getByRole('button', { name: 'Обновить дело' }).click();
    await page.getByRole('button', { name: 'Обновить дело' }).waitFor({ state: 'detached' });
    expect(await sheet.getByLabel('Объяснение: что не так').inputValue()).toBe('Сведения не подтвердились.');
    await sheet.getByRole('button', { name: 'Отказать' }).click();
    await page.getByText('Решение принято.').waitFor();
    const record = await read(row);
    expect(record.status).toBe('rejected');
    expect(record.decisions?.[0]?.explanation).toBe('Сведения не подтвердились.');
    await context.close();
  });

  test('held by a colleague is only read, and the line says by whom', async () => {
    const row = await office.claimed('operator2');
    const { page, context } = await openCase('operator', row.id);
    await page.getByText(/^Дело ведёт .+ Вы можете его читать\.$/).waitFor();
    expect(await page.getByRole('button', { name: 'Одобрить' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Замечание:/ }).count()).toBe(0);
    await context.close();
  });

  test('a case that cannot be known reads as not found, with a way back', async () => {
    const row = await office.claimed();
    const opened = await openCase('operator', row.id);
    await opened.page.goto('/applications/6f9619ff-8b86-4d01-b42d-00cf4fc964ff');
    await opened.page.getByText('Дело не найдено', { exact: true }).waitFor();
    expect(await opened.page.getByRole('link', { name: 'К очереди' }).count()).toBe(1);
    await opened.context.close();
  });
});
