import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCK_MINUTES, LOGIN_FAILURES_ALLOWED } from '../../shared/access';
import { HttpClient, signIn } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, testMoment, type TestServer } from '../support/server';

const PASSWORD = 'Demo-2026!';
const MINUTE = 60_000;

const database = useDatabase();
let server: TestServer;
let anyone: HttpClient;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  await Office.open(server);
  anyone = new HttpClient(server.url);
});
afterAll(() => server.close());

const login = (email: string, password = PASSWORD) => anyone.post('/api/auth/login', { email, password });

describe('signing in', () => {
  test('answers who it is and what they may do, and nothing about the password', async () => {
    const answer = await login('operator@demo.example');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        user: {
          email: 'operator@demo.example',
          fullName: 'Ершова Марина Игоревна',
          roles: [{ code: 'operator' }],
        },
        rules: expect.arrayContaining([expect.objectContaining({ subject: 'Application' })]),
      },
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/password|argon2|hash/i);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('gives a cookie that scripts and other sites do not get', async () => {
    const [cookie] = (await login('operator@demo.example')).headers.getSetCookie();
    expect(cookie).toMatch(/^session=[\w-]{43}; /);
    expect(cookie?.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=43200',
      'Path=/api',
      'SameSite=Strict',
    ]);
  });

  test('the cookie is Secure where the public address is https', async () => {
    const secure = await startServer({
      databaseUrl: database().url,
      role: 'api',
      env: { PUBLIC_URL: 'https://desk.example' },
    });
    const answer = await new HttpClient(secure.url).post('/api/auth/login', {
      email: 'operator@demo.example',
      password: PASSWORD,
    });
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
    await secure.close();
  });

  test('takes the address in any case', async () => {
    expect((await login(' Operator@Demo.Example ')).status).toBe(200);
  });

  test('a wrong password and an unknown account get the same answer', async () => {
    const wrong = await login('auditor@demo.example', 'Wrong-2026!');
    const unknown = await login('nobody@demo.example', 'Wrong-2026!');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.headers.getSetCookie()).toEqual([]);
  });

  test('keeps no password, only its argon2id hash, and no session token, only its hash', async () => {
    const users = await database().query<{ hash: string }>('select password_hash as hash from users');
    expect(users.every(({ hash }) => /^\$argon2id\$v=19\$m=\d{5,},t=[2-9],p=1\$/.test(hash))).toBe(true);
    expect(new Set(users.map(({ hash }) => hash)).size).toBe(users.length);
    const answer = await login('operator@demo.example');
    const token = /session=([^;]+)/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1] ?? '';
    const stored = await database().query<{ text: string }>(
      'select to_jsonb(s)::text as text from sessions s',
    );
    expect(stored.some(({ text }) => text.includes(token))).toBe(false);
  });

  test('fields that are missing or unknown are named', async () => {
    const missing = await anyone.post('/api/auth/login', {});
    expect(missing.body['errors']).toMatchObject([
      { path: 'email', code: 'required' },
      { path: 'password', code: 'required' },
    ]);
    const extra = await anyone.post('/api/auth/login', { email: 'a', password: 'b', admin: true });
    expect(extra).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'admin', code: 'unknown_field' }] },
    });
  });
});

describe('lock', () => {
  test(`closes the account at failure ${LOGIN_FAILURES_ALLOWED} and opens it again by itself`, async () => {
    server.clock.set(testMoment);
    const email = 'editor@demo.example';
    const statuses: number[] = [];
    for (let attempt = 1; attempt <= LOGIN_FAILURES_ALLOWED; attempt += 1) {
      statuses.push((await login(email, `Wrong-${attempt}!`)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 423]);
    expect(await login(email)).toMatchObject({ status: 423, body: { code: 'account_locked' } });
    expect((await login('operator@demo.example')).status).toBe(200);
    server.clock.advance(LOCK_MINUTES * MINUTE - 1);
    expect((await login(email)).status).toBe(423);
    server.clock.advance(1);
    expect((await login(email, 'Wrong-6!')).status).toBe(401);
    expect((await login(email)).status).toBe(200);
  });

  test('counts failures in a row: a success starts anew', async () => {
    const email = 'accountant@demo.example';
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 1; attempt < LOGIN_FAILURES_ALLOWED; attempt += 1) {
        expect((await login(email, 'Wrong-2026!')).status).toBe(401);
      }
      expect((await login(email)).status).toBe(200);
    }
  });

  test('guesses at once count each', async () => {
    const email = 'appeals2@demo.example';
    const guesses = await Promise.all(Array.from({ length: 8 }, (_, n) => login(email, `Guess-${n}!`)));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(LOGIN_FAILURES_ALLOWED - 1);
    expect(guesses.filter(({ status }) => status === 423)).toHaveLength(8 - LOGIN_FAILURES_ALLOWED + 1);
  });
});

