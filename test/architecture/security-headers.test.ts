import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseRecord } from '../../shared/applications';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
});
afterAll(() => server.close());

async function headersOf(path: string, init: RequestInit = {}): Promise<Headers> {
  const response = await fetch(`${server.url}${path}`, init);
  await response.arrayBuffer();
  return response.headers;
}

function directives(headers: Headers): string[] {
  return (headers.get('content-security-policy') ?? '').split(';').map((directive) => directive.trim());
}

describe('headers that every answer carries', () => {
  test.each([
    ['a page', '/', {}],
    ['a refusal', '/api/applications', {}],
    ['an unknown address', '/api/nothing', {}],
    [
      'a broken body',
      '/api/auth/login',
      { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
    ],
    ['the state of health', '/healthz', {}],
  ])('%s', async (_name, path, init) => {
    const headers = await headersOf(path, init);
    expect(directives(headers)).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  });

  test('no script may be written into a page', async () => {
    const scripts = directives(await headersOf('/')).find((directive) => directive.startsWith('script-src'));
    expect(scripts).toBe("script-src 'self'");
  });

  test('what the API says stays out of every cache', async () => {
    expect((await headersOf('/api/auth/demo')).get('cache-control')).toBe('no-store');
    expect((await headersOf('/api/applications')).get('cache-control')).toBe('no-store');
  });

  test('a file of an applicant is served in a sandbox, under a quoted name, and is kept nowhere', async () => {
    const { id } = await office.claimed('operator');
    const record: CaseRecord = await office.case('operator', id);
    const client = await office.as('operator');
    const document = record.documents?.[0];
    const { headers, status } = await client.get(`/api/documents/${document?.id}/content`);
    expect(status).toBe(200);
    expect(directives(headers)).toEqual(["default-src 'none'", "frame-ancestors 'none'", 'sandbox']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-type')).toBe(document?.contentType);
    expect(headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[\w%.!~*'()-]+$/);
    const asFile = await client.get(`/api/documents/${document?.id}/content?download=1`);
    expect(asFile.headers.get('content-disposition')).toMatch(/^attachment; /);
  });
});
