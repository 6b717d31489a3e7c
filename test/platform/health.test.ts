import { expect, test, vi } from 'vitest';
import { createDatabase } from '../support/database';
import { startServer } from '../support/server';

async function readiness(url: string): Promise<[number, unknown]> {
  const response = await fetch(`${url}/readyz`);
  return [response.status, await response.json()];
}

test('a server whose database is gone lives on and says what does not answer', async () => {
  const database = await createDatabase();
  const server = await startServer({ databaseUrl: database.url });
  try {
    expect(await readiness(server.url)).toEqual([200, { status: 'ready', database: 'ok', queue: 'ok' }]);
    await database.drop();
    await vi.waitFor(
      async () =>
        expect(await readiness(server.url)).toEqual([
          503,
          { status: 'not_ready', database: 'unavailable', queue: 'unavailable' },
        ]),
      { timeout: 10_000 },
    );
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  } finally {
    await server.close();
  }
});
