import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ApplicationRow } from '../../shared/applications';
import { DEMO_PASSWORD } from '../../server/modules/access';
import { PATIENCE_MS, isInSight, openAs } from '../support/browser';
import { answerRound } from '../support/busy-days';
import { HttpClient } from '../support/clients';
import { anOpenOffice } from '../support/open-office';

const open = anOpenOffice();
const ACTIVITY = 'Основной вид деятельности (код ОКВЭД)';
const CERTIFICATE = 'Справка налогового органа об отсутствии задолженности';

const tray = (page: Page) => page.getByRole('region', { name: 'Черновик замечаний' });
const review = (page: Page) => page.getByRole('region', { name: 'Ответ на доработку № 1' });
const approve = (page: Page) => page.getByRole('button', { name: 'Одобрить' });
const toApplicant = (page: Page) => page.getByRole('button', { name: 'Отправить заявителю' });
const caseId = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

async function savedRemarks(page: Page, count: number): Promise<void> {
  await expect.poll(() => tray(page).getByRole('listitem').count(), { timeout: PATIENCE_MS }).toBe(count);
  await tray(page)
    .getByText(/^сохранён \d\d:\d\d$/)
    .waitFor();
}

/** Puts a remark with a reason of the card on a row, with the mouse. */
async function remark(page: Page, row: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: `Замечание: ${row}` }).click();
  await page.getByRole('radio', { name: reason }).check();
  await page.getByRole('button', { name: 'Готово', exact: true }).click();
}

/** Steps through the queue or the case by key until the cursor stands on the place. */
async function stepTo(page: Page, place: Locator): Promise<void> {
  await place.waitFor();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('KeyJ');
    if (await place.evaluate((element) => element.contains(document.activeElement))) return;
  }
  throw new Error('the cursor never came to the row');
}

/** The case of the page as the applicant's agency holds it after all jobs. */
async function stored(page: Page) {
  await open().server.runJobsUntilIdle();
  return open().office.case('operator', caseId(page));
}

