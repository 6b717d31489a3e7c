import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RevealedData } from '@shared/applications';
import type { AuditEventRecord, AuditFilter } from '@shared/audit';
import { AuditLog, Sealing } from '../../server/modules/audit';
import { UnitOfWork } from '../../server/platform/database';
import type { HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;
let auditor: HttpClient;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
  auditor = await office.as('auditor');
});
afterAll(() => server.close());

async function events(filter: AuditFilter | Record<string, unknown>): Promise<AuditEventRecord[]> {
  const answer = await auditor.list<AuditEventRecord>('audit-events', { filter: { ...filter } });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function record(label: string, purpose: string | null = null): Promise<void> {
  await server.app.get(UnitOfWork).run((tx) =>
    server.app.get(AuditLog).record(tx, {
      actor: { kind: 'system', id: null, name: null },
      action: 'securitySettingsChanged',
      subject: { type: 'Settings', id: null, label },
      purpose,
    }),
  );
}

describe('refusals', () => {
  test('a role that may not at all, once a minute and then how often', async () => {
    const operator = await office.as('operator');
    const filter = { actorId: office.userId('operator'), action: 'permissionDenied' };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await operator.get('/api/audit-events')).status).toBe(403);
    }
    expect(await events(filter)).toMatchObject([
      {
        actorKind: 'staff',
        actorName: expect.stringMatching(/^[А-ЯЁ][а-яё]+ [А-ЯЁ]\./) as unknown,
        subjectType: 'AuditEvent',
        subjectId: null,
        before: null,
        after: { action: 'read' },
        address: '127.0.0.1',
        requestId: expect.stringMatching(/^[\w-]{8,64}$/) as unknown,
      },
    ]);
    server.clock.advance(61_000);
    expect((await operator.get('/api/jobs')).status).toBe(403);
    const after = (await events(filter)).map((event) => [event.subjectType, event.after]);
    expect(after).toHaveLength(3);
    expect(after).toContainEqual(['AuditEvent', { action: 'read', repeats: 4 }]);
    expect(after).toContainEqual(['Job', { action: 'read' }]);
  });

  test('a command on a record of which the role may read but not decide, though the command is undone', async () => {
    const row = await office.claimed('operator');
    const manager = await office.as('manager');
    const answer = await manager.post(`/api/applications/${row.id}/approve`, { version: row.version });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await events({ action: 'permissionDenied', subjectId: row.id })).toMatchObject([
      { actorId: office.userId('manager'), subjectType: 'Application', after: { action: 'approve' } },
    ]);
  });
});

describe('personal data', () => {
  test('is masked until it is revealed for a purpose, which is kept', async () => {
    const row = await office.free();
    const masked = await office.case('auditor', row.id);
    expect(masked.masked).toBe(true);
    const purpose = 'Проверка жалобы № 7 от 01.06.2026';
    const { status, body } = await auditor.post<RevealedData>(`/api/applications/${row.id}/reveal`, {
      purpose,
    });
    expect(status).toBe(200);
    const full = await office.case('operator', row.id);
    expect(full.masked).toBe(false);
    expect(body).toEqual({ applicant: full.applicant, form: full.form });
    expect(body.applicant).not.toEqual(masked.applicant);
    expect(await events({ action: 'personalDataRevealed' })).toMatchObject([
      {
        actorId: office.userId('auditor'),
        subjectType: 'Application',
        subjectId: row.id,
        subjectLabel: row.number,
        purpose,
        after: { shown: ['applicant', 'form'] },
      },
    ]);
    // What was shown is nowhere in the log itself.
    const personal = Object.values(body.applicant ?? {}).filter((value) => String(value).length > 9);
    const log = JSON.stringify(await events({}));
    expect(personal.length).toBeGreaterThan(3);
    expect(personal.filter((value) => log.includes(String(value)))).toEqual([]);
  });

  test('not without a purpose, and not without the right', async () => {
    const row = await office.free();
    const path = `/api/applications/${row.id}/reveal`;
    for (const body of [{}, { purpose: '' }, { purpose: 'надо' }, { purpose: 'x'.repeat(501) }]) {
      expect((await auditor.post(path, body)).status).toBe(422);
    }
    for (const account of ['operator', 'manager', 'accountant', 'admin', 'editor'] as const) {
      const client = await office.as(account);
      expect((await client.post(path, { purpose: 'Проверка обращения' })).status).toBe(403);
    }
    expect(await events({ action: 'personalDataRevealed', subjectId: row.id })).toEqual([]);
  });

  test('every opening of a file is on record, without the name that the applicant gave it', async () => {
    const row = await office.claimed('operator');
    const whole = await office.case('operator', row.id);
    const document = whole.documents?.[0];
    const operator = await office.as('operator');
    expect((await operator.get(`/api/documents/${document?.id}/content`)).status).toBe(200);
    expect(await events({ action: 'documentDownloaded', subjectId: document?.id })).toMatchObject([
      {
        actorId: office.userId('operator'),
        subjectLabel: row.number,
        after: { applicationId: row.id, slot: document?.slot },
      },
    ]);
    expect((await auditor.get(`/api/documents/${document?.id}/content`)).status).toBe(403);
    expect(await events({ action: 'documentDownloaded', subjectId: document?.id })).toHaveLength(1);
  });
});

