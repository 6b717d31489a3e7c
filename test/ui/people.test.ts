import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { LOGIN_FAILURES_ALLOWED } from '../../shared/access';
import { openAs, sidewaysScroll } from '../support/browser';
import { anOpenOffice } from '../support/open-office';

const open = anOpenOffice();

const action = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rail = (page: Page) => page.getByRole('navigation', { name: 'Разделы' });
const firstRow = (page: Page) => page.getByRole('link', { name: /^Открыть дело/ }).first();

async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await action(page, 'Войти').click();
}

describe('a manager', () => {
  test('gives a free case to an operator, who finds it among the own ones', async () => {
    const { server, office } = open();
    const row = await office.free();
    const manager = await openAs(server, 'manager', `/applications/${row.id}`);
    await manager.page.getByRole('button', { name: 'Ещё действия' }).click();
    await manager.page.getByRole('menuitem', { name: 'Назначить исполнителя' }).click();
    const sheet = manager.page.getByRole('dialog', { name: 'Назначить исполнителя' });
    await sheet.getByRole('radio', { name: /Лаптев Денис Олегович/ }).check();
    await sheet.getByRole('button', { name: 'Назначить' }).click();
    await manager.page.getByText('Исполнитель: Лаптев Д. О.').waitFor();
    const operator = await openAs(server, 'operator2', '/queue/mine');
    await operator.page.getByRole('link', { name: `Открыть дело ${row.number}` }).waitFor();
    expect((await office.row(row.number)).assigneeId).toBe(office.userId('operator2'));
    expect([...manager.faults, ...operator.faults]).toEqual([]);
    await manager.context.close();
    await operator.context.close();
  });

  test('signs what an operator has proposed, where two must decide', async () => {
    const { server, office } = open();
    const row = await office.claimed('operator', 'housing-ownership');
    const at = `/applications/${row.id}`;
    const operator = await openAs(server, 'operator', at);
    await action(operator.page, 'Предложить одобрение').click();
    const proposal = operator.page.getByRole('dialog', { name: 'Предложить одобрение' });
    await proposal.getByText('Решение вступит в силу после подписи второго сотрудника.').waitFor();
    await proposal.getByRole('button', { name: 'Предложить одобрение' }).click();
    await operator.page.getByText('Решение отправлено на согласование.').waitFor();
    expect(await action(operator.page, 'Подписать').count()).toBe(0);
    const manager = await openAs(server, 'manager', '/queue/mine');
    await rail(manager.page).getByRole('link', { name: 'На подписи' }).click();
    await manager.page.getByRole('link', { name: `Открыть дело ${row.number}` }).click();
    await action(manager.page, 'Подписать').click();
    const sheet = manager.page.getByRole('dialog', { name: 'Подписать решение' });
    await sheet.getByText('Предложено одобрить').waitFor();
    await sheet.getByRole('button', { name: 'Подписать одобрение' }).click();
    await manager.page.getByText('Решение принято.').waitFor();
    const { status, decisions } = await office.case('manager', row.id);
    expect(status).toBe('approved');
    expect(decisions?.[0]).toMatchObject({ state: 'effective', outcome: 'approve' });
    expect([...manager.faults, ...operator.faults]).toEqual([]);
    await operator.context.close();
    await manager.context.close();
  });
});

