import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationRow } from '../../shared/applications';
import { idempotencyKey, type HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;
let operator: HttpClient;
let cookie: string;
let row: ApplicationRow;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
  operator = await office.as('operator');
  cookie = await cookieOf('operator');
  row = await office.claimed();
});
afterAll(() => server.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';

async function cookieOf(account: string): Promise<string> {
  const response = await fetch(`${server.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${account}@demo.example`, password: 'Demo-2026!' }),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Sends bytes as they are, signed in as an operator. */
async function raw(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  const response = await fetch(`${server.url}${path}`, { method, headers: { cookie, ...headers }, body });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

function problem(answer: { status: number; type: string | null; text: string }): {
  status: number;
  code: unknown;
} {
  expect(answer.type).toContain('application/problem+json');
  const parsed = JSON.parse(answer.text) as Record<string, unknown>;
  expect(parsed).toMatchObject({
    status: answer.status,
    code: expect.any(String),
    detail: expect.any(String),
  });
  return { status: answer.status, code: parsed['code'] };
}

const PORTAL = { authorization: 'Bearer demo-portal-key', 'content-type': 'application/json' };

describe('bodies that are not what they should be', () => {
  const claim = () => `/api/applications/${row.id}/claim`;

  test.for([
    ['a brace short', '{"version":1'],
    ['nothing at all', ''],
    ['two values', '{}{}'],
    ['a trailing comma', '{"version":1,}'],
    ['a prototype', '{"__proto__":{"version":1}}'],
    ['a constructor', '{"constructor":{"prototype":{"version":1}}}'],
  ])('%s is a 400', async ([, text]) => {
    expect(problem(await raw('POST', claim(), text)).status).toBe(400);
  });

  test.for([
    ['an array', '[]'],
    ['a number', '1'],
    ['a string', '"version"'],
    ['an unknown field', '{"version":1,"admin":true}'],
    ['a text for a number', '{"version":"1"}'],
    ['a list for a number', '{"version":[1]}'],
    ['a fraction', '{"version":1.5}'],
  ])('%s for a command is a 400 that names the field', async ([, text]) => {
    expect(problem(await raw('POST', claim(), text))).toEqual({ status: 400, code: 'invalid_request' });
  });

  test.for([0, -1, 2 ** 31, 2 ** 53 - 1])('version %d is refused, not compared', async (version) => {
    const answer = await raw('POST', claim(), JSON.stringify({ version }));
    expect(problem(answer)).toEqual({ status: 422, code: 'validation_failed' });
  });

  test('null for a command misses its fields', async () => {
    expect(problem(await raw('POST', claim(), 'null'))).toEqual({ status: 422, code: 'validation_failed' });
  });

  test.for(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])(
    'a command as %s is refused',
    async (type) => {
      const answer = await raw('POST', claim(), `version=${row.version}`, { 'content-type': type });
      expect(problem(answer)).toEqual({ status: 415, code: 'unsupported_media_type' });
    },
  );

  test('a megabyte of JSON is a 413', async () => {
    const text = JSON.stringify({ version: row.version, comment: 'я'.repeat(600_000) });
    expect(problem(await raw('POST', `/api/applications/${row.id}/approve`, text))).toEqual({
      status: 413,
      code: 'payload_too_large',
    });
  });

  test.for([
    ['lists', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
  ])('a thousand floors of %s are a 400', async ([, deep]) => {
    const submission = `{"serviceCode":"x","applicant":{},"form":{"a":${deep}},"documents":[]}`;
    const headers = { ...PORTAL, ...idempotencyKey() };
    const answer = problem(await raw('POST', '/api/portal/v1/applications', submission, headers));
    expect(answer).toEqual({ status: 400, code: 'invalid_request' });
  });
});

describe('signs that a database cannot keep', () => {
  const signs = [
    ['NUL', '\\u0000'],
    ['half a surrogate pair', '\\ud800'],
  ] as const;

  test.for(signs)('%s in a sign-in', async ([, sign]) => {
    const answer = await raw(
      'POST',
      '/api/auth/login',
      `{"email":"operator${sign}@demo.example","password":"Demo-2026!${sign}"}`,
    );
    expect(problem(answer).status).toBe(422);
  });

  test.for(signs)('%s in the reason of a refusal, a remark, a draft', async ([, sign]) => {
    const address = `/api/applications/${row.id}`;
    const refusal = `{"version":${row.version},"reasons":["tax_debt${sign}"],"explanation":"a${sign}","recommendation":"b"}`;
    expect(problem(await raw('POST', `${address}/reject`, refusal)).status).toBe(422);
    const items = `"items":[{"target":{"kind":"field","path":"form.inn${sign}"},"reasonCode":"data_mismatch${sign}","message":"a${sign}"}]`;
    const request = `{"version":${row.version},${items}}`;
    expect(problem(await raw('POST', `${address}/request-correction`, request)).status).toBe(422);
    expect(problem(await raw('PUT', `${address}/correction-draft`, `{${items}}`)).status).toBe(422);
  });

  test.for(signs)('%s in filters', async ([, sign]) => {
    const manager = await office.as('manager');
    for (const [resource, field] of [
      ['applications', 'q'],
      ['applications', 'number'],
      ['documents', 'slot'],
      ['corrections', 'state'],
      ['services', 'code'],
      ['users', 'q'],
      ['notifications', 'event'],
    ] as const) {
      const filter = encodeURIComponent(`{"${field}":"a${sign}"}`);
      const answer = await manager.get(`/api/${resource}?filter=${filter}`);
      expect([resource, answer.status]).toEqual([resource, 400]);
    }
  });

  test('NUL in addresses', async () => {
    for (const path of [
      '/api/portal/v1/services/a%00b',
      '/api/portal/v1/applications/2026%00',
      '/api/portal/v1/applications/2026%00/outcome',
    ]) {
      expect(problem(await raw('GET', path, undefined, PORTAL))).toEqual({ status: 404, code: 'not_found' });
    }
    const admin = { cookie: await cookieOf('admin'), 'content-type': 'application/json' };
    const retry = await raw('POST', '/api/jobs/a%00b/retry', '{}', admin);
    expect(problem(retry)).toEqual({ status: 404, code: 'not_found' });
  });
});

describe('addresses', () => {
  test.for([
    '/api/applications/not-a-uuid',
    `/api/applications/${NOBODY}`,
    `/api/applications/${NOBODY}/history`,
    `/api/applications/${NOBODY}0/history`,
    '/api/documents/1/content',
    `/api/documents/${NOBODY}/content`,
    `/api/corrections/${NOBODY}`,
    `/api/decisions/${NOBODY}`,
    `/api/services/${NOBODY}`,
    `/api/users/${NOBODY}`,
    '/api/nothing',
    '/api',
    '/api/',
    '/api/applications/a/b/c/d',
    `/api/applications/${'a'.repeat(500)}`,
    '/verify/nothing',
    '/public/services',
  ])('GET %s is a 404 with a problem document', async (path) => {
    expect(problem(await raw('GET', path, undefined, {}))).toEqual({ status: 404, code: 'not_found' });
  });

  test.for(['claim', 'release', 'approve', 'nothing'])(
    'POST …/%s of an unknown case is a 404',
    async (name) => {
      for (const id of [NOBODY, 'x', '%20']) {
        const answer = await raw('POST', `/api/applications/${id}/${name}`, '{"version":1}');
        expect(problem(answer).status).toBe(404);
      }
    },
  );

  test('percent signs that mean nothing are a 400', async () => {
    for (const path of ['/api/applications/%', '/api/applications/%ff%fe', '/api/applications/%E0%A4%A']) {
      expect(problem(await raw('GET', path, undefined, {})).status).toBe(400);
    }
  });

  test('a method that an address does not take is refused', async () => {
    expect(problem(await raw('DELETE', `/api/applications/${row.id}`, undefined, {})).status).toBe(404);
    expect(problem(await raw('PATCH', '/api/auth/login', '{}')).status).toBe(404);
  });

  test('an id in capitals is the same id', async () => {
    expect((await operator.get(`/api/applications/${row.id.toUpperCase()}`)).status).toBe(200);
    const list = await operator.list('applications', { filter: { id: [row.id.toUpperCase()] } });
    expect(list.total).toBe(1);
  });

  test('errors speak the language that was asked for', async () => {
    const english = await operator.get(`/api/applications/${NOBODY}`, {
      'accept-language': 'en-GB,ru;q=0.5',
    });
    const russian = await operator.get(`/api/applications/${NOBODY}`);
    expect([english.body['detail'], russian.body['detail']]).toEqual(['Not found.', 'Не найдено.']);
  });

  test('`since` of changes is a version', async () => {
    for (const since of ['', '?since=', '?since=x', '?since=-1', '?since=1.5', '?since=1&since=2']) {
      const answer = await operator.get(`/api/applications/${row.id}/changes${since}`);
      expect([since, answer.status]).toEqual([since, 400]);
    }
    const far = await operator.get(`/api/applications/${row.id}/changes?since=${2 ** 53 - 1}`);
    expect(far).toMatchObject({ status: 200, body: { changes: [] } });
  });
});
