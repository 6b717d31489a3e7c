import { randomUUID } from 'node:crypto';
import { DomainError } from '@shared/kernel/errors';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditLog, type AuditEntry } from '../../server/modules/audit';
import { APPLICATION_ROLE } from '../../server/platform/database/application-role';
import { UnitOfWork } from '../../server/platform/database';
import { runWithRequest } from '../../server/platform/http';
import { createDatabase, useDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let unitOfWork: UnitOfWork;
let log: AuditLog;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  unitOfWork = server.app.get(UnitOfWork);
  log = server.app.get(AuditLog);
});
afterAll(() => server.close());

const entry = (name: string): AuditEntry => ({
  actor: { kind: 'staff', id: 'a1', name: 'Сухарева А. П.', standInFor: 'Орлов Д. Ю.' },
  action: 'roleChanged',
  subject: { type: 'Role', id: 'r1', label: name },
  before: { label: 'Старая' },
  after: { label: name },
  purpose: 'Проверка',
});

async function rowsOf(name: string): Promise<Record<string, unknown>[]> {
  return database().query('SELECT * FROM audit_events WHERE subject_label = $1', [name]);
}

test('one entry is one row: who, what, before and after, from where, at what time', async () => {
  await runWithRequest({ address: '10.0.0.7', requestId: 'request-1' }, () =>
    unitOfWork.run((tx) => log.record(tx, entry('Одна строка'))),
  );
  expect(await rowsOf('Одна строка')).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      at: server.clock.now(),
      actor_kind: 'staff',
      actor_id: 'a1',
      actor_name: 'Сухарева А. П.',
      stand_in_for: 'Орлов Д. Ю.',
      action: 'roleChanged',
      subject_type: 'Role',
      subject_id: 'r1',
      subject_label: 'Одна строка',
      before: { label: 'Старая' },
      after: { label: 'Одна строка' },
      purpose: 'Проверка',
      address: '10.0.0.7',
      request_id: 'request-1',
    },
  ]);
});

test('what is undone has not happened: the entry goes with its command', async () => {
  const failing = unitOfWork.run(async (tx) => {
    await log.record(tx, entry('Отменённая'));
    throw new DomainError('forbidden');
  });
  await expect(failing).rejects.toThrow(DomainError);
  expect(await rowsOf('Отменённая')).toEqual([]);
});

test('outside of a request there is no address', async () => {
  await unitOfWork.run((tx) => log.record(tx, entry('Сама')));
  expect(await rowsOf('Сама')).toMatchObject([{ address: null, request_id: null }]);
});

describe('evidence stays', () => {
  const statements = [
    `UPDATE %t SET %c = %c`,
    `DELETE FROM %t`,
    `TRUNCATE %t CASCADE`,
    `ALTER TABLE %t DISABLE TRIGGER ALL`,
    `DROP TABLE %t`,
  ];
  const tables = [
    ['audit_events', 'action'],
    ['audit_seals', 'hash'],
    ['audit_checkpoints', 'hash'],
    ['history_events', 'hash'],
  ] as const;

  test.each(tables)('the server can neither change nor remove %s', async (table, column) => {
    for (const statement of statements) {
      const sql = statement.replaceAll('%t', table).replaceAll('%c', column);
      const attempt = unitOfWork.run((tx) => tx.query(sql));
      await expect(attempt).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  test.each(tables)('nor does anybody else by an ordinary statement: %s', async (table, column) => {
    await unitOfWork.run((tx) => log.record(tx, entry('Чужая')));
    await database().query(
      `INSERT INTO audit_checkpoints VALUES ('2020-01-01', 1, 'h', now()) ON CONFLICT DO NOTHING`,
    );
    await database().query(
      `INSERT INTO audit_seals SELECT 1, id, '', '', now() FROM audit_events LIMIT 1 ON CONFLICT DO NOTHING`,
    );
    const owner = new Client({ connectionString: database().url });
    await owner.connect();
    try {
      await owner.query('SET session_replication_role = replica');
      const changes = table === 'history_events' ? [] : [`UPDATE ${table} SET ${column} = ${column}`];
      for (const sql of [...changes, `TRUNCATE ${table} CASCADE`]) {
        await expect(owner.query(sql)).rejects.toThrow(`${table} is append-only`);
      }
    } finally {
      await owner.end();
    }
  });

  test('the server works as a role that owns nothing and is no superuser', async () => {
    const rows = await unitOfWork.read((tx) =>
      tx.query(`SELECT current_user AS name, rolsuper, rolcreaterole, rolbypassrls,
        (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns FROM pg_roles r WHERE rolname = current_user`),
    );
    expect(rows).toEqual([
      { name: APPLICATION_ROLE, rolsuper: false, rolcreaterole: false, rolbypassrls: false, owns: 0 },
    ]);
  });
});

test('an owner who may not create roles works as itself; the triggers stand', async () => {
  const own = await createDatabase({ empty: true });
  const name = `owner_${randomUUID().replaceAll('-', '')}`;
  await own.query(`CREATE ROLE ${name} LOGIN PASSWORD 'Qw-7723-owner'`);
  await own.query(`ALTER DATABASE ${new URL(own.url).pathname.slice(1)} OWNER TO ${name}`);
  await own.query(`ALTER SCHEMA public OWNER TO ${name}`);
  const url = new URL(own.url);
  url.username = name;
  url.password = 'Qw-7723-owner';
  const plain = await startServer({ databaseUrl: url.href, role: 'api' });
  try {
    const work = plain.app.get(UnitOfWork);
    expect(await work.read((tx) => tx.query('SELECT current_user AS name'))).toEqual([{ name }]);
    await work.run((tx) => plain.app.get(AuditLog).record(tx, entry('Без роли')));
    const attempt = work.run((tx) => tx.query(`DELETE FROM audit_events`));
    await expect(attempt).rejects.toThrow('audit_events is append-only');
  } finally {
    await plain.close();
    await own.drop();
    await database().query(`DROP ROLE ${name}`);
  }
});

/** Lets nobody through before `count` have come; fails when they do not come in ten seconds. */
function barrierOf(count: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve, reject) => {
    open = resolve;
    setTimeout(() => reject(new Error(`only ${come} of ${count} came`)), 10_000).unref();
  });
  return async () => {
    come += 1;
    if (come === count) open();
    await all;
  };
}

test('32 commands that record at once do not wait for each other', async () => {
  await database().query('CREATE TABLE cases (id int PRIMARY KEY, state int NOT NULL)');
  await database().query('INSERT INTO cases SELECT n, 0 FROM generate_series(1, 32) n');
  const wide = await startServer({
    databaseUrl: database().url,
    role: 'api',
    env: { DATABASE_POOL_SIZE: '34' },
  });
  try {
    const work = wide.app.get(UnitOfWork);
    const wideLog = wide.app.get(AuditLog);
    // Every command has written its row before any of them ends: impossible as soon as one waits for another.
    const barrier = barrierOf(32);
    await Promise.all(
      Array.from({ length: 32 }, (_, index) =>
        work.run(async (tx) => {
          await tx.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [index + 1]);
          await wideLog.record(tx, entry('Разом'));
          await barrier();
        }),
      ),
    );
    expect(await rowsOf('Разом')).toHaveLength(32);
  } finally {
    await wide.close();
  }
});
