import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { IdentityProvider, oidcSettings, wayBack } from '../support/oidc-provider';
import { addPerson } from '../support/people';
import { freePort, startServer, testMoment, type TestServer } from '../support/server';

const database = useDatabase();
let provider: IdentityProvider;
let server: TestServer;

/** The provider has to know the address of the server, which asks for nothing before somebody comes. */
async function serverWith(options: { emailInIdToken?: boolean } = {}) {
  const port = await freePort();
  const started = await startServer({ databaseUrl: database().url, role: 'api', env: oidcSettings(port) });
  const callback = `${started.url}/api/auth/oidc/callback`;
  return { server: started, provider: await IdentityProvider.start(port, callback, options) };
}

beforeAll(async () => {
  ({ provider, server } = await serverWith());
  await Office.open(server);
});
afterAll(async () => {
  await server.close();
  await provider.close();
});
beforeEach(async () => {
  server.clock.set(testMoment);
  await database().query('delete from request_rates');
});

interface Step {
  location: string;
  cookies: Map<string, string>;
}

async function open(url: string, cookies: ReadonlyMap<string, string> = new Map()): Promise<Step> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
  const next = new Map(cookies);
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return { location: response.headers.get('location') ?? `${response.status}`, cookies: next };
}

const isBack = (url: string) => url.startsWith(`${server.url}/api/auth/oidc/callback`);

/** From the button to the address on which the provider leads back, not opened yet. */
async function toTheCallback(): Promise<{ callback: string; cookies: Map<string, string> }> {
  const { location, cookies } = await open(`${server.url}/api/auth/oidc/start`);
  return { callback: await wayBack(location, isBack), cookies };
}

async function comeIn(email: string, { verified = true, sub = randomUUID() } = {}): Promise<Step> {
  provider.account = { sub, email, verified };
  const { callback, cookies } = await toTheCallback();
  return open(callback, cookies);
}

async function me(cookies: ReadonlyMap<string, string>) {
  return new HttpClient(server.url, { cookie: `session=${cookies.get('session') ?? ''}` }).get(
    '/api/auth/me',
  );
}

test('the sign-in page is told of the button, and of none where nothing is set up', async () => {
  const anyone = new HttpClient(server.url);
  expect((await anyone.get('/api/auth/options')).body).toEqual({
    oidc: { label: 'Войти через портал ведомства' },
  });
  const plain = await startServer({ databaseUrl: database().url, role: 'api' });
  expect((await new HttpClient(plain.url).get('/api/auth/options')).body).toEqual({ oidc: null });
  expect((await new HttpClient(plain.url).get('/api/auth/oidc/start')).status).toBe(404);
  expect((await new HttpClient(plain.url).get('/api/auth/oidc/callback?code=x&state=y')).status).toBe(404);
  await plain.close();
});

test('the way there carries PKCE, state and nonce, and the secret of none of them', async () => {
  const { location, cookies } = await open(`${server.url}/api/auth/oidc/start`);
  const { searchParams } = new URL(location);
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce']) {
    expect(searchParams.get(name)?.length).toBeGreaterThan(40);
  }
  expect(cookies.get('oidc')).not.toContain(searchParams.get('state'));
});

