import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RevealedData } from '@shared/applications';
import type { AuditEventRecord, AuditFilter } from '@shared/audit';
import { AuditLog, AuditVerification, Sealing } from '../../server/modules/audit';
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

describe('a hundred thousand events', () => {
  const COUNT = 100_000;

  beforeAll(async () => {
    await database().query(
      `INSERT INTO audit_events (id, at, actor_kind, actor_id, actor_name, action, subject_type, subject_label, before, after, address)
       SELECT gen_random_uuid(), timestamptz '2026-01-01' + n * interval '1 second', 'staff', 'many', 'Сухарева А. П.',
         'userChanged', 'User', 'Сотрудник ' || n, jsonb_build_object('text', repeat('а', 300)),
         jsonb_build_object('text', repeat('б', 300), 'number', n), '10.1.2.3' FROM generate_series(1, $1) n`,
      [COUNT],
    );
    await database().query('ANALYZE audit_events');
  }, 120_000);

  test('are sealed, and verified in less than ten seconds', async () => {
    await server.app.get(Sealing).sealAll();
    const started = performance.now();
    const result = await server.app.get(AuditVerification).verify();
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`verified ${result.events} events in ${seconds.toFixed(2)} s\n`);
    expect(result).toMatchObject({ waiting: 0, breach: null });
    expect(result.events).toBeGreaterThan(COUNT);
    expect(seconds).toBeLessThan(10);
  }, 120_000);

  test('are exported as they are read: a reader that stops holds neither memory nor a connection', async () => {
    const collect = garbageCollector();
    const retained = () => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return (heapUsed + external) / 1024 / 1024;
    };
    const filter = encodeURIComponent('{"subjectType":"User"}');
    const before = retained();
    const started = performance.now();
    const response = await begin(`/api/audit-events/export?format=ndjson&filter=${filter}`);
    let [bytes, lines, stalled] = [0, 0, { memory: 0, busy: -1 }];
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (bytes < 1_000_000 && bytes + chunk.length >= 1_000_000) {
        await sleep(1500);
        stalled = { memory: retained() - before, busy: await busyConnections() };
      }
      bytes += chunk.length;
      lines += chunk.filter((byte) => byte === 10).length;
    }
    const seconds = (performance.now() - started) / 1000;
    const left = retained() - before;
    process.stdout.write(
      `exported ${lines} events, ${(bytes / 1024 / 1024).toFixed(0)} MB in ${seconds.toFixed(1)} s; ` +
        `held ${stalled.memory.toFixed(0)} MB while the reader stood still, ${left.toFixed(0)} MB at the end\n`,
    );
    expect(lines).toBe(COUNT);
    expect(bytes).toBeGreaterThan(100 * 1024 * 1024);
    expect(stalled.memory).toBeLessThan(30);
    expect(stalled.busy).toBe(0);
    expect(left).toBeLessThan(30);
  }, 120_000);

  test('are filtered and counted in no time', async () => {
    const started = performance.now();
    const answer = await auditor.list('audit-events', {
      filter: { subjectType: 'User', q: 'сотрудник 9999', from: '2026-01-01T00:00:00Z' },
    });
    process.stdout.write(`searched ${COUNT} events in ${(performance.now() - started).toFixed(0)} ms\n`);
    expect(answer.total).toBe(11);
  });
});

/** Starts a download whose body is read when the test asks for it. */
function begin(path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { ...auditor.fixedHeaders, 'accept-encoding': 'identity' };
    get(`${server.url}${path}`, { headers }, resolve).on('error', reject);
  });
}

async function busyConnections(): Promise<number> {
  const [row] = await database().query<{ busy: number }>(
    `SELECT count(*)::int AS busy FROM pg_stat_activity WHERE datname = current_database()
     AND pid <> pg_backend_pid() AND state <> 'idle'`,
  );
  return row?.busy ?? -1;
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