describe('session', () => {
  const me = (client: HttpClient) => client.get('/api/auth/me');

  test('none, a foreign one and an empty one are a 401', async () => {
    for (const cookie of ['', 'session=', 'session=abc', 'session=%00', `session=${'x'.repeat(5000)}`]) {
      const answer = await me(new HttpClient(server.url, { cookie }));
      expect(answer).toMatchObject({ status: 401, body: { code: 'not_authenticated' } });
    }
  });

  test('ends at logout, on the server and in the browser', async () => {
    const client = await signIn(server.url, 'operator@demo.example', PASSWORD);
    expect((await me(client)).status).toBe(200);
    const out = await client.post('/api/auth/logout');
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^session=; .*(Expires=Thu, 01 Jan 1970|Max-Age=0)/);
    expect((await me(client)).status).toBe(401);
    expect((await client.post('/api/auth/logout')).status).toBe(204);
  });

  test('ends when nobody used it for half an hour, and not before', async () => {
    server.clock.set(testMoment);
    const client = await signIn(server.url, 'operator@demo.example', PASSWORD);
    for (let use = 0; use < 3; use += 1) {
      server.clock.advance(29 * MINUTE);
      expect((await me(client)).status).toBe(200);
    }
    server.clock.advance(30 * MINUTE + 1);
    expect((await me(client)).status).toBe(401);
  });

  test('ends after twelve hours however busy it was', async () => {
    server.clock.set(testMoment);
    const client = await signIn(server.url, 'operator@demo.example', PASSWORD);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      server.clock.advance(20 * MINUTE);
      expect((await me(client)).status).toBe(200);
    }
    server.clock.advance(20 * MINUTE);
    expect((await me(client)).status).toBe(401);
    server.clock.set(testMoment);
  });

  test('ends at once for a person who is blocked, who cannot sign in either', async () => {
    const client = await signIn(server.url, 'appeals@demo.example', PASSWORD);
    await database().query(`update users set blocked_at = now() where email = 'appeals@demo.example'`);
    expect((await me(client)).status).toBe(401);
    expect(await login('appeals@demo.example')).toMatchObject({
      status: 401,
      body: { code: 'invalid_credentials' },
    });
  });

  test('a right that is taken away is gone at the next request', async () => {
    const client = await signIn(server.url, 'manager@demo.example', PASSWORD);
    expect((await client.list('applications')).status).toBe(200);
    await database().query(
      `delete from user_roles where user_id = (select id from users where email = 'manager@demo.example')`,
    );
    expect(await client.list('applications')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await me(client)).body).toMatchObject({ rules: [] });
  });

  test('a temporary password opens nothing but the need to change it', async () => {
    await database().query(
      `update users set must_change_password = true where email = 'operator2@demo.example'`,
    );
    const answer = await login('operator2@demo.example');
    expect(answer).toMatchObject({ status: 403, body: { code: 'password_change_required' } });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('requests from other sites', () => {
  const from = (headers: Record<string, string>, path = '/api/auth/login') =>
    anyone.post(path, { email: 'operator@demo.example', password: PASSWORD }, headers);

  test.for([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ])('%o is a 403', async (headers) => {
    expect(await from(headers as Record<string, string>)).toMatchObject({
      status: 403,
      body: { code: 'cross_site_request' },
    });
  });

  test('another spelling of the address does not help', async () => {
    const answer = await from({ origin: 'https://evil.example' }, '/%61pi/auth/login');
    expect([403, 404]).toContain(answer.status);
  });

  test('its own origin, and a client that is no browser, may', async () => {
    expect((await from({ origin: server.url })).status).toBe(200);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await from({})).status).toBe(200);
  });

  test('answers allow no other origin to read them', async () => {
    const answer = await anyone.get('/api/auth/demo', { origin: 'https://evil.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('demo', () => {
  test('accounts are offered where there is demo data, without their hashes', async () => {
    const answer = await anyone.get('/api/auth/demo');
    expect(answer).toMatchObject({ status: 200, body: { password: PASSWORD } });
    expect(JSON.stringify(answer.body)).not.toContain('argon2');
  });

  test('accounts, their sessions and the demo key are refused where demo is off', async () => {
    const session = await signIn(server.url, 'operator@demo.example', PASSWORD);
    const strict = await startServer({ databaseUrl: database().url, role: 'api', env: { DEMO: 'false' } });
    const client = new HttpClient(strict.url, session.fixedHeaders);
    const wrong = await new HttpClient(strict.url).post('/api/auth/login', {
      email: 'operator@demo.example',
      password: PASSWORD,
    });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    expect((await client.get('/api/auth/me')).status).toBe(401);
    expect((await client.get('/api/auth/demo')).status).toBe(404);
    const key = { authorization: 'Bearer demo-portal-key' };
    expect((await client.get('/api/portal/v1/services', key)).status).toBe(401);
    await strict.close();
  });
});

describe('portal key', () => {
  test.for([
    {},
    { authorization: 'Bearer' },
    { authorization: 'Bearer x' },
    { authorization: 'demo-portal-key' },
  ])('%o is a 401', async (headers) => {
    const answer = await anyone.get('/api/portal/v1/services', headers as Record<string, string>);
    expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_api_key' } });
  });

  test('a session opens no portal route, a key no staff route', async () => {
    const staff = await signIn(server.url, 'operator@demo.example', PASSWORD);
    expect((await staff.get('/api/portal/v1/services')).status).toBe(401);
    const portal = new HttpClient(server.url, { authorization: 'Bearer demo-portal-key' });
    expect((await portal.get('/api/portal/v1/services')).status).toBe(200);
    expect((await portal.get('/api/applications')).status).toBe(401);
  });

  test('a revoked key is a 401', async () => {
    await database().query('update api_clients set revoked_at = now()');
    const answer = await anyone.get('/api/portal/v1/services', { authorization: 'Bearer demo-portal-key' });
    expect(answer.status).toBe(401);
  });
});
