import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { UnitOfWork } from '../../server/platform/database';
import {
  JobProcessor,
  JobsOverview,
  Outbox,
  OutboxDispatcher,
  type JobContext,
  type JobHandler,
  type OutboxJob,
  type SweepJob,
} from '../../server/platform/queue';
import { createDatabase, useDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

declare module '../../server/platform/queue' {
  interface JobPayloads {
    'probe.note': OutboxJob;
    'probe.alsoNote': OutboxJob;
    'probe.fail': OutboxJob;
    'probe.failOnce': OutboxJob;
    'probe.tick': SweepJob;
  }
}

const seen: { job: string; payload: OutboxJob }[] = [];
const tries: { id: string; context: JobContext }[] = [];
let ticks = 0;

@JobProcessor({ name: 'probe.note', on: ['probe.happened'] })
class NoteProcessor implements JobHandler<'probe.note'> {
  async handle(payload: OutboxJob): Promise<void> {
    seen.push({ job: 'probe.note', payload });
  }
}

@JobProcessor({ name: 'probe.alsoNote', on: ['probe.happened', 'probe.other'] })
class AlsoNoteProcessor implements JobHandler<'probe.alsoNote'> {
  async handle(payload: OutboxJob): Promise<void> {
    seen.push({ job: 'probe.alsoNote', payload });
  }
}

@JobProcessor({ name: 'probe.fail', on: ['probe.failing'], attempts: 3, backoffMs: 40 })
class FailProcessor implements JobHandler<'probe.fail'> {
  async handle({ aggregateId }: OutboxJob, context: JobContext): Promise<void> {
    tries.push({ id: aggregateId, context });
    throw new Error('the mail server is away');
  }
}

@JobProcessor({ name: 'probe.failOnce', on: ['probe.failingOnce'], attempts: 3, backoffMs: 40 })
class FailOnceProcessor implements JobHandler<'probe.failOnce'> {
  async handle({ aggregateId }: OutboxJob, context: JobContext): Promise<void> {
    tries.push({ id: aggregateId, context });
    if (context.attempt === 1) throw new Error('not yet');
  }
}

@JobProcessor({ name: 'probe.tick', everyMs: 200 })
class TickProcessor implements JobHandler<'probe.tick'> {
  async handle(): Promise<void> {
    ticks += 1;
  }
}

@Module({ providers: [NoteProcessor, AlsoNoteProcessor, FailProcessor, FailOnceProcessor, TickProcessor] })
class ProbeModule {}

/** The same must hold on an empty Redis, given by whoever has one; PostgreSQL is the default. */
const redisUrl = process.env['TEST_REDIS_URL'];
const queueElsewhere: Record<string, string> = redisUrl === undefined ? {} : { REDIS_URL: redisUrl };

const database = useDatabase();
const others: TestDatabase[] = [];
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, modules: [ProbeModule], env: queueElsewhere });
});

afterEach(() => {
  seen.length = 0;
  tries.length = 0;
});

afterAll(async () => {
  await server.close();
  for (const other of others) await other.drop();
});

async function freshDatabase(): Promise<TestDatabase> {
  const other = await createDatabase();
  others.push(other);
  return other;
}

async function emit(type: string, aggregateId: string = randomUUID()): Promise<string> {
  const outbox = server.app.get(Outbox);
  await server.app
    .get(UnitOfWork)
    .run((tx) => outbox.append(tx, [{ type, aggregateId, payload: { round: 2 } }]));
  return aggregateId;
}

test('an event starts every processor that listens to it, once, with what it carries', async () => {
  const aggregateId = await emit('probe.happened');
  await server.runJobsUntilIdle();
  expect(seen.map(({ job }) => job).sort()).toEqual(['probe.alsoNote', 'probe.note']);
  expect(seen[0]?.payload).toMatchObject({ type: 'probe.happened', aggregateId, payload: { round: 2 } });
});

test('a committed event wakes the dispatcher without waiting for its poll', async () => {
  await emit('probe.other');
  await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 800, interval: 10 });
});

