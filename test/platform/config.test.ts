import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ConfigError, loadSettings } from '../../server/platform/config';
import { prepareDataFolder } from '../../server/platform/database';
import { bundle, launch } from '../support/process';

const folder = mkdtempSync(path.join(os.tmpdir(), 'priemnaya-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function faults(env: Record<string, string>): readonly string[] {
  try {
    loadSettings(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://service.example',
  DATABASE_URL: 'postgres://server:7fK2pQ9xLm4d@database/priemnaya',
};

test('an empty environment is a working demo on the embedded database', () => {
  expect(loadSettings({})).toMatchObject({
    port: 3000,
    role: 'all',
    databaseUrl: null,
    demo: true,
    production: false,
    dataDir: path.resolve('.data'),
  });
});

test('demo accounts work unless it is said otherwise, and never in production', () => {
  expect(loadSettings({ DATABASE_URL: 'postgres://me@localhost/db' }).demo).toBe(true);
  expect(loadSettings({ DEMO: 'false' }).demo).toBe(false);
  expect(loadSettings(production).demo).toBe(false);
});

test('an empty variable counts as absent', () => {
  expect(loadSettings({ REDIS_URL: '', PORT: '' })).toMatchObject({ redisUrl: null, port: 3000 });
});

test('every wrong variable is named at once', () => {
  const found = faults({
    PORT: '70000',
    ROLE: 'boss',
    DATABASE_URL: 'mysql://x/y',
    REDIS_URL: 'nonsense',
    SMTP_URL: 'http://mail',
    LOG_LEVEL: 'loud',
    DEMO: 'maybe',
    SESSION_IDLE_MINUTES: '-5',
    MAIL_FROM: 'nobody',
  });
  expect(found.map((fault) => fault.split(':')[0]).sort()).toEqual([
    'DATABASE_URL',
    'DEMO',
    'LOG_LEVEL',
    'MAIL_FROM',
    'PORT',
    'REDIS_URL',
    'ROLE',
    'SESSION_IDLE_MINUTES',
    'SMTP_URL',
  ]);
});

test('an idle time longer than the whole session is a contradiction', () => {
  expect(faults({ SESSION_IDLE_MINUTES: '60', SESSION_ABSOLUTE_MINUTES: '30' })).toHaveLength(1);
});

test('production starts only without demo accounts and known passwords, and with a public address', () => {
  expect(faults(production)).toEqual([]);
  expect(loadSettings(production)).toMatchObject({ demo: false, host: '0.0.0.0' });
  const found = faults({
    NODE_ENV: 'production',
    DEMO: 'true',
    DATABASE_URL: 'postgres://postgres:postgres@database/priemnaya',
    REDIS_URL: 'redis://cache',
  });
  expect(found.map((fault) => fault.split(':')[0]).sort()).toEqual([
    'DATABASE_URL',
    'DEMO',
    'PUBLIC_URL',
    'REDIS_URL',
  ]);
});

test('the process says all faults in one message and ends', async () => {
  const server = launch(await bundle('server/main.ts', 'config'), { PORT: 'x', ROLE: 'y', LOG_LEVEL: 'z' });
  expect(await server.ended).toBe(1);
  const [title, ...found] = server.output.stderr.trim().split('\n');
  expect(title).toBe('Настройки заданы неверно:');
  expect(found.map((fault) => fault.trim().split(':')[0]).sort()).toEqual([
    '- LOG_LEVEL',
    '- PORT',
    '- ROLE',
  ]);
});

test('a disk without space is told before anything is started', () => {
  expect(() => prepareDataFolder(folder, () => 1024)).toThrow(
    /не осталось места: освободите не менее 200 МБ/,
  );
  expect(() => prepareDataFolder(folder)).not.toThrow();
});
