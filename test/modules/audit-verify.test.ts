import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../server/audit-verify';
import { Sealing } from '../../server/modules/audit';
import { HistoryVerification } from '../../server/modules/reports';
import { loadSettings } from '../../server/platform/config';
import { createLogger } from '../../server/platform/logging';
import { Shutdown } from '../../server/shutdown';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'priemnaya-verify-'));
let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As the command does it: a server of its own beside the one at work. @returns the exit code */
async function verify(file?: string): Promise<number> {
  const settings = loadSettings({ NODE_ENV: 'test', DATABASE_URL: database().url, DATA_DIR: folder });
  const shutdown = new Shutdown();
  try {
    return await verifyAudit(settings, createLogger('silent'), shutdown, file);
  } finally {
    await shutdown.run((error) => {
      throw error;
    });
  }
}

function kept(...lines: unknown[]): string {
  const file = path.join(folder, 'checkpoints.ndjson');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

test('ends with 0 while all is as it was written, and with 1 by a checkpoint of another chain', async () => {
  await office.claimed('operator');
  expect((await (await office.as('operator')).get('/api/jobs')).status).toBe(403);
  await server.app.get(Sealing).sealAll();
  const checkpoints = await database().query<{ day: string; position: number; hash: string }>(
    'SELECT day::text, position::int, hash FROM audit_checkpoints',
  );
  expect(checkpoints).toHaveLength(1);
  expect(await verify()).toBe(0);
  expect(await verify(kept(...checkpoints))).toBe(0);
  expect(await verify(kept({ ...checkpoints[0], hash: 'f'.repeat(64) }))).toBe(1);
  await expect(verify(kept({ day: 'вчера' }))).rejects.toThrow('не читается');
});

test('the history of every case is followed to its present version', async () => {
  const verification = server.app.get(HistoryVerification);
  const answered = await office.command('operator', await office.claimed('operator'), 'release');
  expect(await verification.verify()).toEqual({ cases: 2, breach: null });
  await database().query('ALTER TABLE history_events DISABLE TRIGGER ALL');
  await database().query(
    'DELETE FROM history_events WHERE application_id = $1 AND version = (SELECT max(version) FROM history_events WHERE application_id = $1)',
    [answered.id],
  );
  expect((await verification.verify()).breach).toEqual({ number: answered.number, seq: null });
  await database().query(
    `UPDATE history_events SET actor_name = 'Кто-то' WHERE application_id = $1 AND seq = 1`,
    [answered.id],
  );
  expect((await verification.verify()).breach).toEqual({ number: answered.number, seq: 1 });
  expect(await verify()).toBe(1);
});