describe('people who decide nothing', () => {
  test('an auditor reads the case with personal data masked and has nothing to press', async () => {
    const { server, office } = open();
    const row = await office.claimed();
    const { applicant } = await office.case('operator', row.id);
    const snils = applicant?.kind === 'organisation' ? '' : (applicant?.snils ?? '');
    const { page, faults, context } = await openAs(server, 'auditor', `/applications/${row.id}`);
    const shown = page.getByRole('listitem').filter({ hasText: 'СНИЛС' }).first();
    expect(await shown.innerText()).toMatch(/\*\*\*-\*\*\*-\d{3} \d\d/);
    const digits = (await page.locator('body').innerText()).replaceAll(/\D/g, '');
    expect(digits).not.toContain(snils.replaceAll(/\D/g, ''));
    expect(await page.getByRole('region', { name: 'Действия с делом' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Замечание:/ }).count()).toBe(0);
    await page.getByText('Файл не показан: нет права на персональные данные.').waitFor();
    await page.goto('/queue/department');
    await firstRow(page).waitFor();
    expect(await page.getByRole('button', { name: 'Взять следующее' }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('an accountant sees the fee, not the content', async () => {
    const { server, office } = open();
    const row = await office.claimed();
    const { page, faults, context } = await openAs(server, 'accountant', `/applications/${row.id}`);
    await page.getByText('Содержание дела вам недоступно').waitFor();
    await page.getByText(/^Пошлина 800/).waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('an administrator keeps the directory and has no queue', async () => {
    const { server, office } = open();
    const row = await office.free();
    const { page, faults, context } = await openAs(server, 'admin', '/');
    await page.getByRole('cell', { name: 'Ершова Марина Игоревна' }).waitFor();
    expect(await rail(page).getByRole('link', { name: 'Очередь отдела' }).count()).toBe(0);
    for (const [section, known] of [
      ['Роли', 'Оператор'],
      ['Подразделения', 'Отдел регистрации'],
    ] as const) {
      await rail(page).getByRole('link', { name: section }).click();
      await page.getByRole('heading', { name: section }).waitFor();
      await page.getByRole('cell', { name: known, exact: true }).waitFor();
    }
    await rail(page).getByRole('link', { name: 'Задания' }).click();
    await page.getByRole('heading', { name: 'Задания' }).waitFor();
    await page.goto(`/applications/${row.id}`);
    await page.getByText(/^На это действие у вас нет права/).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(row.applicantName);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('an operator of another department is told that there is no such case', async () => {
    const { server, office } = open();
    const elsewhere = await office.free('urban-planning-data');
    const { page, context } = await openAs(server, 'operator', `/applications/${elsewhere.id}`);
    await page.getByText('Дело не найдено', { exact: true }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(elsewhere.applicantName);
    await page.getByRole('link', { name: 'К очереди' }).click();
    await page.getByRole('heading', { name: 'Мои дела' }).waitFor();
    await context.close();
  });
});

describe('signing in', () => {
  test('a wrong password says so; after five the account is locked until a time', async () => {
    const { page, faults, context } = await openAs(open().server, null, '/queue/mine');
    for (let attempt = 1; attempt < LOGIN_FAILURES_ALLOWED; attempt += 1) {
      const answer = page.waitForResponse('**/api/auth/login');
      await signInAs(page, 'editor@demo.example', `Wrong-${attempt}`);
      expect((await answer).status()).toBe(401);
      await page.getByText('Неверная почта или пароль. Проверьте раскладку и Caps Lock.').waitFor();
    }
    await signInAs(page, 'editor@demo.example', 'Wrong-again');
    await page
      .getByText(/^Учётная запись заблокирована до \d\d:\d\d: слишком много неверных попыток\.$/)
      .waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('leads to the page that was asked for; a demo person needs one click', async () => {
    const { page, context } = await openAs(open().server, null, '/queue/closed');
    await page.getByRole('button', { name: /^Оператор · Ершова М\. И\./ }).click();
    await page.getByRole('heading', { name: 'Закрытые дела' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/queue/closed');
    await context.close();
  });
});

describe('the screen', () => {
  test('turns English and back, and stays so', async () => {
    await open().office.free();
    const { page, faults, context } = await openAs(open().server, 'operator', '/queue/department');
    await action(page, 'Switch to English').click();
    await page.getByRole('heading', { name: 'Department queue' }).waitFor();
    await page.reload();
    await page
      .getByRole('link', { name: /^Open case/ })
      .first()
      .click();
    await page.getByRole('tab', { name: 'History' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await action(page, 'Перейти на русский').click();
    await page.getByRole('tab', { name: 'История' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('turns dark and stays so', async () => {
    const { page, context } = await openAs(open().server, 'operator', '/queue/mine');
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await action(page, 'Тёмная тема').click();
    await action(page, 'Светлая тема').waitFor();
    expect(await background()).not.toBe(light);
    await page.reload();
    await action(page, 'Светлая тема').waitFor();
    expect(await background()).not.toBe(light);
    await context.close();
  });

  test('of 390 px is enough for the whole work, without scrolling sideways', async () => {
    const { server, office } = open();
    const row = await office.claimed();
    const narrow = { width: 390, height: 844 };
    const { page, faults, context } = await openAs(server, 'operator', '/queue/mine', narrow);
    await page.getByRole('link', { name: `Открыть дело ${row.number}` }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('link', { name: `Открыть дело ${row.number}` }).click();
    for (const tab of ['Документы', 'Проверки', 'Переписка', 'История', 'Сведения']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).waitFor();
      expect({ tab, wider: await sidewaysScroll(page) }).toEqual({ tab, wider: 0 });
    }
    await page.getByRole('button', { name: /^Замечание: Дата рождения/ }).click();
    await page.getByRole('radiogroup', { name: 'Причина' }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: 'Убрать', exact: true }).click();
    await action(page, 'Одобрить').click();
    const sheet = page.getByRole('dialog', { name: 'Одобрить заявление' });
    await sheet.getByRole('button', { name: 'Одобрить' }).click();
    await page.getByText('Решение принято.').waitFor();
    expect((await office.row(row.number)).status).toBe('approved');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('says when the line is lost, and goes on by itself', async () => {
    const { page, context } = await openAs(open().server, 'operator', '/queue/mine');
    const lost = page.getByText('Нет связи с сервером. Введённое сохранено, запросы повторятся сами.');
    await page.getByRole('heading', { name: 'Мои дела' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('tab', { name: /^Закрытые/ }).click();
    await lost.waitFor();
    await context.setOffline(false);
    await lost.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Закрытые дела' }).waitFor();
    expect(await page.getByText('Нет связи').count()).toBe(0);
    await context.close();
  });
});
