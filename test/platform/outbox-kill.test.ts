import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { UnitOfWork } from '../../server/platform/database';
import { Outbox } from '../../server/platform/queue';
import { createDatabase, type TestDatabase } from '../support/database';
import { EffectModule } from '../support/effect.module';
import { bundle, launch, type Running } from '../support/process';
import { freePort, startServer } from '../support/server';

let program: string;
let database: TestDatabase;

beforeAll(async () => {
  program = await bundle('test/support/outbox-child.ts', 'outbox-kill');
});

beforeEach(async () => {
  database = await createDatabase();
  await database.query('create table effects (event text not null)');
});

afterEach(() => database.drop());

async function launchChild(role: 'api' | 'all', event = 'probe.committed'): Promise<Running> {
  const child = launch(program, {
    DATABASE_URL: database.url,
    ROLE: role,
    PROBE_EVENT: event,
    PORT: String(await freePort()),
  });
  await new Promise<void>((resolve, reject) => {
    child.child.once('message', () => resolve());
    void child.ended.then(() => reject(new Error(child.output.stderr)));
  });
  return child;
}

async function kill(child: Running): Promise<void> {
  child.child.kill('SIGKILL');
  await child.ended;
}

async function count(sql: string): Promise<number> {
  return (await database.query(sql)).length;
}

async function finishInNewServer(): Promise<void> {
  const server = await startServer({ databaseUrl: database.url, modules: [EffectModule] });
  await server.runJobsUntilIdle();
  await server.close();
}

test('an event committed by a process that is killed before dispatching it takes effect, once', async () => {
  await kill(await launchChild('api'));
  expect(await count('select id from outbox where dispatched_at is null')).toBe(1);
  expect(await count('select event from effects')).toBe(0);
  await finishInNewServer();
  expect(await count('select event from effects')).toBe(1);
  expect(await count('select id from outbox where dispatched_at is null')).toBe(0);
});

test('an event whose dispatcher is killed between adding the job and marking the row takes effect, once', async () => {
  await database.query(`
    create function stand_still() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$;
    create trigger stand_still before update on outbox for each row execute function stand_still();`);
  const child = await launchChild('all');
  await vi.waitFor(async () => expect(await count('select event from effects')).toBe(1), { timeout: 10_000 });
  await kill(child);
  // The server notices the lost client only when the statement ends.
  await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await database.query('drop trigger stand_still on outbox');
  expect(await count('select id from outbox where dispatched_at is null')).toBe(1);
  await finishInNewServer();
  expect(await count('select id from outbox where dispatched_at is null')).toBe(0);
  expect(await count('select event from effects')).toBe(1);
});

test('a job whose worker is killed in the middle of it is taken up by another within half a minute', async () => {
  const child = await launchChild('all', 'probe.hanging');
  await vi.waitFor(async () => expect(await count('select event from effects')).toBe(1), { timeout: 10_000 });
  await kill(child);
  const server = await startServer({ databaseUrl: database.url, modules: [EffectModule] });
  try {
    await vi.waitFor(async () => expect(await count('select event from effects')).toBe(2), {
      timeout: 30_000,
      interval: 200,
    });
  } finally {
    await server.close();
  }
}, 60_000);

test('a server that is asked to stop finishes the job in hand', async () => {
  const server = await startServer({ databaseUrl: database.url, modules: [EffectModule] });
  const outbox = server.app.get(Outbox);
  await server.app
    .get(UnitOfWork)
    .run((tx) => outbox.append(tx, [{ type: 'probe.slow', aggregateId: randomUUID() }]));
  await vi.waitFor(async () => expect(await count('select event from effects')).toBe(1), {
    timeout: 5000,
    interval: 10,
  });
  await server.close();
  expect(await count('select event from effects')).toBe(2);
});
