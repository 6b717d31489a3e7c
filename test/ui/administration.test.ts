import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AuditEventRecord } from '../../shared/audit';
import { openAs, seriousFaults, sidewaysScroll, type PageOptions } from '../support/browser';
import { anOpenOffice } from '../support/open-office';

const open = anOpenOffice();

/** The example row of the template, with the code of a department that exists. */
const filled = (template: string) => template.replace(';;Оператор', ';msk-registration;Оператор');

const LOOKS: { name: string; options: PageOptions }[] = [
  { name: 'light', options: {} },
  { name: 'dark', options: { dark: true } },
  { name: '390 px', options: { width: 390, height: 844 } },
];

describe('the audit log', () => {
  test('an auditor finds an event by action, sees it whole, follows its record and exports what is left', async () => {
    const { server } = open();
    const { page, faults, context } = await openAs(server, 'auditor', '/audit-events');
    await page.getByRole('heading', { name: 'Журнал', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Действие', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Вход выполнен' }).click();
    const rows = page.getByRole('button', { name: 'Вход выполнен', exact: true });
    await rows.first().waitFor();
    expect(await page.getByRole('button', { name: 'Вход не удался', exact: true }).count()).toBe(0);
    await rows.first().click();
    const details = page.getByRole('dialog', { name: 'Вход выполнен' });
    await details.getByText('Номер запроса').waitFor();
    await details.getByRole('button', { name: 'Все записи об этом' }).click();
    await page.getByRole('button', { name: /^Запись: Об одной записи/ }).waitFor();
    await page.getByRole('button', { name: 'Выгрузить' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /NDJSON/ }).click();
    const file = await (await download).path();
    const events = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEventRecord);
    expect(new Set(events.map(({ subjectId }) => subjectId)).size).toBe(1);
    await page.goto('/audit-events?filter={}');
    await page.getByRole('button', { name: 'Журнал выгружен', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('nobody else has it in the rail', async () => {
    const { page, context } = await openAs(open().server, 'operator', '/audit-events');
    await page.getByText('Этот раздел вам недоступен', { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Журнал', exact: true }).count()).toBe(0);
    await context.close();
  });

  test.each(LOOKS)('can be read by everybody, $name', async ({ options }) => {
    const { page, context } = await openAs(open().server, 'auditor', '/audit-events', options);
    const first = page.getByRole('button', { name: /Вход выполнен/ }).first();
    await first.waitFor();
    expect(await seriousFaults(page, 'list')).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await first.click();
    await page.getByRole('dialog', { name: 'Вход выполнен' }).waitFor();
    expect(await seriousFaults(page, 'details')).toEqual([]);
    await context.close();
  });
});

describe('people', () => {
  test('an administrator invites a person, changes them, gives a role to the end of a day, blocks and lets in again', async () => {
    const { server } = open();
    const { page, faults, context } = await openAs(server, 'admin', '/users');
    await page.getByRole('link', { name: 'Пригласить' }).click();
    await page.getByRole('heading', { name: 'Приглашение сотрудника' }).waitFor();
    await page.getByLabel('Фамилия').fill('Панина');
    await page.getByLabel('Имя', { exact: false }).first().fill('Тамара');
    await page.getByLabel('Должность').fill('Специалист');
    await page.getByLabel('Электронная почта').fill('operator@demo.example');
    await page.getByLabel('Подразделение').fill('Отдел регистрации');
    await page.getByRole('option', { name: /Отдел регистрации/ }).click();
    await page.getByRole('button', { name: 'Отправить приглашение' }).click();
    await page.getByText('Такое значение уже занято').waitFor();
    await page.getByLabel('Электронная почта').fill('panina@agency.example');
    await page.getByRole('button', { name: 'Отправить приглашение' }).click();
    await page.getByRole('heading', { name: 'Панина Тамара' }).waitFor();

    await page.getByLabel('Должность').fill('Старший специалист');
    const saved = page.waitForResponse(
      (answer) => answer.request().method() === 'GET' && /\/api\/users\/[\da-f-]{36}$/.test(answer.url()),
    );
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await saved;
    await page.getByRole('button', { name: 'Добавить роль' }).click();
    await page.getByRole('combobox', { name: 'Роль' }).click();
    await page.getByRole('option', { name: 'Оператор' }).click();
    await page.getByLabel('Последний день').fill('2030-12-12');
    const given = page.waitForResponse((answer) => answer.url().endsWith('/roles'));
    await page.getByRole('button', { name: 'Сохранить роли' }).click();
    expect((await given).status()).toBe(200);
    await page.goto('/users');
    await page.getByRole('textbox', { name: 'Найти' }).fill('Панина');
    const row = page.getByRole('row', { name: /Панина Тамара/ });
    await row.getByText(/Оператор \(до 12\.12\.2030\)/).waitFor();
    expect(await row.innerText()).toContain('Старший специалист');

    await row.getByRole('link').click();
    await page.getByRole('button', { name: 'Заблокировать…' }).click();
    await page.getByRole('button', { name: 'Заблокировать', exact: true }).click();
    await page.getByRole('button', { name: 'Снять блокировку' }).click();
    await page.getByRole('button', { name: 'Заблокировать…' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a table is checked row by row before anybody is invited', async () => {
    const { page, faults, context } = await openAs(open().server, 'admin', '/users');
    await page.getByRole('button', { name: 'Загрузить из файла' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Скачать образец' }).click();
    const template = readFileSync(await (await download).path(), 'utf8');
    const choose = page.locator('input[type=file]');
    await choose.setInputFiles({
      name: 'люди.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(template.replace(/[\w.-]+@[\w.-]+/, 'не адрес')),
    });
    await page.getByText(/Укажите адрес электронной почты/).waitFor();
    expect(await page.getByRole('button', { name: 'Пригласить всех' }).isDisabled()).toBe(true);
    await choose.setInputFiles({
      name: 'люди.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(filled(template)),
    });
    await page.getByRole('button', { name: 'Пригласить всех' }).click();
    await page.getByText('Приглашено сотрудников: 1').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each(LOOKS)('their screens can be read by everybody, $name', async ({ options }) => {
    const { page, context } = await openAs(open().server, 'admin', '/users', options);
    await page.getByRole('link', { name: 'Ершова Марина Игоревна' }).waitFor();
    expect(await seriousFaults(page, 'list')).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('link', { name: 'Ершова Марина Игоревна' }).click();
    await page.getByRole('region', { name: 'Роли' }).waitFor();
    await page.getByRole('button', { name: 'Убрать роль' }).first().waitFor();
    expect(await seriousFaults(page, 'person')).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await context.close();
  });
});

describe('roles', () => {
  test('a change is told in sentences before it is saved, makes a version, and can be taken back', async () => {
    const { server } = open();
    const { page, faults, context } = await openAs(server, 'admin', '/roles');
    await page.getByRole('link', { name: 'Специалист по жалобам' }).click();
    const changes = page.getByRole('region', { name: 'Что изменится' });
    await changes.getByText('Права не изменены.').waitFor();
    await page.getByRole('checkbox', { name: 'Обращения: смотреть' }).check();
    await changes.getByText('Обращения: смотреть').waitFor();
    await changes.getByText(/Затронет сотрудников: \d/).waitFor();
    await page.getByRole('button', { name: /^Условия: Жалобы: смотреть/ }).click();
    const conditions = page.getByRole('dialog');
    await conditions.getByLabel('Где').click();
    await page.getByRole('option', { name: 'своё подразделение', exact: true }).click();
    expect(await seriousFaults(page, 'conditions')).toEqual([]);
    await conditions.getByRole('button', { name: 'Готово' }).click();
    await changes.getByText('Больше не смогут:').waitFor();
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByText('готовая роль, версия 2').waitFor();
    await page.getByRole('button', { name: 'Вернуть', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Вернуть' }).click();
    await page.getByText('готовая роль, версия 3').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Обращения: смотреть' }).isChecked()).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a role of one’s own is made and deleted', async () => {
    const { page, faults, context } = await openAs(open().server, 'admin', '/roles/create');
    await page.getByRole('heading', { name: 'Новая роль' }).waitFor();
    await page.getByRole('button', { name: 'Создать роль' }).click();
    await page.getByRole('textbox', { name: 'Название по-русски' }).fill('Старший оператор');
    await page.getByRole('textbox', { name: 'Название по-английски' }).fill('Senior operator');
    await page.getByRole('checkbox', { name: 'Заявления: смотреть', exact: true }).check();
    await page.getByRole('button', { name: 'Создать роль' }).click();
    await page.getByText('своя роль, версия 1').waitFor();
    await page.getByRole('button', { name: 'Удалить роль' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить роль' }).click();
    await page.getByRole('heading', { name: 'Роли', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Оператор', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Старший оператор' }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('who may, and whether somebody may, with the rule that decides', async () => {
    const { page, faults, context } = await openAs(open().server, 'admin', '/roles');
    await page.getByRole('button', { name: 'Проверить права…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Проверить права' });
    await dialog.getByLabel('Действие').click();
    await page.getByRole('option', { name: 'подписывать решение' }).click();
    await dialog.getByRole('button', { name: 'Кто может?' }).click();
    await dialog.getByText(/^Могут, человек: [1-9]/).waitFor();
    expect(await seriousFaults(page, 'simulator')).toEqual([]);
    await dialog.getByLabel(/^Сотрудник/).fill('Ершова');
    await page.getByRole('option', { name: 'Ершова Марина Игоревна' }).click();
    await dialog.getByRole('button', { name: 'Может ли?' }).click();
    await dialog.getByText('Нет: ни одна роль сотрудника этого не разрешает.').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each(LOOKS)('their screens can be read by everybody, $name', async ({ options }) => {
    const { page, context } = await openAs(open().server, 'admin', '/roles', options);
    await page.getByRole('link', { name: 'Менеджер' }).waitFor();
    expect(await seriousFaults(page, 'list')).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('link', { name: 'Менеджер' }).click();
    await page.getByRole('checkbox', { name: 'Заявления: смотреть', exact: true }).waitFor();
    await page.getByRole('region', { name: 'Версии' }).getByRole('listitem').first().waitFor();
    expect(await seriousFaults(page, 'role')).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await context.close();
  });
});
