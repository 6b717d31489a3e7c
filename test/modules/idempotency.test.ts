import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationRow } from '../../shared/applications';
import { Cases } from '../support/cases';
import { idempotencyKey } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const SUBMIT = '/api/portal/v1/applications';

const database = useDatabase();
let server: TestServer;
let office: Office;
let cases: Cases;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
  cases = new Cases(office);
});
afterAll(() => server.close());

const count = async (table: string) => (await database().query(`select 1 from ${table}`)).length;

describe('filing an application', () => {
  test('again with the same key answers the same number and files nothing', async () => {
    const submission = await office.submission();
    const key = idempotencyKey();
    const first = await office.portal.post(SUBMIT, submission, key);
    const before = await count('applications');
    const second = await office.portal.post(SUBMIT, submission, key);
    expect(first.status).toBe(201);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(await count('applications')).toBe(before);
  });

  test('eight times at once with one key files one', async () => {
    const submission = await office.submission();
    const key = idempotencyKey();
    const before = await count('applications');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => office.portal.post(SUBMIT, submission, key)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body['number'])).size).toBe(1);
    expect(await count('applications')).toBe(before + 1);
  });

  test('with the same key and another body is a 422', async () => {
    const key = idempotencyKey();
    await office.portal.post(SUBMIT, await office.submission(), key);
    const other = await office.portal.post(SUBMIT, await office.submission(), key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test.for([
    {},
    { 'idempotency-key': '' },
    { 'idempotency-key': 'a b' },
    { 'idempotency-key': 'x'.repeat(201) },
  ])('with the key %o is a 422 and files nothing', async (headers) => {
    const before = await count('applications');
    const answer = await office.portal.post(
      SUBMIT,
      await office.submission(),
      headers as Record<string, string>,
    );
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency_key_required' } });
    expect(await count('applications')).toBe(before);
  });

  test('that was refused leaves its key free for the corrected one', async () => {
    const submission = await office.submission();
    const key = idempotencyKey();
    const refused = await office.portal.post(SUBMIT, { ...submission, documents: [] }, key);
    expect(refused.status).toBe(422);
    const second = await office.portal.post(SUBMIT, submission, key);
    expect(second.status).toBe(201);
  });

  test('by another client under the same key is another application', async () => {
    const submission = await office.submission();
    const key = idempotencyKey();
    const first = await office.portal.post(SUBMIT, submission, key);
    const { foreign } = await foreignPortal();
    const stranger = await foreign.post(SUBMIT, submission, key);
    expect(first.status).toBe(201);
    // The uploads are the first client's, so the stranger learns nothing but that there are no such files.
    expect(stranger).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
  });
});

async function foreignPortal() {
  const { createHash, randomUUID } = await import('node:crypto');
  const { HttpClient } = await import('../support/clients');
  const key = `foreign-${randomUUID()}`;
  await database().query(
    'insert into api_clients (id, name, key_hash, created_at) values ($1, $2, $3, now())',
    [randomUUID(), 'Другой портал', createHash('sha256').update(key).digest('hex')],
  );
  return { foreign: new HttpClient(server.url, { authorization: `Bearer ${key}` }) };
}

describe('commands of staff', () => {
  const claim = async (row: ApplicationRow, key: Record<string, string>) =>
    (await office.as('operator')).post<ApplicationRow>(
      `/api/applications/${row.id}/claim`,
      { version: row.version },
      key,
    );

  test('again with the same key answer the same, although the version has moved on', async () => {
    const row = await office.free();
    const key = idempotencyKey();
    const first = await claim(row, key);
    const second = await claim(row, key);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    const events = await database().query('select 1 from history_events where application_id = $1', [row.id]);
    expect(events).toHaveLength(3);
    expect(await claim(row, {})).toMatchObject({ status: 409, body: { code: 'stale_version' } });
  });

  test('at once with one key happen once', async () => {
    const row = await office.claimed();
    const key = idempotencyKey();
    const operator = await office.as('operator');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        operator.post(`/api/applications/${row.id}/approve`, { version: row.version }, key),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const decisions = await database().query('select 1 from decisions where application_id = $1', [row.id]);
    expect(decisions).toHaveLength(1);
  });

  test('with the same key and another body are a 422', async () => {
    const row = await office.claimed();
    const key = idempotencyKey();
    const operator = await office.as('operator');
    const address = `/api/applications/${row.id}/reject`;
    await operator.post(address, { version: row.version, ...cases.refusal() }, key);
    const other = { version: row.version, ...cases.refusal(), explanation: 'Другое.' };
    expect(await operator.post(address, other, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  test('of another person or on another case have keys of their own', async () => {
    const [one, two] = [await office.free(), await office.free()];
    const key = idempotencyKey();
    expect((await claim(one, key)).body.number).toBe(one.number);
    expect((await claim(two, key)).body.number).toBe(two.number);
    const manager = await office.as('manager');
    const theirs = await manager.post(`/api/applications/${one.id}/claim`, { version: one.version }, key);
    expect(theirs.status).toBe(409);
  });

  test('that failed leave their key free', async () => {
    const row = await office.free();
    const key = idempotencyKey();
    const operator = await office.as('operator');
    const address = `/api/applications/${row.id}/approve`;
    const body = { version: row.version + 1 };
    expect((await operator.post(address, body, key)).status).toBe(409);
    await claim(row, {});
    expect((await operator.post(address, body, key)).status).toBe(200);
  });

  test('claim-next under one key gives one case, and «none left» again', async () => {
    const { length: left } = await database().query(
      `select 1 from applications where status = 'under_review' and assignee_id is null`,
    );
    const operator = await office.as('operator');
    await office.free();
    const key = idempotencyKey();
    const first = await operator.post('/api/applications/claim-next', {}, key);
    const second = await operator.post('/api/applications/claim-next', {}, key);
    expect(second.body['number']).toBe(first.body['number']);
    for (let n = 0; n < left; n += 1) await operator.post('/api/applications/claim-next');
    const empty = idempotencyKey();
    expect((await operator.post('/api/applications/claim-next', {}, empty)).status).toBe(204);
    await office.free();
    expect((await operator.post('/api/applications/claim-next', {}, empty)).status).toBe(204);
  });
});

test('answers of the applicant under one key count once', async () => {
  const row = await cases.remarked(await office.claimed());
  const { correction } = await cases.seen(row.number);
  const address = `${SUBMIT}/${row.number}/corrections/1/answers`;
  const body = { items: [{ itemId: correction?.items[0]?.id, comment: 'Исправлено.' }] };
  const key = idempotencyKey();
  const first = await office.portal.post(address, body, key);
  const second = await office.portal.post(address, body, key);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body).toEqual(first.body);
});
