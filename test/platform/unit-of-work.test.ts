import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@shared/kernel/errors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runWithIdempotency, UnitOfWork } from '../../server/platform/database';
import { useDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  unitOfWork = server.app.get(UnitOfWork);
  await database().query('create table effects (id int generated always as identity, name text not null)');
});

afterAll(() => server.close());

async function effects(name: string): Promise<number> {
  return (await database().query('select id from effects where name = $1', [name])).length;
}

function command(name: string, pauseMs = 0): Promise<{ name: string; id: number }> {
  return unitOfWork.run(async (tx) => {
    const rows: { id: number }[] = await tx.query('insert into effects (name) values ($1) returning id', [
      name,
    ]);
    await sleep(pauseMs);
    return { name, id: rows[0]?.id ?? 0 };
  });
}

test('a unit of work that fails leaves nothing behind', async () => {
  const failing = unitOfWork.run(async (tx) => {
    await tx.query("insert into effects (name) values ('failed')");
    throw new DomainError('forbidden');
  });
  await expect(failing).rejects.toThrow(DomainError);
  expect(await effects('failed')).toBe(0);
});

test('a unit of work inside another joins it: both are undone together', async () => {
  const failing = unitOfWork.run(async () => {
    await command('inner');
    throw new DomainError('forbidden');
  });
  await expect(failing).rejects.toThrow(DomainError);
  expect(await effects('inner')).toBe(0);
});

test('a read inside a unit of work sees what it has written', async () => {
  const seen = await unitOfWork.run(async (tx) => {
    await tx.query("insert into effects (name) values ('visible')");
    return unitOfWork.read((inside) => inside.query("select id from effects where name = 'visible'"));
  });
  expect(seen).toHaveLength(1);
});

test('two callers at once with one key: one effect, one answer', async () => {
  const key = { scope: 'user:1', key: 'twice', fingerprint: 'a' };
  const [first, second] = await Promise.all([
    runWithIdempotency(key, () => command('twice', 150)),
    runWithIdempotency(key, () => command('twice', 150)),
  ]);
  expect(second).toEqual(first);
  expect(await effects('twice')).toBe(1);
});

test('a repeat after a failure does the work, because nothing was done', async () => {
  const key = { scope: 'user:1', key: 'after-failure', fingerprint: 'a' };
  const failing = runWithIdempotency(key, () =>
    unitOfWork.run(() => Promise.reject(new DomainError('stale_version'))),
  );
  await expect(failing).rejects.toThrow(DomainError);
  await runWithIdempotency(key, () => command('after-failure'));
  expect(await effects('after-failure')).toBe(1);
});

test('the same key with another content is refused', async () => {
  const key = { scope: 'user:1', key: 'reused' };
  await runWithIdempotency({ ...key, fingerprint: 'a' }, () => command('reused'));
  const second = runWithIdempotency({ ...key, fingerprint: 'b' }, () => command('reused'));
  await expect(second).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  expect(await effects('reused')).toBe(1);
});

test('the same key in another scope is another command', async () => {
  const key = { key: 'scoped', fingerprint: 'a' };
  await runWithIdempotency({ ...key, scope: 'user:1' }, () => command('scoped'));
  await runWithIdempotency({ ...key, scope: 'user:2' }, () => command('scoped'));
  expect(await effects('scoped')).toBe(2);
});

test('only the first unit of work under a key is answered from the store', async () => {
  const key = { scope: 'user:1', key: 'first-only', fingerprint: 'a' };
  const both = () =>
    runWithIdempotency(key, async () => {
      await command('first of two');
      await command('second of two');
    });
  await both();
  await both();
  expect(await effects('first of two')).toBe(1);
  expect(await effects('second of two')).toBe(2);
});
