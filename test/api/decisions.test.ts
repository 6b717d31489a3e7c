import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PDFDocument } from 'pdf-lib';
import { firstBrokenLink, type HistoryEvent } from '../../server/modules/applications';
import { Cases, FOUR_EYES } from '../support/cases';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, testMoment, type TestServer } from '../support/server';

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
beforeEach(() => server.clock.set(testMoment));

const portalAddress = (number: string, rest = '') => `/api/portal/v1/applications/${number}${rest}`;

describe('a decision by one person', () => {
  test('to refuse names reasons of the card, an explanation and a recommendation', async () => {
    const row = await office.claimed();
    const operator = await office.as('operator');
    const send = (body: object) =>
      operator.post(`/api/applications/${row.id}/reject`, {
        version: row.version,
        ...cases.refusal(),
        ...body,
      });
    expect(await send({ reasons: ['no_such_reason'] })).toMatchObject({
      status: 422,
      body: { code: 'reason_unknown', errors: [{ path: 'reasons.0' }] },
    });
    for (const body of [{ reasons: [] }, { explanation: ' ' }, { recommendation: '' }]) {
      expect((await send(body)).status).toBe(422);
    }
    const done = await send({ explanation: 'Нет {{number}} в реестре.' });
    expect(done.body).toMatchObject({ status: 'rejected', termState: 'stopped', dueAt: null });
    const seen = await office.portal.get(portalAddress(row.number));
    expect(seen.body).toMatchObject({
      status: 'rejected',
      decision: {
        outcome: 'reject',
        explanation: 'Нет {{number}} в реестре.',
        reasons: [{ label: expect.any(String) }],
      },
    });
    const text = String((seen.body['decision'] as { text: string }).text);
    expect(text).toContain(row.applicantName);
    expect(text).toContain('Нет {{number}} в реестре.');
  });

  test('is not taken where the card asks for two, nor proposed where it asks for one', async () => {
    const two = await office.claimed('operator', FOUR_EYES);
    const one = await office.claimed();
    const operator = await office.as('operator');
    const approve = await operator.post(`/api/applications/${two.id}/approve`, { version: two.version });
    expect(approve.body['code']).toBe('sign_off_required');
    const propose = { version: one.version, outcome: 'approve' };
    expect((await operator.post(`/api/applications/${one.id}/propose`, propose)).body['code']).toBe(
      'sign_off_not_needed',
    );
  });
});

describe('a decision by two', () => {
  test('is proposed, returned, proposed again and signed by another person', async () => {
    const row = await office.claimed('operator', FOUR_EYES);
    const refusal = { outcome: 'reject', ...cases.refusal(FOUR_EYES) };
    const proposed = await office.command('operator', row, 'propose', refusal);
    expect(proposed).toMatchObject({ status: 'awaiting_signoff', commands: [] });
    const operator = await office.as('operator');
    const own = await operator.post(`/api/applications/${row.id}/sign-off`, { version: proposed.version });
    expect(own.status).toBe(403);
    const returned = await office.command('manager', proposed, 'return-proposal', {
      comment: 'Уточните основание.',
    });
    expect(returned).toMatchObject({ status: 'under_review', assigneeId: office.userId('operator') });
    const again = await office.command('operator', returned, 'propose', { outcome: 'approve' });
    const signed = await office.command('manager', again, 'sign-off');
    expect(signed.status).toBe('approved');
    const record = await office.case('manager', row.id);
    expect(record.decisions).toMatchObject([
      { outcome: 'reject', state: 'returned', returnComment: 'Уточните основание.', effectiveAt: null },
      {
        outcome: 'approve',
        state: 'effective',
        proposedByName: 'Ершова М. И.',
        signedByName: 'Сафонова О. В.',
      },
    ]);
  });

  test('is not signed by a manager who proposed it', async () => {
    const row = await office.claimed('manager', FOUR_EYES);
    const proposed = await office.command('manager', row, 'propose', { outcome: 'approve' });
    const manager = await office.as('manager');
    for (const [command, body] of [
      ['sign-off', {}],
      ['return-proposal', { comment: 'Сам себе.' }],
    ] as const) {
      const answer = await manager.post(`/api/applications/${row.id}/${command}`, {
        version: proposed.version,
        ...body,
      });
      expect(answer).toMatchObject({ status: 422, body: { code: 'proposer_cannot_sign' } });
    }
  });
});

