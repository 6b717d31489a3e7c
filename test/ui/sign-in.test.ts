import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LOGIN_FAILURES_ALLOWED, RECOVERY_CODES } from '../../shared/access';
import { closeBrowser, openAs, seriousFaults, sidewaysScroll, type PageOptions } from '../support/browser';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { addPerson, Browser, PERSON_PASSWORD } from '../support/people';
import { startServer, testMoment, type TestServer } from '../support/server';
import { MailServer } from '../support/smtp';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NEXT = 'Sosna-83-lis';
const SECRET_KEY = '7c41f09ab2d85e63c7d91b40ea52f836';

const database = useDatabase();
let mail: MailServer;
let server: TestServer;
/** The same agency where devices are confirmed and single sign-on is offered. */
let strict: TestServer;

beforeAll(async () => {
  execFileSync(process.execPath, ['server/start.mjs', 'build'], { cwd: root, stdio: 'inherit' });
  mail = await MailServer.start();
  const start = (env: Record<string, string>) =>
    startServer({
      databaseUrl: database().url,
      role: 'api',
      env: { SMTP_URL: mail.url, SECRET_KEY, ...env },
    });
  server = await start({ DEVICE_CONFIRMATION: 'false' });
  strict = await start({
    DEVICE_CONFIRMATION: 'true',
    OIDC_ISSUER: 'http://127.0.0.1:9/',
    OIDC_CLIENT_ID: 'office',
    OIDC_CLIENT_SECRET: 'office-secret',
    OIDC_LABEL: 'Войти через ведомственный портал',
  });
  await Office.open(server);
});
afterAll(async () => {
  await closeBrowser();
  await strict.close();
  await server.close();
  await mail.close();
});
beforeEach(async () => {
  server.clock.set(testMoment);
  strict.clock.set(testMoment);
  await database().query('delete from request_rates');
});

