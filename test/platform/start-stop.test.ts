import { lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { bundle, launch, lives, postgresOf, pressCtrlC, type Running } from '../support/process';
import { freePort } from '../support/server';

let program: string;
const folders: string[] = [];
const running: Running[] = [];

beforeAll(async () => {
  program = await bundle('server/main.ts', 'start-stop');
});

afterEach(async () => {
  for (const one of running.splice(0)) {
    if (one.child.exitCode === null && one.child.signalCode === null) one.child.kill('SIGTERM');
    await one.ended;
  }
});

afterAll(() => {
  for (const folder of folders) {
    const left = postgresOf(folder);
    if (left !== null && lives(left.pid)) process.kill(left.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'priemnaya-start-'));
  folders.push(folder);
  return folder;
}

function start(env: Record<string, string>): Running {
  const one = launch(program, { DEMO: 'false', ...env });
  running.push(one);
  return one;
}

async function startEmbedded(dataDir: string): Promise<{ server: Running; port: string; postgres: number }> {
  const port = String(await freePort());
  const server = start({ DATA_DIR: dataDir, PORT: port });
  await server.printed('Приёмная работает');
  return { server, port, postgres: postgresOf(dataDir)?.pid ?? 0 };
}

async function inDatabase<Row extends object>(dataDir: string, sql: string): Promise<Row[]> {
  const client = new Client({
    host: '127.0.0.1',
    port: postgresOf(dataDir)?.port,
    user: 'priemnaya',
    database: 'priemnaya',
    password: readFileSync(path.join(dataDir, 'postgres.password'), 'utf8'),
  });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** One sentence for a person, and no trace of the program's inside. */
async function refusal(server: Running): Promise<string> {
  expect(await server.ended).toBe(1);
  expect(server.output.stderr).not.toMatch(/\bat .*[.:]\d+|Error:/);
  return server.output.stderr;
}

test('Ctrl-C in the terminal ends the server and its database, and the folder is free again', async () => {
  const dataDir = newFolder();
  const { server, port, postgres } = await startEmbedded(dataDir);
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
  pressCtrlC(server);
  pressCtrlC(server); // npm passes the terminal's signal on a second time
  expect(await server.ended).toBe(0);
  expect(server.output.stderr).toBe('');
  expect(lives(postgres)).toBe(false);
  const again = await startEmbedded(dataDir);
  again.server.child.kill('SIGTERM');
  expect(await again.server.ended).toBe(0);
  expect(lives(again.postgres)).toBe(false);
});

test('Ctrl-C in the middle of the first start leaves no database behind', async () => {
  const dataDir = newFolder();
  const server = start({ DATA_DIR: dataDir, PORT: String(await freePort()) });
  await vi.waitFor(() => expect(postgresOf(dataDir)).not.toBeNull(), { timeout: 15_000, interval: 5 });
  const postgres = postgresOf(dataDir)?.pid ?? 0;
  pressCtrlC(server);
  expect(await server.ended).toBe(0);
  expect(lives(postgres)).toBe(false);
  const { server: again } = await startEmbedded(dataDir);
  expect(again.output.stderr).toBe('');
});

test('after kill -9 of the server its orphaned database is replaced, and all that was stored is there', async () => {
  const dataDir = newFolder();
  const first = await startEmbedded(dataDir);
  await inDatabase(dataDir, "create table kept as select 'acknowledged' as word");
  first.server.child.kill('SIGKILL');
  await first.server.ended;
  expect(lives(first.postgres)).toBe(true);
  const second = await startEmbedded(dataDir);
  expect(lives(first.postgres)).toBe(false);
  expect(await inDatabase(dataDir, 'select word from kept')).toEqual([{ word: 'acknowledged' }]);
  expect((await fetch(`http://localhost:${second.port}/readyz`)).status).toBe(200);
});

test('after kill -9 of server and database at once, all that was stored is there', async () => {
  const dataDir = newFolder();
  const first = await startEmbedded(dataDir);
  await inDatabase(dataDir, "create table kept as select 'acknowledged' as word");
  first.server.child.kill('SIGKILL');
  process.kill(first.postgres, 'SIGKILL');
  await first.server.ended;
  await startEmbedded(dataDir);
  expect(await inDatabase(dataDir, 'select word from kept')).toEqual([{ word: 'acknowledged' }]);
});

test('left-over lock and pid files that name a process of somebody else do not keep it from starting', async () => {
  const dataDir = newFolder();
  const first = await startEmbedded(dataDir);
  first.server.child.kill('SIGTERM');
  await first.server.ended;
  writeFileSync(path.join(dataDir, 'server.lock'), `${process.pid} another-boot 1`);
  writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n/elsewhere\n`);
  const { server } = await startEmbedded(dataDir);
  expect(server.output.stderr).toBe('');
  expect(lives(process.pid)).toBe(true);
});

test('the password of the database is random and readable to its owner alone', async () => {
  const [one, two] = [newFolder(), newFolder()];
  await startEmbedded(one);
  await startEmbedded(two);
  const file = (dataDir: string) => path.join(dataDir, 'postgres.password');
  expect(statSync(file(one)).mode & 0o777).toBe(0o600);
  expect(readFileSync(file(one), 'utf8')).not.toBe(readFileSync(file(two), 'utf8'));
});

test('a data folder closed to others keeps its database inside, whoever starts the server', async () => {
  const dataDir = newFolder(); // 0700, as mkdtemp makes it
  await startEmbedded(dataDir);
  expect(lstatSync(path.join(dataDir, 'postgres')).isDirectory()).toBe(true);
  expect(statSync(dataDir).mode & 0o007).toBe(0);
});

test.runIf(process.getuid?.() === 0)('root may keep the data below a closed home of its own', async () => {
  const dataDir = path.join(newFolder(), 'clone', '.data');
  const { server, postgres } = await startEmbedded(dataDir);
  const cluster = realpathSync(path.join(dataDir, 'postgres'));
  await inDatabase(dataDir, "create table kept as select 'acknowledged' as word");
  server.child.kill('SIGKILL');
  await server.ended;
  expect(lives(postgres)).toBe(true);
  const again = await startEmbedded(dataDir);
  expect(lives(postgres)).toBe(false);
  expect(await inDatabase(dataDir, 'select word from kept')).toEqual([{ word: 'acknowledged' }]);
  again.server.child.kill('SIGTERM');
  await again.server.ended;
  rmSync(cluster, { recursive: true });
});

test('writes survive a power cut: the embedded database waits for the disk', async () => {
  const dataDir = newFolder();
  await startEmbedded(dataDir);
  const rows = await inDatabase(
    dataDir,
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages",
  );
  expect(rows).toEqual([{ fsync: 'on', commit: 'on', pages: 'on' }]);
});

test('a second start on the same data folder is refused, and the first goes on', async () => {
  const dataDir = newFolder();
  const { port } = await startEmbedded(dataDir);
  const second = start({ DATA_DIR: dataDir, PORT: String(await freePort()) });
  expect(await refusal(second)).toMatch(/^С папкой данных .* уже работает другой запущенный сервер .*\.\n$/);
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
});

test.each(['127.0.0.1', '0.0.0.0', 'localhost'])(
  'a port taken on %s is refused, and no database is started for it',
  async (host) => {
    const taken = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, host, () => resolve(server));
    });
    const address = taken.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const dataDir = newFolder();
    const server = start({ DATA_DIR: dataDir, PORT: String(port) });
    expect(await refusal(server)).toBe(
      `Порт ${port} уже занят другой программой: остановите её или укажите другой в PORT.\n`,
    );
    expect(postgresOf(dataDir)).toBeNull();
    taken.close();
  },
);

test('a Node that is too old is told which one is needed', async () => {
  const preload = `data:text/javascript,${encodeURIComponent(
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })",
  )}`;
  const server = launch('server/start.mjs', { NODE_OPTIONS: `--import ${preload}` });
  expect(await server.ended).toBe(1);
  expect(server.output.stderr).toBe('Нужна Node.js 20.19, 22.13, 24 или новее, а запущена 18.20.4.\n');
});

test('a DATABASE_URL where nobody listens, with a wrong password or without the database is told as such', async () => {
  const good = new URL(inject('databaseServer'));
  const wrong = (change: (url: URL) => void): string => {
    const url = new URL(good);
    change(url);
    return url.href;
  };
  const closedPort = String(await freePort());
  const port = String(await freePort());
  const [silent, password, database, host] = await Promise.all(
    [
      wrong((url) => (url.port = closedPort)),
      wrong((url) => (url.password = 'not-this-one')),
      wrong((url) => (url.pathname = '/absent')),
      wrong((url) => (url.hostname = 'database.invalid')),
    ].map((url) => refusal(start({ DATABASE_URL: url, PORT: port, DATA_DIR: newFolder() }))),
  );
  expect(silent).toMatch(
    /^Сервер базы данных 127\.0\.0\.1:\d+ из DATABASE_URL не отвечает \(ECONNREFUSED\)\.\n$/,
  );
  expect(password).toMatch(/не принимает имя или пароль из DATABASE_URL\.\n$/);
  expect(password).not.toContain('not-this-one');
  expect(database).toMatch(/нет базы данных «absent», указанной в DATABASE_URL\.\n$/);
  expect(host).toBe('Имя сервера «database.invalid» из DATABASE_URL не найдено в сети.\n');
});

test('a REDIS_URL where nobody listens is told as such', async () => {
  const closedPort = String(await freePort());
  const server = start({
    REDIS_URL: `redis://127.0.0.1:${closedPort}`,
    DATA_DIR: newFolder(),
    PORT: String(await freePort()),
  });
  expect(await refusal(server)).toMatch(
    /^Redis на 127\.0\.0\.1:\d+ из REDIS_URL не отвечает \(.*ECONNREFUSED.*\)\.\n$/,
  );
});

test('a data folder that cannot be created is told as such', async () => {
  const file = path.join(newFolder(), 'file');
  writeFileSync(file, '');
  const server = start({ DATA_DIR: path.join(file, 'data'), PORT: String(await freePort()) });
  expect(await refusal(server)).toMatch(/^В папку данных .*\/file\/data нельзя записывать \(ENOTDIR\)/);
});

test('a process for jobs alone answers health and nothing else', async () => {
  const dataDir = newFolder();
  const port = String(await freePort());
  const worker = start({ DATA_DIR: dataDir, PORT: port, ROLE: 'worker' });
  await worker.printed('Фоновые задания работают');
  const status = async (address: string) => (await fetch(`http://localhost:${port}${address}`)).status;
  expect(await status('/readyz')).toBe(200);
  expect(await status('/healthz')).toBe(200);
  expect(await status('/api/openapi.json')).toBe(404);
  expect(await status('/')).toBe(404);
});