test('an event whose transaction is undone starts nothing', async () => {
  const outbox = server.app.get(Outbox);
  const undone = server.app.get(UnitOfWork).run(async (tx) => {
    await outbox.append(tx, [{ type: 'probe.happened', aggregateId: randomUUID() }]);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await server.runJobsUntilIdle();
  expect(seen).toEqual([]);
});

test('a row dispatched twice runs once: the second job has the id of the first', async () => {
  await emit('probe.happened');
  await server.runJobsUntilIdle();
  await database().query('update outbox set dispatched_at = null');
  await server.runJobsUntilIdle();
  expect(seen.filter(({ job }) => job === 'probe.note')).toHaveLength(1);
  const waiting = await database().query('select id from outbox where dispatched_at is null');
  expect(waiting).toEqual([]);
});

test('a failing job is tried again with growing pauses, then stands in the list of failed jobs with its reason', async () => {
  const id = await emit('probe.failing');
  const overview = server.app.get(JobsOverview);
  await vi.waitFor(async () => expect((await overview.list()).total).toBe(1), {
    timeout: 5000,
    interval: 20,
  });
  expect(tries.filter((one) => one.id === id).map(({ context }) => context.attempt)).toEqual([1, 2, 3]);
  expect(tries.map(({ context }) => context.lastAttempt)).toEqual([false, false, true]);
  const { items } = await overview.list();
  expect(items[0]).toMatchObject({
    name: 'probe.fail',
    state: 'failed',
    attemptsMade: 3,
    attemptsAllowed: 3,
    failedReason: 'the mail server is away',
  });
});

test('an administrator gives a failed job another round of tries', async () => {
  const overview = server.app.get(JobsOverview);
  const failed = (await overview.list()).items[0];
  expect(await overview.retry(failed?.id ?? '')).toBe(true);
  await vi.waitFor(() => expect(tries).toHaveLength(3), { timeout: 5000, interval: 20 });
  expect(await overview.retry('unknown')).toBe(false);
});

test('a job that fails once succeeds at its second try', async () => {
  const id = await emit('probe.failingOnce');
  await vi.waitFor(() => expect(tries).toHaveLength(2), { timeout: 5000, interval: 20 });
  await server.runJobsUntilIdle();
  expect(tries.map((one) => [one.id, one.context.attempt])).toEqual([
    [id, 1],
    [id, 2],
  ]);
});

test('a sweep runs by itself again and again', async () => {
  const before = ticks;
  await vi.waitFor(() => expect(ticks).toBeGreaterThan(before + 1), { timeout: 5000, interval: 20 });
});

test('a process without a worker leaves jobs alone and can run them in place, in order', async () => {
  const own = await startServer({
    databaseUrl: (await freshDatabase()).url,
    role: 'api',
    modules: [ProbeModule],
  });
  try {
    const outbox = own.app.get(Outbox);
    const aggregateId = randomUUID();
    await own.app.get(UnitOfWork).run((tx) =>
      outbox.append(tx, [
        { type: 'probe.other', aggregateId },
        { type: 'probe.happened', aggregateId },
      ]),
    );
    expect(seen).toEqual([]);
    await own.app.get(OutboxDispatcher).runInline();
    expect(seen.map(({ payload }) => payload.type)).toEqual([
      'probe.other',
      'probe.happened',
      'probe.happened',
    ]);
  } finally {
    await own.close();
  }
});

test('two processors of one name stop the boot', async () => {
  @JobProcessor({ name: 'probe.note', on: ['probe.happened'] })
  class Impostor implements JobHandler<'probe.note'> {
    async handle(): Promise<void> {}
  }
  @Module({ providers: [NoteProcessor, Impostor] })
  class TwiceModule {}
  const starting = startServer({ databaseUrl: database().url, role: 'api', modules: [TwiceModule] });
  await expect(starting).rejects.toThrow('Two processors claim the job "probe.note"');
});

test('housekeeping forgets dispatched events and answered keys after a month, and nothing sooner', async () => {
  await emit('probe.other');
  await server.runJobsUntilIdle();
  await database().query(
    `insert into idempotency_keys (scope, key, fingerprint, created_at) values ('user:1', 'old', 'a', $1)`,
    [server.clock.now()],
  );
  const left = async () =>
    (await database().query('select 1 from outbox union all select 1 from idempotency_keys')).length;
  const before = await left();
  server.clock.advance(29 * 24 * 3600 * 1000);
  await server.runSweep('platform.housekeeping');
  expect(await left()).toBe(before);
  server.clock.advance(2 * 24 * 3600 * 1000);
  await server.runSweep('platform.housekeeping');
  expect(await left()).toBe(0);
});

test('readiness says that database and queue answer, and health that the process lives', async () => {
  const ready = await fetch(`${server.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', database: 'ok', queue: 'ok' }]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