const action = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function enter(page: Page, email: string, password = PERSON_PASSWORD): Promise<void> {
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

async function opened(email: string, at: string, options: PageOptions = {}) {
  const all = await openAs(server, null, at, options);
  await enter(all.page, email);
  return all;
}

/** A page as it stands has no serious fault of access and needs no scrolling sideways. */
async function sound(page: Page, where: string): Promise<void> {
  expect(await seriousFaults(page, where)).toEqual([]);
  expect({ where, wider: await sidewaysScroll(page) }).toEqual({ where, wider: 0 });
}

const totpOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
const codeNow = (totp: TOTP) => totp.generate({ timestamp: server.clock.now().getTime() });
const later = (minutes: number) =>
  server.clock.set(new Date(server.clock.now().getTime() + minutes * 60_000));

async function isTemporary(id: string): Promise<void> {
  await database().query('update users set must_change_password = true where id = $1', [id]);
}

/** Sets the second factor up on the profile page. @returns the authenticator and the recovery codes */
async function setUpSecondFactor(page: Page): Promise<{ totp: TOTP; codes: string[] }> {
  const section = page.getByRole('region', { name: 'Второй фактор' });
  await section.getByRole('button', { name: 'Подключить' }).click();
  await section.getByRole('img', { name: /QR-код/ }).waitFor();
  const totp = totpOf(await section.locator('code').innerText());
  await section.getByLabel('Код из приложения').fill(codeNow(totp));
  await page.keyboard.press('Enter');
  await heading(page, 'Сохраните резервные коды').waitFor();
  return { totp, codes: await section.getByRole('list').getByRole('listitem').allInnerTexts() };
}

describe.each<[string, PageOptions]>([
  ['light', {}],
  ['390 px, dark', { width: 390, height: 844, dark: true }],
])('a temporary password, %s', (look, options) => {
  test('is replaced by a fit one before anything else opens', async () => {
    const { id, email } = await addPerson(server);
    await isTemporary(id);
    const { page, faults, context } = await opened(email, '/queue/mine', options);
    await heading(page, 'Смените временный пароль').waitFor();
    const field = page.getByLabel('Новый пароль', { exact: true });
    await field.fill('Sosna');
    const rule = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    expect(await rule('прописная буква').innerText()).toMatch(/: выполнено$/);
    expect(await rule('цифра').innerText()).toMatch(/: не выполнено$/);
    await page.keyboard.press('Enter');
    await page.getByText(/^Пароль пока не отвечает отмеченным требованиям/).waitFor();
    await sound(page, `temporary password, ${look}`);
    await field.fill('P@ssw0rd1!');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /парол/i }).waitFor();
    await field.fill(NEXT);
    await page.keyboard.press('Enter');
    await heading(page, 'Мои дела').waitFor();
    expect((await new Browser(server.url).login(email, NEXT)).status).toBe(200);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the second factor', () => {
  test.each<[string, PageOptions]>([
    ['light', {}],
    ['390 px, dark', { width: 390, height: 844, dark: true }],
  ])('is set up in the profile, asked for at sign-in and turned off again, %s', async (look, options) => {
    const { email } = await addPerson(server);
    const { page, faults, context } = await opened(email, '/profile', options);
    await heading(page, 'Профиль').waitFor();
    const { totp, codes } = await setUpSecondFactor(page);
    expect(new Set(codes).size).toBe(RECOVERY_CODES);
    await sound(page, `recovery codes, ${look}`);
    await action(page, 'Коды сохранены').click();
    await page.getByText('Осталось: 10 резервных кодов.').waitFor();
    expect(await page.getByText(codes[0] ?? '-').count()).toBe(0);
    await sound(page, `profile, ${look}`);

    later(1);
    await context.clearCookies();
    await page.goto('/profile');
    await enter(page, email);
    await page.getByLabel('Код из приложения').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText(/^Код не подошёл/).waitFor();
    await sound(page, `second factor, ${look}`);
    await page.getByLabel('Код из приложения').fill(codeNow(totp));
    await page.keyboard.press('Enter');
    await heading(page, 'Профиль').waitFor();

    await action(page, 'Отключить').click();
    const dialog = page.getByRole('dialog', { name: 'Отключить второй фактор?' });
    await dialog.getByLabel('Пароль', { exact: true }).fill(PERSON_PASSWORD);
    await dialog.getByLabel('Код из приложения или резервный код').fill(codes[0] ?? '');
    await sound(page, `turning it off, ${look}`);
    await page.keyboard.press('Enter');
    await page.getByText('Второй фактор отключён. При входе спрашивается только пароль.').waitFor();
    expect((await new Browser(server.url).login(email)).status).toBe(200);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a recovery code does instead, in the dialog on top of the page as well', async () => {
    const { email } = await addPerson(server);
    const { page, faults, context } = await opened(email, '/profile');
    const { codes } = await setUpSecondFactor(page);
    await action(page, 'Коды сохранены').click();
    await context.clearCookies();
    await page.getByRole('link', { name: 'Очередь отдела' }).click();
    const dialog = page.getByRole('dialog', { name: 'Сеанс завершён' });
    await dialog.getByLabel('Пароль', { exact: true }).fill(PERSON_PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Ввести резервный код' }).click();
    await dialog.getByLabel('Резервный код').fill(codes[3] ?? '');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await heading(page, 'Очередь отдела').waitFor();
    await page.goto('/profile');
    await page.getByText('Осталось: 9 резервных кодов.').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('where the role asks for it, nothing opens before it is set up', async () => {
    await database().query("update roles set requires_second_factor = true where code = 'auditor'");
    const { email } = await addPerson(server, { role: 'auditor' });
    const { page, faults, context } = await opened(email, '/queue/department');
    await heading(page, 'Подключите второй фактор').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await action(page, 'Подключить').click();
    const totp = totpOf(await page.locator('code').innerText());
    await sound(page, 'second factor due');
    await page.getByLabel('Код из приложения').fill(codeNow(totp));
    await page.keyboard.press('Enter');
    await action(page, 'Коды сохранены').click();
    await heading(page, 'Очередь отдела').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the profile', () => {
  test('lists the own sessions and ends another one', async () => {
    const { email } = await addPerson(server);
    const elsewhere = new Browser(server.url);
    await elsewhere.login(email);
    const { page, faults, context } = await opened(email, '/profile');
    const sessions = page.getByRole('list', { name: 'Сеансы' }).getByRole('listitem');
    await sessions.nth(1).waitFor();
    expect(await sessions.filter({ hasText: 'Этот сеанс' }).innerText()).toContain('Chrome, Linux');
    expect(await page.getByRole('button', { name: /^Завершить сеанс/ }).count()).toBe(1);
    await page.getByRole('button', { name: /^Завершить сеанс: Неизвестное устройство/ }).click();
    await page.getByText(/^Сеанс завершён: /).waitFor();
    await expect.poll(() => sessions.count()).toBe(1);
    expect(await elsewhere.mayEnter()).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('changes the password of whoever knows it', async () => {
    const { email } = await addPerson(server);
    const { page, faults, context } = await opened(email, '/profile');
    const section = page.getByRole('region', { name: 'Пароль' });
    await section.getByLabel('Текущий пароль').fill('Wrong-1-guess');
    await section.getByLabel('Новый пароль', { exact: true }).fill(NEXT);
    await action(page, 'Сменить пароль').click();
    await section.getByText(/^Текущий пароль указан неверно/).waitFor();
    await section.getByLabel('Текущий пароль').fill(PERSON_PASSWORD);
    await action(page, 'Сменить пароль').click();
    await section.getByText('Пароль изменён. Остальные сеансы завершены.').waitFor();
    expect((await new Browser(server.url).login(email, NEXT)).status).toBe(200);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('is reached from the menu, in English too', async () => {
    const { page, faults, context } = await openAs(server, 'operator', '/queue/mine', { locale: 'en' });
    await page.getByRole('button', { name: /^Profile: / }).click();
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await heading(page, 'Second factor').waitFor();
    await page.getByText('This session', { exact: true }).waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/Сеанс|Пароль|фактор/);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('a forgotten password', () => {
  test('is reset by the mailed link, once; the answer is the same for an unknown address', async () => {
    const { email } = await addPerson(server);
    const { page, faults, context } = await openAs(server, null, '/');
    await page.getByRole('link', { name: 'Забыли пароль?' }).click();
    await heading(page, 'Сброс пароля').waitFor();
    for (const address of ['nobody@agency.example', email]) {
      await page.getByLabel('Электронная почта').fill(address);
      await page.keyboard.press('Enter');
      await page.getByText(`Если для адреса ${address} есть учётная запись`).waitFor();
      await sound(page, 'reset requested');
      await action(page, 'Указать другой адрес').click();
    }
    await server.runJobsUntilIdle();
    const letters = mail.letters.filter(({ recipient }) => recipient.endsWith('@agency.example'));
    expect(letters.map(({ recipient }) => recipient)).toEqual([email]);
    const link = /https?:\S+/.exec(letters[0]?.text ?? '')?.[0] ?? '';
    await page.goto(link);
    await page.getByLabel('Новый пароль', { exact: true }).fill(NEXT);
    await page.keyboard.press('Enter');
    await heading(page, 'Пароль изменён').waitFor();
    await page.getByRole('link', { name: 'Войти' }).click();
    await enter(page, email, NEXT);
    await heading(page, 'Мои дела').waitFor();

    await page.goto(link);
    await page.getByLabel('Новый пароль', { exact: true }).fill('Dub-19-kuna');
    await page.keyboard.press('Enter');
    await page.getByText(/^Ссылка уже использована или устарела/).waitFor();
    await page.getByRole('link', { name: 'Запросить новую ссылку' }).click();
    await heading(page, 'Сброс пароля').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the door', () => {
  test('a new device is confirmed by the mailed code', async () => {
    const { email } = await addPerson(server);
    const { page, faults, context } = await openAs(strict, null, '/queue/mine');
    await enter(page, email);
    await heading(page, 'Вход с нового устройства').waitFor();
    await page.getByLabel('Код из письма').fill('000000x');
    await page.keyboard.press('Enter');
    await page.getByText('Код не подошёл. Осталось попыток: 4.').waitFor();
    await sound(page, 'new device');
    await strict.runJobsUntilIdle();
    const letter = mail.letters.findLast(({ recipient }) => recipient === email);
    await page.getByLabel('Код из письма').fill(/\d{6,}/.exec(letter?.text ?? '')?.[0] ?? '');
    await page.keyboard.press('Enter');
    await heading(page, 'Мои дела').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('wrong codes lock the account until a time', async () => {
    const { email } = await addPerson(server);
    const here = await opened(email, '/profile');
    await setUpSecondFactor(here.page);
    await here.context.close();
    const { page, context } = await opened(email, '/');
    for (let attempt = 1; attempt <= LOGIN_FAILURES_ALLOWED; attempt += 1) {
      await page.getByLabel('Код из приложения').fill(`00000${attempt}`);
      const answer = page.waitForResponse('**/api/auth/login');
      await page.keyboard.press('Enter');
      expect((await answer).status()).toBe(attempt < LOGIN_FAILURES_ALLOWED ? 403 : 423);
    }
    await page.getByText(/^Учётная запись заблокирована до 12:15/).waitFor();
    await action(page, 'Назад').click();
    await page.getByLabel('Электронная почта').waitFor();
    await context.close();
  });

  test('too many requests: the time after which to try again', async () => {
    const { page, context } = await openAs(server, null, '/reset-password');
    const email = 'often@agency.example';
    for (let n = 0; n < 5; n += 1) {
      await new Browser(server.url).post('/api/auth/password-reset', { email });
    }
    await page.getByLabel('Электронная почта').fill(email);
    await page.keyboard.press('Enter');
    await page.getByText('Слишком много попыток. Повторите после 13:00.').waitFor();
    expect(await page.getByLabel('Электронная почта').inputValue()).toBe(email);
    await context.close();
  });

  test('single sign-on has its button where it is set up, and says why it led back', async () => {
    const { page, faults, context } = await openAs(strict, null, '/login?error=sso_no_account');
    await page.getByText(/^Единый вход не выполнен: для вас нет действующей учётной записи/).waitFor();
    const button = page.getByRole('link', { name: 'Войти через ведомственный портал' });
    expect(await button.getAttribute('href')).toBe('/api/auth/oidc/start');
    await sound(page, 'single sign-on');
    await page.goto(`${server.url}/login`);
    await page.getByText('Посмотреть на примере').waitFor();
    expect(await button.count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
