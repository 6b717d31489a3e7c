import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openAs, seriousFaults, type PageOptions } from '../support/browser';
import { answerRound } from '../support/busy-days';
import { anOpenOffice } from '../support/open-office';

const open = anOpenOffice();

const LOOKS: { name: string; options: PageOptions }[] = [
  { name: 'light', options: {} },
  { name: 'dark', options: { dark: true } },
  { name: '390 px', options: { width: 390, height: 844 } },
];

async function title(page: Page): Promise<void> {
  await page.locator('#case-title').waitFor();
}

test.each(LOOKS)('sign-in, $name', async ({ options }) => {
  const { page, context } = await openAs(open().server, null, '/', options);
  await page.getByText('Посмотреть на примере').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('Электронная почта').fill('nobody@demo.example');
  await page.getByLabel('Пароль', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByText(/^Неверная почта или пароль/).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await context.close();
});

test.each(LOOKS)('queue with rows and without, its menus and keys, $name', async ({ options }) => {
  const { server, office } = open();
  await office.free('no-criminal-record', { priority: 'expedited', signed: true });
  const { page, context } = await openAs(server, 'manager', '/queue/department', options);
  await page
    .getByRole('link', { name: /^Открыть дело/ })
    .first()
    .waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Услуга', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Регистрация ИП' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.goto('/queue/mine');
  await page.getByText('У вас нет дел в работе.').waitFor();
  await page.keyboard.press('Shift+Slash');
  await page.getByRole('dialog', { name: 'Клавиши' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await context.close();
});

test.each(LOOKS)('a case: plain, being remarked on, being decided, its tabs, $name', async ({ options }) => {
  const { server, office } = open();
  const row = await office.claimed();
  const { page, context } = await openAs(server, 'operator', `/applications/${row.id}`, options);
  await title(page);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Замечание: Дата рождения' }).click();
  await page.getByRole('radio').first().check();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Готово', exact: true }).click();
  for (const tab of ['Документы', 'Проверки', 'Переписка', 'История']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel', { name: tab }).waitFor();
    expect(await seriousFaults(page, tab)).toEqual([]);
  }
  for (const button of ['Отклонить', 'Одобрить']) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').getByText('Так увидит заявитель').waitFor();
    expect(await seriousFaults(page, button)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await context.close();
});

test.each(LOOKS)('a case sent back, and then answered, $name', async ({ options }) => {
  const { server, office } = open();
  const claimed = await office.claimed();
  const record = await office.case('operator', claimed.id);
  const reasonCode = record.card.correctionReasons[0]?.code;
  const asked = await office.command('operator', claimed, 'request-correction', {
    items: [
      { target: { kind: 'field', path: 'applicant.birthDate' }, reasonCode, message: 'Уточните дату.' },
      {
        target: { kind: 'document', documentId: record.documents?.[0]?.id },
        reasonCode,
        message: 'Загрузите читаемый файл.',
      },
    ],
  });
  const { page, context } = await openAs(server, 'operator', `/applications/${claimed.id}`, options);
  await page.getByText('Запрошена доработка № 1').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await answerRound(open(), asked, '1985-07-14');
  await page.reload();
  await page.getByRole('button', { name: 'Принять все' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Вернуть', exact: true }).first().click();
  await page.getByLabel('Что ещё исправить').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await context.close();
});

test.each(LOOKS)('the directory, $name', async ({ options }) => {
  const { page, context } = await openAs(open().server, 'auditor', '/', options);
  // One frame draws them all: the themes and the width are tried on two.
  const all = ['users', 'services', 'roles', 'departments', 'notifications', 'jobs'];
  for (const resource of options.dark || options.width ? all.slice(0, 2) : all) {
    await page.goto(`/${resource}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('table').or(page.getByText('Здесь пока пусто.')).waitFor();
    expect(await seriousFaults(page, resource)).toEqual([]);
  }
  await context.close();
});