describe('what is decided stays so', () => {
  test('whoever writes into the database past the server', async () => {
    const row = await cases.in('rejected');
    for (const sql of [
      `update decisions set outcome = 'approve' where application_id = $1`,
      `update decisions set text = '' where application_id = $1`,
      'delete from decisions where application_id = $1',
      `update history_events set comment = 'иначе' where application_id = $1`,
      'delete from history_events where application_id = $1',
    ]) {
      await expect(database().query(sql, [row.id])).rejects.toThrow(
        /never changes|append-only|permission denied/,
      );
    }
    await expect(database().query('truncate history_events')).rejects.toThrow(
      /append-only|permission denied/,
    );
    await expect(
      database().query(
        `update service_versions set content = content || '{"title":"x"}' where state = 'published'`,
      ),
    ).rejects.toThrow(/never changes/);
  });

  test('a case keeps the card it was filed under when a new version is published', async () => {
    const row = await office.claimed();
    const before = await office.case('operator', row.id);
    await database().query(
      `with v as (select v.*, gen_random_uuid() as fresh from service_versions v join services s on s.published_version_id = v.id where s.id = $1),
         old as (update service_versions set state = 'superseded' where id = (select id from v) returning 1)
       insert into service_versions (id, service_id, number, state, content, created_at, published_at)
       select fresh, service_id, number + 1, 'draft', content || '{"refusalReasons":[]}', created_at, published_at from v`,
      [row.serviceId],
    );
    const done = await office.command('operator', row, 'reject', cases.refusal());
    expect(done.status).toBe('rejected');
    const after = await office.case('operator', row.id);
    expect([after.serviceVersion, after.card]).toEqual([before.serviceVersion, before.card]);
    await database().query(
      `update service_versions set state = 'published' where number = 1 and service_id = $1`,
      [row.serviceId],
    );
  });

  test('the history of a whole life is an unbroken chain, and breaking it shows', async () => {
    const row = await cases.in('issued');
    const events = await database().query<HistoryEvent>(
      `select id, application_id as "applicationId", seq, type, at, actor_kind as "actorKind", actor_id as "actorId",
         actor_name as "actorName", comment, before, after, changed_fields as "changedFields", version,
         prev_hash as "prevHash", hash from history_events where application_id = $1 order by seq`,
      [row.id],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'received', 'checksCompleted', 'claimed', 'approved', 'documentReady', 'issued',
    ]); // prettier-ignore
    expect(firstBrokenLink(events)).toBeNull();
    const forged = events.map((event) =>
      event.seq === 4 ? { ...event, actorName: 'Кто-то другой' } : event,
    );
    expect(firstBrokenLink(forged)?.seq).toBe(4);
    expect(firstBrokenLink(events.filter(({ seq }) => seq !== 3))?.seq).toBe(4);
  });
});

describe('the outcome document', () => {
  test('is made once, and its first download hands it over', async () => {
    const row = await cases.in('approved');
    expect((await office.portal.get(portalAddress(row.number, '/outcome'))).status).toBe(404);
    await server.runJobsUntilIdle();
    await server.runJobsUntilIdle();
    const ready = await office.row(row.number);
    expect(ready.status).toBe('ready');
    const seen = await office.portal.get(portalAddress(row.number));
    expect(seen.body).toMatchObject({ status: 'ready', outcome: { fileName: `${row.number}.pdf` } });
    const response = await fetch(`${server.url}${portalAddress(row.number, '/outcome')}`, {
      headers: office.portal.fixedHeaders,
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${row.number}.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
    expect((await office.row(row.number)).status).toBe('issued');
    const again = await office.portal.get(portalAddress(row.number, '/outcome'));
    expect(again.status).toBe(200);
    const record = await office.case('auditor', row.id);
    expect(record.history?.filter(({ type }) => type === 'downloaded')).toHaveLength(1);
    expect(record.documents?.filter(({ slot }) => slot === '$outcome')).toHaveLength(1);
  });
});

describe('a file on the screen of staff', () => {
  test('is served so that nothing in it can act in our name', async () => {
    const row = await office.claimed();
    const [document] = (await office.case('operator', row.id)).documents ?? [];
    const operator = await office.as('operator');
    const address = `${server.url}/api/documents/${document?.id}/content`;
    const shown = await fetch(address, { headers: operator.fixedHeaders });
    await shown.arrayBuffer();
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': document?.contentType,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.* sandbox$/),
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(document?.fileName ?? '')}`,
      'cache-control': 'private, no-store',
    });
    const saved = await fetch(`${address}?download=1`, { headers: operator.fixedHeaders });
    await saved.arrayBuffer();
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  test('nobody sees an upload that no application has', async () => {
    const upload = await office.portal.upload(Buffer.from('%PDF-1.4\n'), 'a.pdf');
    for (const account of ['operator', 'manager'] as const) {
      const client = await office.as(account);
      expect((await client.get(`/api/documents/${String(upload.body['id'])}`)).status).toBe(404);
      expect((await client.get(`/api/documents/${String(upload.body['id'])}/content`)).status).toBe(404);
    }
  });
});

describe('withdrawing', () => {
  test.for(['submitted', 'under_review', 'correction_requested'] as const)(
    '%s is possible',
    async (status) => {
      const row = await cases.in(status);
      const answer = await office.portal.post(portalAddress(row.number, '/withdraw'));
      expect(answer).toMatchObject({ status: 200, body: { number: row.number, status: 'withdrawn' } });
      await server.runJobsUntilIdle();
      const record = await office.case('auditor', row.id);
      expect(record).toMatchObject({
        status: 'withdrawn',
        termState: 'stopped',
        dueAt: null,
        answersToReview: 0,
      });
      expect(record.corrections?.every(({ state }) => state === 'withdrawn')).toBe(true);
      expect(record.terms.every(({ state }) => state === 'stopped')).toBe(true);
      const timers = await database().query(
        'select 1 from sla_timers where application_id = $1 and fired_at is null and cancelled_at is null',
        [row.id],
      );
      expect(timers).toEqual([]);
    },
  );

  test('answers that nobody has reviewed go with the case', async () => {
    const row = await cases.answered();
    await office.portal.post(portalAddress(row.number, '/withdraw'));
    expect(await office.row(row.number)).toMatchObject({
      status: 'withdrawn',
      answersToReview: 0,
      answered: false,
    });
  });

  test.for([
    'corrected',
    'awaiting_signoff',
    'approved',
    'ready',
    'issued',
    'rejected',
    'withdrawn',
    'lapsed',
  ] as const)('%s is too late', async (status) => {
    const row = await cases.in(status);
    const answer = await office.portal.post(portalAddress(row.number, '/withdraw'));
    const publicly = status === 'awaiting_signoff' ? 'under_review' : status;
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'illegal_transition', currentStatus: publicly },
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/awaiting|sign/);
  });
});
