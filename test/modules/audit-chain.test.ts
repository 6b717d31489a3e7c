import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuditLog, AuditVerification, Sealing } from '../../server/modules/audit';
import { UnitOfWork } from '../../server/platform/database';
import { createDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;
let unitOfWork: UnitOfWork;
let log: AuditLog;
let sealing: Sealing;
let verification: AuditVerification;

async function open(): Promise<void> {
  database = await createDatabase();
  server = await startServer({ databaseUrl: database.url, role: 'api' });
  unitOfWork = server.app.get(UnitOfWork);
  log = server.app.get(AuditLog);
  sealing = server.app.get(Sealing);
  verification = server.app.get(AuditVerification);
}

async function close(): Promise<void> {
  await server.close();
  await database.drop();
}

async function record(label: string): Promise<void> {
  server.clock.advance(1000);
  await unitOfWork.run((tx) =>
    log.record(tx, {
      actor: { kind: 'system', id: null, name: null },
      action: 'userChanged',
      subject: { type: 'User', id: null, label },
      after: { amount: 0.1, name: 'Ёлкин «А»' },
    }),
  );
}

async function chain(): Promise<string[]> {
  const rows = await database.query<{ label: string }>(
    `SELECT subject_label AS label FROM audit_seals s JOIN audit_events e ON e.id = s.event_id ORDER BY position`,
  );
  return rows.map(({ label }) => label);
}

/** As somebody who owns the database and knows how to switch its guards off. */
async function tamper(...statements: string[]): Promise<void> {
  for (const table of ['audit_events', 'audit_seals', 'audit_checkpoints', 'audit_unsealed'])
    await database.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  for (const statement of statements) await database.query(statement);
}

const eventAt = (position: number) => `(SELECT event_id FROM audit_seals WHERE position = ${position})`;

describe('sealing', () => {
  beforeAll(open);
  afterAll(close);

  test('events get their places in the order of their time, without a gap', async () => {
    for (const label of ['первое', 'второе', 'третье']) await record(label);
    expect(await sealing.sealAll()).toBe(3);
    expect(await sealing.sealAll()).toBe(0);
    expect(await chain()).toEqual(['первое', 'второе', 'третье']);
    expect(await verification.verify()).toEqual({ events: 3, checkpoints: 1, waiting: 0, breach: null });
  });

  test('an event that commits late stands behind those sealed before it', async () => {
    const late = new Client({ connectionString: database.url });
    await late.connect();
    await late.query('BEGIN');
    await late.query(
      `INSERT INTO audit_events (id, at, actor_kind, action, subject_type, subject_label)
       VALUES ($1, '2026-06-01', 'system', 'userChanged', 'User', 'опоздавшее')`,
      [randomUUID()],
    );
    await record('четвёртое');
    await sealing.sealAll();
    await late.query('COMMIT');
    await late.end();
    await sealing.sealAll();
    expect((await chain()).slice(3)).toEqual(['четвёртое', 'опоздавшее']);
    expect((await verification.verify()).breach).toBeNull();
  });

  test('two sealers at once make one chain', async () => {
    const second = await startServer({ databaseUrl: database.url, role: 'api' });
    try {
      await Promise.all(Array.from({ length: 60 }, (_, index) => record(`разом ${index}`)));
      const sealers = [sealing, second.app.get(Sealing), sealing, second.app.get(Sealing)];
      const counts = await Promise.all(sealers.map((sealer) => sealer.sealAll()));
      const rest = await sealing.sealAll();
      expect(counts.reduce((sum, count) => sum + count, rest)).toBe(60);
      expect(await verification.verify()).toMatchObject({ events: 65, waiting: 0, breach: null });
    } finally {
      await second.close();
    }
  });

  test('a sealer that is killed half-way leaves nothing, and holds up nobody', async () => {
    await record('перед сбоем');
    const killed = new Client({ connectionString: database.url });
    killed.on('error', () => undefined);
    await killed.connect();
    await killed.query('BEGIN');
    await killed.query('SELECT pg_advisory_xact_lock(7203418552)');
    await killed.query(
      `INSERT INTO audit_seals SELECT 66, event_id, 'x', 'x', now() FROM audit_unsealed LIMIT 1`,
    );
    expect(await sealing.sealAll()).toBe(0);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND objid = 7203418552 % 4294967296`,
    );
    expect(await sealing.sealAll()).toBe(1);
    expect(await verification.verify()).toMatchObject({ events: 66, breach: null });
  });

  test('a checkpoint a day, of a chain that has grown', async () => {
    const days = async () =>
      database.query('SELECT day::text, position::int FROM audit_checkpoints ORDER BY day');
    server.clock.set('2026-06-11T00:10:00Z');
    await sealing.sealAll();
    await sealing.sealAll();
    server.clock.set('2026-06-12T00:10:00Z');
    await sealing.sealAll();
    await record('нового дня');
    await sealing.sealAll();
    expect(await days()).toEqual([
      { day: '2026-06-10', position: 3 },
      { day: '2026-06-11', position: 66 },
      { day: '2026-06-12', position: 67 },
    ]);
    expect(await verification.verify()).toMatchObject({ checkpoints: 3, breach: null });
  });
});

describe('verification finds', () => {
  beforeEach(async () => {
    await open();
    for (let index = 1; index <= 10; index += 1) await record(`событие ${index}`);
    await sealing.sealAll();
    server.clock.advance(24 * 60 * 60_000);
    await record('событие 11');
    await sealing.sealAll();
    return close;
  });

  const cases: [string, string[], Record<string, unknown>][] = [
    [
      'an altered label',
      [`UPDATE audit_events SET subject_label = 'иное' WHERE id = ${eventAt(4)}`],
      { kind: 'eventAltered', position: 4 },
    ],
    [
      'an altered microsecond',
      [`UPDATE audit_events SET at = at + interval '1 microsecond' WHERE id = ${eventAt(7)}`],
      { kind: 'eventAltered', position: 7 },
    ],
    [
      'a number altered beyond the reach of a double',
      [
        `UPDATE audit_events SET after = jsonb_set(after, '{amount}', '0.10000000000000000001') WHERE id = ${eventAt(2)}`,
      ],
      { kind: 'eventAltered', position: 2 },
    ],
    [
      'an emptied column',
      [`UPDATE audit_events SET after = NULL WHERE id = ${eventAt(1)}`],
      { kind: 'eventAltered', position: 1 },
    ],
    [
      'a deleted event',
      [`DELETE FROM audit_events WHERE id = ${eventAt(5)}`],
      { kind: 'eventMissing', position: 5 },
    ],
    ['a deleted seal', ['DELETE FROM audit_seals WHERE position = 6'], { kind: 'sealMissing', position: 6 }],
    [
      'an event taken out with its seal, and the rest moved up',
      [
        `DELETE FROM audit_events WHERE id = ${eventAt(5)}`,
        'DELETE FROM audit_seals WHERE position = 5',
        'UPDATE audit_seals SET position = -position WHERE position > 5',
        'ALTER TABLE audit_seals DROP CONSTRAINT audit_seals_position',
        'UPDATE audit_seals SET position = -position WHERE position > 5',
        'UPDATE audit_seals SET position = -position - 1 WHERE position < 0',
      ],
      { kind: 'orderBroken', position: 5 },
    ],
    [
      'an inserted event',
      [
        `INSERT INTO audit_events (id, at, actor_kind, action, subject_type)
         VALUES ('00000000-0000-4000-8000-000000000001', now(), 'system', 'userChanged', 'User')`,
        `INSERT INTO audit_seals SELECT 12, '00000000-0000-4000-8000-000000000001', hash, hash, sealed_at
         FROM audit_seals WHERE position = 11`,
      ],
      { kind: 'eventAltered', position: 12 },
    ],
    [
      'two events that changed places',
      [
        'ALTER TABLE audit_seals DROP CONSTRAINT audit_seals_once',
        `UPDATE audit_seals s SET event_id = o.event_id FROM audit_seals o
         WHERE (s.position = 3 AND o.position = 4) OR (s.position = 4 AND o.position = 3)`,
      ],
      { kind: 'eventAltered', position: 3 },
    ],
    [
      'a tail cut off',
      [
        'CREATE TEMP TABLE gone AS SELECT event_id FROM audit_seals WHERE position > 8',
        'DELETE FROM audit_seals WHERE position > 8',
        'DELETE FROM audit_events WHERE id IN (SELECT event_id FROM gone)',
      ],
      { kind: 'checkpointMismatch', position: 10, day: '2026-06-10' },
    ],
    [
      'an event hidden from the sealer',
      [
        `INSERT INTO audit_events (id, at, actor_kind, action, subject_type)
         VALUES ('00000000-0000-4000-8000-000000000002', now(), 'system', 'userChanged', 'User')`,
      ],
      { kind: 'eventUnsealed', eventId: '00000000-0000-4000-8000-000000000002' },
    ],
  ];

  test.each(cases)('%s', async (_name, statements, breach) => {
    expect((await verification.verify()).breach).toBeNull();
    // Constraints stand in the way of some forgeries; whoever owns the database removes them first.
    const constraints = statements.filter((statement) => statement.startsWith('ALTER'));
    await tamper(...constraints, ...statements.filter((statement) => !constraints.includes(statement)));
    expect((await verification.verify()).breach).toMatchObject(breach);
  });

  test('a chain that was made anew, by a checkpoint that was kept elsewhere', async () => {
    const kept = await database.query<{ day: string; position: number; hash: string }>(
      'SELECT day::text, position::int, hash FROM audit_checkpoints',
    );
    await tamper(
      `UPDATE audit_events SET subject_label = 'иное' WHERE id = ${eventAt(4)}`,
      'DELETE FROM audit_seals',
      'DELETE FROM audit_checkpoints',
      'INSERT INTO audit_unsealed SELECT id FROM audit_events',
    );
    await sealing.sealAll();
    expect((await verification.verify()).breach).toBeNull();
    expect((await verification.verify(kept)).breach).toEqual({
      kind: 'checkpointMismatch',
      position: 10,
      day: '2026-06-10',
    });
  });
});
