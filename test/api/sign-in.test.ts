import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEVICE_CODE_TRIES, LOCK_MINUTES, LOGIN_FAILURES_ALLOWED, RECOVERY_CODES } from '../../shared/access';
import type { OwnSession, RecoveryCodes, SecondFactorEnrolment } from '../../shared/access';
import { HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { addPerson, Browser, PERSON_PASSWORD } from '../support/people';
import { startServer, testMoment, type TestServer } from '../support/server';
import { MailServer } from '../support/smtp';

const MINUTE = 60_000;
const NEXT = 'Sosna-83-lis';
const SECRET_KEY = '7c41f09ab2d85e63c7d91b40ea52f836';

const database = useDatabase();
let mail: MailServer;
let server: TestServer;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({
    databaseUrl: database().url,
    role: 'api',
    env: { SMTP_URL: mail.url, DEVICE_CONFIRMATION: 'false', SECRET_KEY },
  });
  await Office.open(server);
});
afterAll(async () => {
  await server.close();
  await mail.close();
});
beforeEach(async () => {
  server.clock.set(testMoment);
  // The clock stands still: without this the whole file would be one window of the rate limits.
  await database().query('delete from request_rates');
});

const browser = (of: TestServer = server) => new Browser(of.url);

async function signedIn(email: string, of: TestServer = server): Promise<Browser> {
  const opened = browser(of);
  expect((await opened.login(email)).status).toBe(200);
  return opened;
}

async function auditOf(userId: string): Promise<string[]> {
  const rows = await database().query<{ action: string }>(
    'select action from audit_events where subject_id = $1 or actor_id = $1 order by action',
    [userId],
  );
  return rows.map(({ action }) => action);
}

describe('the own password', () => {
  test('is changed by whoever knows it; the other sessions end, this one stays', async () => {
    const { id, email } = await addPerson(server);
    const [here, there] = [await signedIn(email), await signedIn(email)];
    const answer = await here.post('/api/auth/password', { current: PERSON_PASSWORD, next: NEXT });
    expect(answer).toMatchObject({ status: 200, body: { user: { email } } });
    expect([await here.mayEnter(), await there.mayEnter()]).toEqual([true, false]);
    expect((await browser().login(email)).status).toBe(401);
    expect((await browser().login(email, NEXT)).status).toBe(200);
    expect(await auditOf(id)).toContain('passwordChanged');
  });

  test('is refused when weak, common, personal or the same as before, with the field and the reason', async () => {
    const { email } = await addPerson(server, { name: 'sosnova' });
    const here = await signedIn(email);
    const codes = async (next: string) => {
      const { status, body } = await here.post('/api/auth/password', { current: PERSON_PASSWORD, next });
      expect(status).toBe(422);
      const errors = body['errors'] as { path: string; code: string; message: string }[];
      expect(errors.every(({ path, message }) => path === 'next' && message.length > 5)).toBe(true);
      return errors.map(({ code }) => code);
    };
    expect(await codes('kedr')).toEqual([
      'too_short',
      'password_upper',
      'password_digit',
      'password_special',
    ]);
    expect(await codes('P@ssw0rd1!')).toEqual(['password_common']);
    expect(await codes('Sosnova-83!')).toEqual(['password_personal']);
    expect(await codes(PERSON_PASSWORD)).toEqual(['password_unchanged']);
    expect((await browser().login(email)).status).toBe(200);
  });

  test('guessing it from a stolen session locks the account like guessing at the door', async () => {
    const { email } = await addPerson(server);
    const here = await signedIn(email);
    const statuses: number[] = [];
    for (let n = 0; n < LOGIN_FAILURES_ALLOWED; n += 1) {
      const body = { current: `Wrong-${n}-guess`, next: NEXT };
      statuses.push((await here.post('/api/auth/password', body)).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 423]);
    expect((await here.post('/api/auth/password', { current: PERSON_PASSWORD, next: NEXT })).status).toBe(
      423,
    );
    expect((await browser().login(email)).status).toBe(423);
  });

  test('neither a session nor a token: 401; both or none given: 422', async () => {
    expect((await browser().post('/api/auth/password', { current: 'x', next: NEXT })).status).toBe(401);
    expect((await browser().post('/api/auth/password', { next: NEXT })).status).toBe(422);
    const both = { current: 'x', changeToken: 'y', next: NEXT };
    expect((await browser().post('/api/auth/password', both)).status).toBe(422);
  });
});

