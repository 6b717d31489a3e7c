import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { addPerson, Browser } from '../support/people';
import { startServer, testMoment, type TestServer } from '../support/server';
import { MailServer } from '../support/smtp';

const database = useDatabase();
let mail: MailServer;
let server: TestServer;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({
    databaseUrl: database().url,
    role: 'api',
    env: { SMTP_URL: mail.url, DEVICE_CONFIRMATION: 'false' },
  });
  await Office.open(server);
});
afterAll(async () => {
  await server.close();
  await mail.close();
});
beforeEach(async () => {
  server.clock.set(testMoment);
  await database().query('delete from request_rates');
});

const browser = () => new Browser(server.url);

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe('answers do not tell whether an account exists', () => {
  /** Both kinds of address in turn, each as often first as second; the order of the two must not count. */
  async function medians(work: {
    known: (n: number) => Promise<unknown>;
    unknown: (n: number) => Promise<unknown>;
  }) {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let n = 0; n < 100; n += 1) {
      await database().query('delete from login_failures');
      await database().query('delete from request_rates');
      for (const kind of n % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        times[kind].push(await timed(() => work[kind](n)));
      }
    }
    return { known: median(times.known), unknown: median(times.unknown) };
  }

  test('in time neither: sign-in', async () => {
    const { email } = await addPerson(server);
    const { known, unknown } = await medians({
      known: (n) => browser().login(email, `Wrong-${n}-guess`),
      unknown: (n) => browser().login(`nobody-${n}@agency.example`, `Wrong-${n}-guess`),
    });
    expect(Math.abs(known - unknown) / Math.max(known, unknown), `${known} and ${unknown} ms`).toBeLessThan(
      0.25,
    );
  }, 60_000);

  test('in time neither: password reset', async () => {
    const { email } = await addPerson(server);
    const ask = (address: string) => browser().post('/api/auth/password-reset', { email: address });
    const { known, unknown } = await medians({
      known: () => ask(email),
      unknown: () => ask('nobody@agency.example'),
    });
    expect(Math.abs(known - unknown), `${known} and ${unknown} ms`).toBeLessThan(
      Math.max(2, 0.3 * Math.max(known, unknown)),
    );
    await database().query('delete from outbox');
  }, 60_000);
});
