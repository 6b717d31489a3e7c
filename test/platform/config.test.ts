import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { completeConfig, ConfigError, loadSettings } from '../../server/platform/config';
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
  SECRET_KEY: '5d1c0a9be87f42634fd1a02b96e3c758',
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
    'SECRET_KEY',
  ]);
});

test('an installation without a key makes one, once, that nobody else can read', () => {
  const keys = Array.from({ length: 3 }, () => {
    const settings = loadSettings({ DATABASE_URL: 'postgres://me@localhost/db', DATA_DIR: folder });
    return completeConfig(settings, null).secretKey;
  });
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(path.join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  const given = loadSettings({ ...production, DATA_DIR: path.join(folder, 'none') });
  expect(completeConfig(given, null).secretKey).toBe(production.SECRET_KEY);
});

test('a key that is short or no secret is refused in production', () => {
  expect(faults({ ...production, SECRET_KEY: 'short' })).toHaveLength(1);
  expect(faults({ ...production, SECRET_KEY: 'x'.repeat(64) })).toHaveLength(1);
});

test('single sign-on needs all of its settings, and https in production', () => {
  const oidc = { OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'secret', OIDC_ISSUER: 'https://id.example' };
  expect(loadSettings({ ...production, ...oidc }).oidc).toEqual({
    issuer: 'https://id.example',
    clientId: 'desk',
    clientSecret: 'secret',
    label: 'Единый вход',
  });
  expect(loadSettings(production).oidc).toBeNull();
  expect(faults({ OIDC_ISSUER: 'https://id.example' })).toHaveLength(2);
  expect(faults({ ...production, ...oidc, OIDC_ISSUER: 'http://id.example' })).toHaveLength(1);
});

test('new devices are confirmed where letters are sent, unless said otherwise', () => {
  expect(loadSettings({}).deviceConfirmation).toBe(false);
  expect(loadSettings(production).deviceConfirmation).toBe(false);
  expect(loadSettings({ ...production, SMTP_URL: 'smtp://mail' }).deviceConfirmation).toBe(true);
  expect(
    loadSettings({ ...production, SMTP_URL: 'smtp://mail', DEVICE_CONFIRMATION: 'false' }).deviceConfirmation,
  ).toBe(false);
  expect(loadSettings({ DEVICE_CONFIRMATION: 'true' }).deviceConfirmation).toBe(true);
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