describe('the log is read', () => {
  test('by the auditor and the administrator alone', async () => {
    await record('Для чтения');
    const [event] = await events({ q: 'для чтения' });
    const paths = ['audit-events', `audit-events/${event?.id}`, 'audit-events/export?format=csv', 'audit-checkpoints', 'audit-checkpoints/export']; // prettier-ignore
    for (const account of ['operator', 'manager', 'appeals', 'editor', 'accountant'] as const) {
      const client = await office.as(account);
      for (const path of paths) expect((await client.get(`/api/${path}`)).status).toBe(403);
    }
    for (const account of ['admin', 'auditor'] as const) {
      const client = await office.as(account);
      for (const path of paths) expect((await client.get(`/api/${path}`)).status).toBe(200);
    }
  });

  test('by person, action, record, time and text, with the exact total', async () => {
    server.clock.set('2026-07-01T08:00:00Z');
    await record('Утром');
    server.clock.set('2026-07-01T12:00:00Z');
    await record('В полдень', 'Цель 100%');
    server.clock.set('2026-07-01T12:00:01Z');
    office.newDay();
    auditor = await office.as('auditor');
    const labels = async (filter: AuditFilter | Record<string, unknown>) =>
      (await events({ action: 'securitySettingsChanged', ...filter })).map((event) => event.subjectLabel);
    expect(await labels({ from: '2026-07-01T00:00:00Z' })).toEqual(['В полдень', 'Утром']);
    expect(await labels({ from: '2026-07-01T00:00:00Z', to: '2026-07-01T12:00:00Z' })).toEqual(['Утром']);
    expect(await labels({ q: '100%' })).toEqual(['В полдень']);
    expect(await labels({ q: '%' })).toEqual(['В полдень']);
    expect(await labels({ subjectType: 'Settings', q: 'утром' })).toEqual(['Утром']);
    expect(await labels({ actorId: office.userId('operator') })).toEqual([]);
    const all = await auditor.list('audit-events', { range: [0, 1], sort: ['at', 'ASC'] });
    const [row] = await database().query<{ n: number }>('SELECT count(*)::int AS n FROM audit_events');
    expect(all.body).toHaveLength(2);
    expect(all.total).toBe(row?.n);
    for (const wrong of ['{"person":"x"}', '{"from":"вчера"}', '{"action":"nothing"}']) {
      const answer = await auditor.get(`/api/audit-events?filter=${encodeURIComponent(wrong)}`);
      expect(answer.status).toBe(400);
    }
  });

  test('one event with its place in the chain', async () => {
    await record('С местом');
    const [fresh] = await events({ q: 'с местом' });
    expect(fresh?.position).toBeNull();
    await server.app.get(Sealing).sealAll();
    const { body } = await auditor.get<AuditEventRecord>(`/api/audit-events/${fresh?.id}`);
    expect(body.position).toBeGreaterThan(0);
    expect((await auditor.get('/api/audit-events/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  test('checkpoints: as a list and as lines to keep', async () => {
    await server.app.get(Sealing).sealAll();
    const listed = await auditor.list<Record<string, unknown>>('audit-checkpoints');
    expect(listed.total).toBe(listed.body.length);
    expect(listed.body[0]).toMatchObject({
      id: '2026-07-01',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
    const exported = await auditor.get<string>('/api/audit-checkpoints/export');
    const text = typeof exported.body === 'string' ? exported.body : `${JSON.stringify(exported.body)}\n`;
    expect(text.trim().split('\n')).toHaveLength(listed.total);
    expect((await auditor.get('/api/audit-checkpoints/2026-07-01')).body).toMatchObject({
      day: '2026-07-01',
    });
  });
});

async function download(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ text: string; type: string }> {
  const response = await fetch(`${server.url}${path}`, { headers: { ...auditor.fixedHeaders, ...headers } });
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { text: bytes.toString('utf8'), type: response.headers.get('content-type') ?? '' };
}

describe('export', () => {
  const filter = encodeURIComponent(JSON.stringify({ subjectType: 'Settings', q: 'выгрузка' }));

  test('CSV: a mark for Excel, quotes, and no cell that a spreadsheet would run', async () => {
    const dangerous = ['=CMD|"/C calc"!A0', '+1', '-1', '@SUM(A1)', '\t=1', 'обычная; "строка"\nв две'];
    for (const text of dangerous) await record(`${text} выгрузка`);
    const { text, type } = await download(`/api/audit-events/export?format=csv&filter=${filter}`);
    expect(type).toBe('text/csv; charset=utf-8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, delimiter: ';', columns: true });
    expect(rows.map((row) => row['Запись'])).toEqual(
      expect.arrayContaining(
        dangerous.map((value, index) => `${index < 5 ? "'" : ''}${value} выгрузка`),
      ) as unknown,
    );
    expect(rows).toHaveLength(dangerous.length);
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
    expect(rows[0]).toMatchObject({ Действие: 'Настройки безопасности изменены', 'Вид участника': 'system' });
    const english = await download(`/api/audit-events/export?format=csv&filter=${filter}`, {
      'accept-language': 'en',
    });
    expect(english.text.split('\r\n')[0]).toContain('Position,Time (UTC),Action');
  });

  test('NDJSON: a record a line, as the list answers it; both exports are on record', async () => {
    const before = (await events({ action: 'auditExported' })).length;
    const { text, type } = await download(`/api/audit-events/export?format=ndjson&filter=${filter}`);
    expect(type).toContain('application/x-ndjson');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEventRecord);
    expect(new Set(lines)).toEqual(new Set(await events({ subjectType: 'Settings', q: 'выгрузка' })));
    const exports = await events({ action: 'auditExported' });
    expect(exports).toHaveLength(before + 1);
    expect(exports.map(({ actorId, after }) => ({ actorId, after }))).toContainEqual({
      actorId: office.userId('auditor'),
      after: { format: 'ndjson', filter: { subjectType: ['Settings'], q: 'выгрузка' } },
    });
  });

  test('an unknown format, filter or parameter is refused, and nothing is recorded', async () => {
    const before = (await events({ action: 'auditExported' })).length;
    for (const query of [
      '',
      'format=xlsx',
      'format=csv&filter={"x":1}',
      'format=csv&filter=7',
      'format=csv&range=[0,1]',
    ]) {
      expect((await auditor.get(`/api/audit-events/export?${query}`)).status).toBe(400);
    }
    expect(await events({ action: 'auditExported' })).toHaveLength(before);
  });
});
