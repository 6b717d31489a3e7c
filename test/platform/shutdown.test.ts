import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';
import { startServer } from '../support/server';

let database: TestDatabase | undefined;
let socket: Socket | undefined;

afterEach(async () => {
  socket?.destroy();
  await database?.drop();
});

async function closingTimeWith(sent: string): Promise<number> {
  database = await createDatabase();
  const server = await startServer({ databaseUrl: database.url, role: 'api' });
  const { hostname, port } = new URL(server.url);
  const opened = connect(Number(port), hostname);
  socket = opened;
  opened.on('error', () => undefined);
  await new Promise((resolve) => opened.once('connect', resolve));
  if (sent !== '') opened.write(sent);
  // An answer proves that the server has accepted the connection before: they are taken in order.
  await fetch(`${server.url}/healthz`);
  const start = performance.now();
  await server.close();
  return performance.now() - start;
}

test('a connection that a browser opened in advance does not keep the server from stopping', async () => {
  expect(await closingTimeWith('')).toBeLessThan(5000);
});

test('neither does half a request', async () => {
  expect(await closingTimeWith('GET / HTTP/1.1\r\nHost: x\r\n')).toBeLessThan(5000);
});

test('a body that never comes is waited for only a while', async () => {
  const head =
    'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{';
  expect(await closingTimeWith(head)).toBeLessThan(15_000);
});