describe('a temporary password', () => {
  async function invited() {
    const person = await addPerson(server);
    await database().query('update users set must_change_password = true where id = $1', [person.id]);
    return person;
  }
  const tokenOf = async (email: string) => {
    const { status, body } = await browser().login(email);
    expect({ status, code: body['code'] }).toEqual({ status: 403, code: 'password_change_required' });
    return String(body['changeToken']);
  };

  test('is replaced with the token of the refusal, which signs in, once', async () => {
    const { email } = await invited();
    const changeToken = await tokenOf(email);
    const here = browser();
    expect(await here.post('/api/auth/password', { changeToken, next: NEXT })).toMatchObject({
      status: 200,
      body: { user: { email }, rules: expect.any(Array) },
    });
    expect(await here.mayEnter()).toBe(true);
    const again = await browser().post('/api/auth/password', { changeToken, next: 'Lipa-61-noch' });
    expect(again).toMatchObject({ status: 422, body: { code: 'link_expired' } });
    expect((await browser().login(email, NEXT)).status).toBe(200);
  });

  test('a refused new password costs no token; a newer token, time and blocking do', async () => {
    const { id, email } = await invited();
    const first = await tokenOf(email);
    const second = await tokenOf(email);
    const attempt = (changeToken: string, next = NEXT) =>
      browser().post('/api/auth/password', { changeToken, next });
    expect((await attempt(first)).body['code']).toBe('link_expired');
    expect((await attempt(second, 'Password1!')).body['code']).toBe('validation_failed');
    expect((await attempt(second, PERSON_PASSWORD)).body['code']).toBe('validation_failed');
    server.clock.advance(10 * MINUTE);
    expect((await attempt(second)).body['code']).toBe('link_expired');
    const third = await tokenOf(email);
    await database().query('update users set blocked_at = now() where id = $1', [id]);
    expect((await attempt(third)).body['code']).toBe('link_expired');
  });

  test('two uses of one token at once: one signs in', async () => {
    const { email } = await invited();
    const changeToken = await tokenOf(email);
    const answers = await Promise.all(
      [NEXT, 'Lipa-61-noch'].map((next) => browser().post('/api/auth/password', { changeToken, next })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });
});

describe('answers do not tell whether an account exists', () => {
  test('an unknown, a blocked and a known address: the same answers to the lock and after it', async () => {
    const known = await addPerson(server);
    const blocked = await addPerson(server);
    await database().query('update users set blocked_at = now() where id = $1', [blocked.id]);
    const series = async (email: string) => {
      const answers = [];
      for (let n = 0; n < LOGIN_FAILURES_ALLOWED + 1; n += 1) {
        const { status, body } = await browser().login(email, `Wrong-${n}-guess`);
        answers.push({ status, body });
      }
      server.clock.advance(LOCK_MINUTES * MINUTE);
      const { status, body } = await browser().login(email, 'Wrong-x-guess');
      server.clock.set(testMoment);
      return [...answers, { status, body }];
    };
    const ofKnown = await series(known.email);
    expect(ofKnown.map(({ status }) => status)).toEqual([401, 401, 401, 401, 423, 423, 401]);
    expect(await series('nobody@agency.example')).toEqual(ofKnown);
    expect(await series(blocked.email)).toEqual(ofKnown);
  });

  test('a blocked person who knows the password is refused like anybody, and locked too', async () => {
    const { id, email } = await addPerson(server);
    await database().query('update users set blocked_at = now() where id = $1', [id]);
    const statuses: number[] = [];
    for (let n = 0; n < LOGIN_FAILURES_ALLOWED; n += 1) statuses.push((await browser().login(email)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 423]);
  });

  test('the lock of an address is one, however it is spelled', async () => {
    const { email } = await addPerson(server);
    for (const spelled of [email, email.toUpperCase(), ` ${email}`, `${email} `]) {
      expect((await browser().login(spelled, 'Wrong-1-guess')).status).toBe(401);
    }
    expect((await browser().login(email, 'Wrong-1-guess')).status).toBe(423);
  });
});

describe('rate limits', () => {
  test('hold for one account, over all processes, and say when to come back', async () => {
    const { email } = await addPerson(server);
    const other = await startServer({ databaseUrl: database().url, role: 'api' });
    for (let n = 0; n < 30; n += 1) {
      expect((await browser().login(email)).status).toBe(200);
      expect((await browser(other).login(email)).status).toBe(200);
    }
    for (const refusing of [server, other]) {
      const refused = await browser(refusing).login(email);
      expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
      expect(refused.headers.get('retry-after')).toBe('900');
    }
    await other.close();
    server.clock.advance(15 * MINUTE);
    expect((await browser().login(email)).status).toBe(200);
  }, 60_000);

  test('hold for one address of the network, whatever accounts are tried', async () => {
    await database().query(`insert into request_rates values ('loginByAddress:127.0.0.1', 300, $1)`, [
      new Date(Date.parse(testMoment) + 4 * MINUTE),
    ]);
    const refused = await browser().login('somebody@agency.example');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('240');
  });

  test('an account that is asked to reset too often is left alone', async () => {
    const ask = () => browser().post('/api/auth/password-reset', { email: 'someone@agency.example' });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  });
});

describe('reset by mail', () => {
  const ask = (email: string) => browser().post('/api/auth/password-reset', { email });
  const confirm = (token: string, next = NEXT) =>
    browser().post('/api/auth/password-reset/confirm', { token, next });
  async function linkFor(email: string): Promise<string> {
    await ask(email);
    await server.runJobsUntilIdle();
    return /\/reset-password#([\w-]{43})/.exec(mail.to(email).at(-1)?.text ?? '')?.[1] ?? '';
  }

  test('sets a password once, ends all sessions, opens a lock', async () => {
    const { id, email } = await addPerson(server);
    const here = await signedIn(email);
    for (let n = 0; n < LOGIN_FAILURES_ALLOWED; n += 1) await browser().login(email, `Wrong-${n}-guess`);
    const token = await linkFor(email);
    expect((await confirm(token, 'Password1!')).body['code']).toBe('validation_failed');
    expect((await confirm(token)).status).toBe(204);
    expect(await here.mayEnter()).toBe(false);
    expect((await browser().login(email)).status).toBe(401);
    expect((await browser().login(email, NEXT)).status).toBe(200);
    expect(await confirm(token, 'Lipa-61-noch')).toMatchObject({
      status: 422,
      body: { code: 'link_expired' },
    });
    expect(await auditOf(id)).toEqual(expect.arrayContaining(['passwordResetRequested', 'passwordReset']));
  });

  test('works for 30 minutes and not a moment longer', async () => {
    const { email } = await addPerson(server);
    const token = await linkFor(email);
    server.clock.advance(30 * MINUTE);
    expect((await confirm(token)).body['code']).toBe('link_expired');
    server.clock.advance(-1);
    expect((await confirm(token)).status).toBe(204);
  });

  test('a new request kills the link before it, also while its letter is on the way', async () => {
    const { email } = await addPerson(server);
    const first = await linkFor(email);
    await ask(email);
    expect((await confirm(first)).body['code']).toBe('link_expired');
    const second = await linkFor(email);
    expect(second).not.toBe(first);
    expect((await confirm(second)).status).toBe(204);
  });

  test('two requests at once: one link works', async () => {
    const { email } = await addPerson(server);
    const seen = mail.to(email).length;
    await Promise.all([ask(email), ask(email)]);
    await server.runJobsUntilIdle();
    const tokens = mail
      .to(email)
      .slice(seen)
      .map(({ text }) => /#([\w-]{43})/.exec(text)?.[1] ?? '');
    const live = await database().query(`select 1 from sign_in_requests r join users u on u.id = r.user_id
      where u.email = '${email}'`);
    expect(live).toHaveLength(1);
    const answers = [];
    for (const token of tokens) answers.push((await confirm(token)).status);
    expect(answers.filter((status) => status === 204)).toHaveLength(1);
  });

  test('one link used twice at once sets one password', async () => {
    const { email } = await addPerson(server);
    const token = await linkFor(email);
    const answers = await Promise.all([confirm(token, NEXT), confirm(token, 'Lipa-61-noch')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 422]);
  });

  test('an unknown and a blocked address get the same answer and no letter', async () => {
    const { id, email } = await addPerson(server);
    await database().query('update users set blocked_at = now() where id = $1', [id]);
    const before = mail.letters.length;
    for (const address of ['nobody-at-all@agency.example', email]) {
      expect(await ask(address)).toMatchObject({ status: 202, body: '' });
    }
    await server.runJobsUntilIdle();
    expect(mail.letters).toHaveLength(before);
  });

  test('the secret is in the letter alone', async () => {
    const { email } = await addPerson(server);
    const token = await linkFor(email);
    const [stored] = await database().query<{ text: string }>(
      `select concat((select string_agg(o::text, '') from outbox o), (select string_agg(r::text, '') from sign_in_requests r),
        (select string_agg(a::text, '') from audit_events a)) as text`,
    );
    expect(stored?.text.includes(token)).toBe(false);
    expect(stored?.text.includes(email)).toBe(false);
  });
});

describe('second factor', () => {
  async function enrolled(name = 'person') {
    const person = await addPerson(server, { name });
    const here = await signedIn(person.email);
    const { body } = await here.post<SecondFactorEnrolment>('/api/auth/second-factor/enrol');
    const code = (shift = 0) =>
      new TOTP({ secret: Secret.fromBase32(body.secret) }).generate({
        timestamp: server.clock.now().getTime() + shift * 30_000,
      });
    const confirmed = await here.post<RecoveryCodes>('/api/auth/second-factor/confirm', { code: code() });
    expect(confirmed.status).toBe(200);
    server.clock.advance(30_000);
    return { ...person, here, code, recoveryCodes: confirmed.body.recoveryCodes, enrolment: body };
  }
  const totpLogin = (email: string, totp: string) => browser().login(email, PERSON_PASSWORD, { totp });

  test('is set up with a QR code and a first code, and then asked at every sign-in', async () => {
    const { id, email, here, code, recoveryCodes, enrolment } = await enrolled();
    expect(enrolment.otpauthUrl).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
    expect(enrolment.qr).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(new Set(recoveryCodes).size).toBe(RECOVERY_CODES);
    expect(recoveryCodes.every((line) => /^[a-z2-9]{5}-[a-z2-9]{5}$/.test(line))).toBe(true);
    expect((await here.get('/api/auth/second-factor')).body).toEqual({
      enabled: true,
      required: false,
      enabledAt: testMoment,
      recoveryCodesLeft: 10,
    });
    const asked = await browser().login(email);
    expect(asked).toMatchObject({ status: 403, body: { code: 'second_factor_required' } });
    expect(asked.headers.getSetCookie()).toEqual([]);
    expect((await totpLogin(email, code())).status).toBe(200);
    expect(await auditOf(id)).toContain('secondFactorEnabled');
  });

  test('the secret is sealed in the database, recovery codes are digests', async () => {
    const { enrolment, recoveryCodes } = await enrolled();
    const [stored] = await database().query<{ text: string }>(
      `select concat((select string_agg(s::text, '') from second_factors s), (select string_agg(r::text, '') from recovery_codes r)) as text`,
    );
    expect(stored?.text).not.toContain(enrolment.secret);
    expect(recoveryCodes.some((line) => stored?.text.includes(line.replace('-', '')))).toBe(false);
  });

  test('answers that hold secrets are not kept for repeats', async () => {
    const { email } = await addPerson(server);
    const here = await signedIn(email);
    const cookie = `session=${here.cookies.get('session') ?? ''}`;
    const client = new HttpClient(server.url, { cookie, 'idempotency-key': 'the-same-key' });
    const secrets = [
      (await client.post('/api/auth/second-factor/enrol')).body['secret'],
      (await client.post('/api/auth/second-factor/enrol')).body['secret'],
    ];
    expect(new Set(secrets).size).toBe(2);
    expect(await database().query('select 1 from idempotency_keys')).toEqual([]);
  });

  test('a code works once, also when two use it at once; the one that confirmed opens nothing', async () => {
    const { email, code } = await enrolled();
    expect((await totpLogin(email, code(-1))).body['code']).toBe('second_factor_required');
    const answers = await Promise.all([totpLogin(email, code()), totpLogin(email, code())]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect((await totpLogin(email, code())).status).toBe(403);
    server.clock.advance(30_000);
    expect((await totpLogin(email, code())).status).toBe(200);
  });

  test('clocks may be one period off, not two; an older code is dead after a newer one', async () => {
    const { email, code } = await enrolled();
    server.clock.advance(5 * 30_000);
    expect((await totpLogin(email, code(2))).status).toBe(403);
    expect((await totpLogin(email, code(-2))).status).toBe(403);
    expect((await totpLogin(email, code(1))).status).toBe(200);
    expect((await totpLogin(email, code(0))).status).toBe(403);
    expect((await totpLogin(email, code(-1))).status).toBe(403);
  });

  test('wrong codes count: five lock the account, and tell so only to those who know the password', async () => {
    const { email } = await enrolled();
    const statuses: number[] = [];
    for (let n = 0; n < LOGIN_FAILURES_ALLOWED; n += 1) {
      statuses.push((await totpLogin(email, `00000${n}`)).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 423]);
    // A request without a code neither counts nor starts the count anew.
    const other = await enrolled();
    for (let n = 0; n < 4; n += 1) await totpLogin(other.email, `00000${n}`);
    expect((await browser().login(other.email)).status).toBe(403);
    expect((await totpLogin(other.email, '000009')).status).toBe(423);
  });

  test('a recovery code works once, in any spelling, also when two use it at once', async () => {
    const { id, email, recoveryCodes, here } = await enrolled();
    const [first = '', second = ''] = recoveryCodes;
    const answers = await Promise.all([totpLogin(email, first), totpLogin(email, first)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect((await totpLogin(email, first)).status).toBe(403);
    expect((await totpLogin(email, second.toUpperCase().replace('-', ' '))).status).toBe(200);
    expect((await here.get('/api/auth/second-factor')).body['recoveryCodesLeft']).toBe(8);
    expect((await auditOf(id)).filter((action) => action === 'recoveryCodeUsed')).toHaveLength(2);
  });

  test('a recovery code of somebody else opens nothing', async () => {
    const [mine, theirs] = [await enrolled(), await enrolled()];
    expect((await totpLogin(mine.email, theirs.recoveryCodes[0] ?? '')).status).toBe(403);
  });

  test('is turned off with password and code together; begun anew it takes a new secret', async () => {
    const { email, here, code, enrolment } = await enrolled();
    const off = (body: object) => here.delete('/api/auth/second-factor', body);
    expect((await here.post('/api/auth/second-factor/enrol')).body['code']).toBe('second_factor_enabled');
    expect((await off({ password: 'Wrong-1-guess', code: code() })).body['code']).toBe('wrong_password');
    expect((await off({ password: PERSON_PASSWORD, code: '000000' })).body['code']).toBe('wrong_code');
    expect((await off({ password: PERSON_PASSWORD, code: code() })).status).toBe(204);
    expect((await browser().login(email)).status).toBe(200);
    const anew = await here.post<SecondFactorEnrolment>('/api/auth/second-factor/enrol');
    expect(anew.body.secret).not.toBe(enrolment.secret);
    const wrong = await here.post('/api/auth/second-factor/confirm', { code: '000000' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
    // Not in force before it is confirmed.
    expect((await browser().login(email)).status).toBe(200);
  });

  test('a role that asks for it leaves nothing but setting it up, from the next request on', async () => {
    const { email } = await addPerson(server, { role: 'manager' });
    const here = await signedIn(email);
    expect((await here.get('/api/applications')).status).toBe(200);
    await database().query(`update roles set requires_second_factor = true where code = 'manager'`);
    const refused = await here.get('/api/applications');
    expect(refused).toMatchObject({ status: 403, body: { code: 'second_factor_enrolment_required' } });
    expect((await here.get('/api/auth/me')).body).toMatchObject({ secondFactorDue: true, rules: [] });
    const { body } = await here.post<SecondFactorEnrolment>('/api/auth/second-factor/enrol');
    const timestamp = server.clock.now().getTime();
    const code = new TOTP({ secret: Secret.fromBase32(body.secret) }).generate({ timestamp });
    expect((await here.post('/api/auth/second-factor/confirm', { code })).status).toBe(200);
    expect((await here.get('/api/applications')).status).toBe(200);
    expect((await here.get('/api/auth/me')).body).toMatchObject({ secondFactorDue: false });
    await database().query('update roles set requires_second_factor = false');
  });
});

describe('new devices', () => {
  let strict: TestServer;
  beforeAll(async () => {
    strict = await startServer({
      databaseUrl: database().url,
      role: 'api',
      env: { SMTP_URL: mail.url, DEVICE_CONFIRMATION: 'true', SECRET_KEY },
    });
  });
  afterAll(() => strict.close());
  beforeEach(() => strict.clock.set(testMoment));

  async function codeFor(email: string): Promise<string> {
    await strict.runJobsUntilIdle();
    return /: (\d{6})/.exec(mail.to(email).at(-1)?.text ?? '')?.[1] ?? '';
  }
  const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  test('are confirmed by a mailed code, once each', async () => {
    const { id, email } = await addPerson(strict);
    const here = browser(strict);
    const asked = await here.login(email);
    expect(asked).toMatchObject({ status: 403, body: { code: 'device_confirmation_required' } });
    const deviceCode = await codeFor(email);
    expect((await here.login(email, PERSON_PASSWORD, { deviceCode })).status).toBe(200);
    await here.post('/api/auth/logout');
    expect((await here.login(email)).status).toBe(200);
    const elsewhere = await browser(strict).login(email, PERSON_PASSWORD, { deviceCode });
    expect(elsewhere).toMatchObject({ status: 403, body: { expired: true } });
    expect(await auditOf(id)).toContain('deviceConfirmed');
  });

  test('a wrong password brings no letter', async () => {
    const { email } = await addPerson(strict);
    expect((await browser(strict).login(email, 'Wrong-1-guess')).status).toBe(401);
    expect(await codeFor(email)).toBe('');
  });

  test('the device of one person is not that of another', async () => {
    const [mine, theirs] = [await addPerson(strict), await addPerson(strict)];
    const here = browser(strict);
    await here.login(mine.email);
    await here.login(mine.email, PERSON_PASSWORD, { deviceCode: await codeFor(mine.email) });
    expect((await here.login(theirs.email)).body['code']).toBe('device_confirmation_required');
  });

  test(`a code may be tried ${DEVICE_CODE_TRIES} times; then even the right one is dead`, async () => {
    const { email } = await addPerson(strict);
    await browser(strict).login(email);
    const code = await codeFor(email);
    const left: unknown[] = [];
    for (let n = 0; n < DEVICE_CODE_TRIES; n += 1) {
      const answer = await browser(strict).login(email, PERSON_PASSWORD, { deviceCode: wrongOf(code) });
      left.push(answer.body['attemptsLeft']);
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
    const late = await browser(strict).login(email, PERSON_PASSWORD, { deviceCode: code });
    expect(late).toMatchObject({ status: 403, body: { expired: true } });
    const fresh = await codeFor(email);
    expect((await browser(strict).login(email, PERSON_PASSWORD, { deviceCode: fresh })).status).toBe(200);
  });

  test('a code works ten minutes; asking again within a minute sends no second letter', async () => {
    const { email } = await addPerson(strict);
    await browser(strict).login(email);
    const code = await codeFor(email);
    await browser(strict).login(email);
    await strict.runJobsUntilIdle();
    expect(mail.to(email)).toHaveLength(1);
    strict.clock.advance(10 * MINUTE);
    const late = await browser(strict).login(email, PERSON_PASSWORD, { deviceCode: code });
    expect(late).toMatchObject({ status: 403, body: { expired: true } });
  });

  test('letters are limited: five an hour', async () => {
    const { email } = await addPerson(strict);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      statuses.push((await browser(strict).login(email)).status);
      strict.clock.advance(2 * MINUTE);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
  });

  test('with a second factor: the device is confirmed although the code of the app is still missing', async () => {
    const { email } = await addPerson(server);
    const enrolling = await signedIn(email);
    const { body } = await enrolling.post<SecondFactorEnrolment>('/api/auth/second-factor/enrol');
    const totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
    const at = () => ({ timestamp: strict.clock.now().getTime() });
    await enrolling.post('/api/auth/second-factor/confirm', { code: totp.generate(at()) });
    const here = browser(strict);
    await here.login(email);
    const deviceCode = await codeFor(email);
    const second = await here.login(email, PERSON_PASSWORD, { deviceCode });
    expect(second).toMatchObject({ status: 403, body: { code: 'second_factor_required' } });
    strict.clock.advance(30_000);
    const third = await here.login(email, PERSON_PASSWORD, { deviceCode, totp: totp.generate(at()) });
    expect(third.status).toBe(200);
  });
});

describe('own sessions', () => {
  const list = (of: Browser) => of.get<OwnSession[]>('/api/auth/sessions');

  test('are listed, the one at hand marked, and ended one by one', async () => {
    const { id, email } = await addPerson(server);
    const [here, there] = [await signedIn(email), await signedIn(email)];
    server.clock.advance(2 * MINUTE);
    const { body } = await list(here);
    expect(body).toHaveLength(2);
    expect(body.filter(({ current }) => current)).toHaveLength(1);
    expect(body[0]).toMatchObject({ current: true, address: '127.0.0.1', method: 'password' });
    expect(Object.keys(body[0] ?? {}).some((key) => /token|hash/i.test(key))).toBe(false);
    const other = body.find(({ current }) => !current)?.id ?? '';
    expect((await here.delete(`/api/auth/sessions/${other}`)).status).toBe(204);
    expect([await here.mayEnter(), await there.mayEnter()]).toEqual([true, false]);
    expect((await here.delete(`/api/auth/sessions/${other}`)).status).toBe(404);
    const own = body.find(({ current }) => current)?.id ?? '';
    expect((await here.delete(`/api/auth/sessions/${own}`)).status).toBe(204);
    expect(here.cookies.has('session')).toBe(false);
    expect(await auditOf(id)).toContain('sessionEnded');
  });

  test('those of others are neither listed nor ended', async () => {
    const [mine, theirs] = [await addPerson(server), await addPerson(server)];
    const [here, there] = [await signedIn(mine.email), await signedIn(theirs.email)];
    const foreign = (await list(there)).body[0]?.id ?? '';
    expect((await list(here)).body.map(({ id }) => id)).not.toContain(foreign);
    expect((await here.delete(`/api/auth/sessions/${foreign}`)).status).toBe(404);
    expect(await there.mayEnter()).toBe(true);
  });

  test('sessions that have run out are not listed', async () => {
    const { email } = await addPerson(server);
    await signedIn(email);
    server.clock.advance(31 * MINUTE);
    const here = await signedIn(email);
    expect((await list(here)).body).toHaveLength(1);
  });
});

test('what sign-in leaves behind is cleared away', async () => {
  await browser().login('nobody-left@agency.example', 'Wrong-1-guess');
  await browser().post('/api/auth/password-reset', { email: 'nobody-left@agency.example' });
  server.clock.advance(25 * 60 * MINUTE);
  await server.runSweep('access.deleteOverdueSignIns');
  const [left] = await database().query<{ rows: number }>(
    `select ((select count(*) from login_failures) + (select count(*) from request_rates)
      + (select count(*) from sign_in_requests))::int as rows`,
  );
  expect(left?.rows).toBe(0);
});