describe('somebody with an account', () => {
  test('comes in by a verified address, is linked, and comes in again under another address', async () => {
    const { id, email } = await addPerson(server);
    const sub = randomUUID();
    const first = await comeIn(email.toUpperCase(), { sub });
    expect(first.location).toBe('/');
    expect((await me(first.cookies)).body).toMatchObject({ user: { id, email } });
    const again = await comeIn('married@agency.example', { sub, verified: false });
    expect((await me(again.cookies)).body).toMatchObject({ user: { id } });
    const audit = await database().query<{ action: string }>(
      'select action from audit_events where subject_id = $1 order by action',
      [id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'identityLinked',
      'signInSucceeded',
      'signInSucceeded',
    ]);
  });

  test('needs no second factor here: the provider has seen to it', async () => {
    await database().query(`update roles set requires_second_factor = true where code = 'operator'`);
    const { email } = await addPerson(server);
    const { cookies } = await comeIn(email);
    expect((await me(cookies)).body).toMatchObject({ secondFactorDue: false });
    await database().query('update roles set requires_second_factor = false');
  });

  test('is found although the provider tells the address by userinfo alone', async () => {
    const other = await serverWith({ emailInIdToken: false });
    const { id, email } = await addPerson(server);
    other.provider.account = { sub: randomUUID(), email, verified: true };
    const started = await open(`${other.server.url}/api/auth/oidc/start`);
    const back = (url: string) => url.startsWith(`${other.server.url}/api/auth/oidc/callback`);
    const { cookies, location } = await open(await wayBack(started.location, back), started.cookies);
    expect(location).toBe('/');
    const rows = await database().query('select 1 from external_identities where user_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(cookies.has('session')).toBe(true);
    await other.server.close();
    await other.provider.close();
  });
});

describe('nobody comes in', () => {
  const refusal = async (step: Promise<Step>) => {
    const { location, cookies } = await step;
    return { location, session: cookies.has('session'), attempt: cookies.has('oidc') };
  };
  const refused = (error: string) => ({ location: `/login?error=${error}`, session: false, attempt: false });

  test('by an address that the provider has not verified', async () => {
    const { email } = await addPerson(server);
    expect(await refusal(comeIn(email, { verified: false }))).toEqual(refused('sso_email_unverified'));
  });

  test('without an account, blocked, or with a demo account where there is no demo', async () => {
    expect(await refusal(comeIn('stranger@agency.example'))).toEqual(refused('sso_no_account'));
    const { id, email } = await addPerson(server);
    const sub = randomUUID();
    expect((await comeIn(email, { sub })).location).toBe('/');
    await database().query('update users set blocked_at = now() where id = $1', [id]);
    expect(await refusal(comeIn(email, { sub }))).toEqual(refused('sso_no_account'));
  });

  test('as a second account at the provider with the address of the first', async () => {
    const { email } = await addPerson(server);
    expect((await comeIn(email)).location).toBe('/');
    expect(await refusal(comeIn(email))).toEqual(refused('sso_no_account'));
  });

  test('who declines at the provider', async () => {
    provider.account = null;
    const { callback, cookies } = await toTheCallback();
    expect(await refusal(open(callback, cookies))).toEqual(refused('sso_cancelled'));
  });

  test('with another state, another browser’s answer, a changed or missing cookie, or a code used before', async () => {
    const { email } = await addPerson(server);
    provider.account = { sub: randomUUID(), email, verified: true };
    const mine = await toTheCallback();
    const forged = new URL(mine.callback);
    forged.searchParams.set('state', 'x'.repeat(43));
    expect(await refusal(open(forged.href, mine.cookies))).toEqual(refused('sso_failed'));
    const theirs = await toTheCallback();
    // The answer to one attempt, brought in by the browser of another: state, nonce and verifier are not its own.
    expect(await refusal(open(theirs.callback, mine.cookies))).toEqual(refused('sso_failed'));
    expect(await refusal(open(theirs.callback))).toEqual(refused('sso_failed'));
    const changed = new Map([['oidc', `${theirs.cookies.get('oidc')?.slice(0, -3)}AAA`]]);
    expect(await refusal(open(theirs.callback, changed))).toEqual(refused('sso_failed'));
    const whole = await toTheCallback();
    expect((await open(whole.callback, whole.cookies)).location).toBe('/');
    expect(await refusal(open(whole.callback, whole.cookies))).toEqual(refused('sso_failed'));
  });

  test('with a token made for another nonce', async () => {
    const { email } = await addPerson(server);
    provider.account = { sub: randomUUID(), email, verified: true };
    const { location, cookies } = await open(`${server.url}/api/auth/oidc/start`);
    const asked = new URL(location);
    asked.searchParams.set('nonce', 'another-nonce-than-the-one-asked-for');
    const callback = await wayBack(asked.href, isBack);
    expect(await refusal(open(callback, cookies))).toEqual(refused('sso_failed'));
  });

  test('who takes longer than ten minutes', async () => {
    const { email } = await addPerson(server);
    provider.account = { sub: randomUUID(), email, verified: true };
    const { callback, cookies } = await toTheCallback();
    server.clock.advance(10 * 60_000);
    expect(await refusal(open(callback, cookies))).toEqual(refused('sso_failed'));
  });

  test('while the provider is away', async () => {
    const env = oidcSettings(await freePort());
    const lonely = await startServer({ databaseUrl: database().url, role: 'api', env });
    const { location } = await open(`${lonely.url}/api/auth/oidc/start`);
    expect(location).toBe('/login?error=sso_failed');
    await lonely.close();
  });
});
