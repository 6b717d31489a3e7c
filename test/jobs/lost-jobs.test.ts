import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
});
afterAll(() => server.close());

/** As if the queue had taken every job and then been emptied by hand. */
async function loseJobs(): Promise<void> {
  await database().query('UPDATE outbox SET dispatched_at = now() WHERE dispatched_at IS NULL');
}

test('checks that a lost job owes are made up for, once, and not before a job would have had its time', async () => {
  const number = await office.file();
  await loseJobs();
  server.clock.advance(14 * MINUTE_MS);
  await server.runSweep('corrections.wakeChecks');
  expect((await office.row(number)).status).toBe('submitted');
  server.clock.advance(2 * MINUTE_MS);
  await server.runSweep('corrections.wakeChecks');
  await server.runSweep('corrections.wakeChecks');
  const row = await office.row(number);
  expect(row.status).toBe('under_review');
  const history = await office.case('operator', row.id);
  expect(history.history?.filter((event) => event.type === 'checksCompleted')).toHaveLength(1);
});

test('an outcome document that a lost job owes is made, once', async () => {
  const claimed = await office.claimed();
  await office.command('operator', claimed, 'approve');
  await loseJobs();
  server.clock.advance(71 * HOUR_MS);
  await server.runSweep('decisions.wakeOutcomes');
  office.newDay();
  expect((await office.row(claimed.number)).status).toBe('approved');
  server.clock.advance(2 * HOUR_MS);
  await server.runSweep('decisions.wakeOutcomes');
  await server.runSweep('decisions.wakeOutcomes');
  office.newDay();
  const row = await office.row(claimed.number);
  expect(row.status).toBe('ready');
  const record = await office.case('operator', row.id);
  expect(record.documents?.filter((document) => document.slot === '$outcome')).toHaveLength(1);
});
