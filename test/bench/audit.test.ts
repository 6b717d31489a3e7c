import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditVerification, Sealing } from '../../server/modules/audit';
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
  });

  test('are sealed, and verified in less than ten seconds', async () => {
    await server.app.get(Sealing).sealAll();
    const started = performance.now();
    const result = await server.app.get(AuditVerification).verify();
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`verified ${result.events} events in ${seconds.toFixed(2)} s\n`);
    expect(result).toMatchObject({ waiting: 0, breach: null });
    expect(result.events).toBeGreaterThan(COUNT);
    expect(seconds).toBeLessThan(10);
  });

  test('are exported as they are read: a reader that stops holds neither memory nor a connection', async () => {
    const collect = garbageCollector();
    const retained = () => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return (heapUsed + external) / 1024 / 1024;
    };
    const filter = encodeURIComponent('{"action":"userChanged"}');
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
    expect(left).toBeLessThan(60);
  });

  test('are filtered and counted in no time', async () => {
    const started = performance.now();
    const answer = await auditor.list('audit-events', {
      filter: { action: 'userChanged', q: 'сотрудник 9999', from: '2026-01-01T00:00:00Z' },
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
     AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'`,
  );
  return row?.busy ?? -1;
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