describe('one application, from the queue to the decision', () => {
  test('by mouse: taken, sent back once, answered, accepted, approved; the next one by Enter', async () => {
    const { server, office } = open();
    await office.free();
    await office.free();
    const { page, faults, context } = await openAs(server, null, '/');
    await page.getByLabel('Электронная почта').fill('operator@demo.example');
    await page.getByLabel('Пароль', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
    await page.getByRole('button', { name: 'Взять следующее' }).click();
    await approve(page).waitFor();
    const { number, id } = await stored(page);
    expect(await page.title()).toMatch(new RegExp(`^${number}`));

    await remark(page, ACTIVITY, 'Такого кода ОКВЭД нет');
    await remark(page, CERTIFICATE, 'Справка о задолженности устарела');
    await savedRemarks(page, 2);
    await toApplicant(page).dblclick();
    await page.getByText('Замечания отправлены заявителю.').waitFor();
    await page.getByRole('button', { name: 'Остаться' }).click();
    const asked = await stored(page);
    expect(asked.status).toBe('correction_requested');
    expect(asked.corrections).toHaveLength(1);

    await answerRound(open(), asked, '43.21');
    await page.reload();
    await review(page).getByText('43.21').waitFor();
    const before = String(asked.form?.['mainActivity']);
    expect(await review(page).locator('del').allInnerTexts()).toContain(before);
    await review(page)
      .getByRole('button', { name: /-новый\.pdf$/ })
      .click();
    await review(page).getByRole('button', { name: 'Принять', exact: true }).first().click();
    await review(page).getByRole('button', { name: 'Принять', exact: true }).click();
    await approve(page).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Одобрить' }).click();
    await page.getByText('Решение принято.').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(id));
    await approve(page).waitFor();
    expect((await stored(page)).assigneeId).toBe(office.userId('operator'));
    await page.goto(`/applications/${id}`);
    await page.getByText('Готово к выдаче').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('by keyboard alone, without scrolling at 1440×900', async () => {
    const { server, office } = open();
    await office.free();
    await office.free();
    const { page, faults, context } = await openAs(server, null, '/');
    await page.getByLabel('Электронная почта').waitFor();
    await page.keyboard.type('operator@demo.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Взять следующее' }).waitFor();
    await page.keyboard.press('KeyN');
    await approve(page).waitFor();
    const taken = await stored(page);

    for (const row of [ACTIVITY, CERTIFICATE]) {
      await stepTo(page, page.getByRole('listitem').filter({ hasText: row }).first());
      await page.keyboard.press('KeyC');
      await page.getByRole('radiogroup', { name: 'Причина' }).waitFor();
      await page.keyboard.press('Space');
      await page.keyboard.press('Control+Enter');
    }
    await savedRemarks(page, 2);
    expect(await isInSight(toApplicant(page))).toBe(true);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Замечания отправлены заявителю.').waitFor();
    await answerRound(open(), taken, '43.21');

    await page.keyboard.press('KeyG');
    await page.keyboard.press('KeyQ');
    await stepTo(page, page.getByRole('row').filter({ hasText: taken.number }));
    await page.keyboard.press('Enter');
    await review(page).getByText('43.21').waitFor();
    expect(await isInSight(review(page))).toBe(true);
    await page.keyboard.press('KeyA');
    await approve(page).waitFor();
    expect(await isInSight(approve(page))).toBe(true);
    await page.keyboard.press('KeyA');
    await page.getByRole('dialog').getByText('Так увидит заявитель').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Решение принято.').waitFor();
    expect(await page.evaluate('document.scrollingElement.scrollTop')).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(taken.id));
    expect((await office.case('operator', taken.id)).status).toBe('approved');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('refused with reasons: the letter follows every letter typed, and goes out so', async () => {
    const { server, office } = open();
    const row = await office.claimed();
    const { page, faults, context } = await openAs(server, 'operator', `/applications/${row.id}`);
    await page.getByRole('button', { name: 'Отклонить' }).click();
    const sheet = page.getByRole('dialog', { name: 'Отказать в услуге' });
    await sheet.getByRole('button', { name: 'Отказать' }).click();
    await sheet.getByText('Выберите хотя бы одно основание').waitFor();
    await sheet.getByRole('checkbox', { name: 'Есть задолженность по налогам' }).check();
    const letter = sheet.getByRole('region', { name: 'Так увидит заявитель' });
    await letter.getByText('За заявителем числится задолженность по налогам.').waitFor();
    await sheet.getByLabel('Объяснение: что не так').fill('Не уплачен налог за 2025 год.');
    await sheet.getByLabel('Рекомендация: что сделать').fill('Уплатите налог до подачи.');
    const shown = await letter.innerText();
    expect(shown).toContain('Не уплачен налог за 2025 год.');
    expect(shown).toContain('Уплатите налог до подачи.');
    await sheet.getByRole('button', { name: 'Отказать' }).click();
    await page.getByText('Решение принято.').waitFor();
    const { status, decisions } = await stored(page);
    expect(status).toBe('rejected');
    const sent = decisions?.at(-1)?.text ?? '';
    expect(shown.replaceAll(/\s+/g, ' ')).toContain(sent.replaceAll(/\s+/g, ' ').trim());
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('nothing typed is lost', () => {
  /** An own case with a remark half written on one row. */
  async function writing(): Promise<{ row: ApplicationRow; page: Page; close: () => Promise<void> }> {
    const { server, office } = open();
    const row = await office.claimed();
    const { page, context } = await openAs(server, 'operator', `/applications/${row.id}`);
    await page.getByRole('button', { name: `Замечание: ${ACTIVITY}` }).click();
    await page.getByRole('radio', { name: 'Такого кода ОКВЭД нет' }).check();
    await page.getByLabel('Текст заявителю').fill('Укажите код по новому классификатору.');
    return { row, page, close: () => context.close() };
  }
  const typed = 'Укажите код по новому классификатору.';

  test('when a colleague changes the case: who and what is said, and the remarks go out after an update', async () => {
    const { row, page, close } = await writing();
    const { office } = open();
    await page.getByRole('button', { name: 'Готово', exact: true }).click();
    await savedRemarks(page, 1);
    const away = await office.command('manager', row, 'assign', { assigneeId: office.userId('operator2') });
    await office.command('manager', away, 'assign', { assigneeId: office.userId('operator') });
    await toApplicant(page).click();
    const line = page.getByRole('alert').filter({ hasText: 'Показать изменения' });
    expect(await line.innerText()).toMatch(/^Дело изменила Сафонова О\. В\. в \d\d:\d\d \(исполнитель\)\./);
    await tray(page).getByText(typed).waitFor();
    await page.getByRole('button', { name: 'Обновить дело' }).click();
    await page.getByRole('button', { name: 'Обновить дело' }).waitFor({ state: 'detached' });
    await toApplicant(page).click();
    await page.getByText('Замечания отправлены заявителю.').waitFor();
    expect((await stored(page)).corrections?.[0]?.items.map(({ message }) => message)).toEqual([typed]);
    await close();
  });

  test('when the page is loaded anew', async () => {
    const { page, close } = await writing();
    await page.reload();
    await savedRemarks(page, 1);
    expect(await tray(page).getByText(typed).isVisible()).toBe(true);
    await close();
  });

  test('when the session ends: sign-in comes on top, and what was under way goes on', async () => {
    const { page, close } = await writing();
    const { server } = open();
    await page.getByRole('button', { name: 'Готово', exact: true }).click();
    await savedRemarks(page, 1);
    const [session] = await page.context().cookies();
    const same = { cookie: `${session?.name}=${session?.value}`, origin: server.url };
    expect((await new HttpClient(server.url, same).post('/api/auth/logout')).status).toBeLessThan(300);
    await toApplicant(page).click();
    const dialog = page.getByRole('dialog', { name: 'Сеанс завершён' });
    await dialog.getByLabel('Пароль', { exact: true }).fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Замечания отправлены заявителю.').waitFor();
    expect((await stored(page)).corrections?.[0]?.items.map(({ message }) => message)).toEqual([typed]);
    await close();
  });
});
