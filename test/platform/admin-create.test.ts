import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../support/process';
import { signIn } from '../support/clients';
import { useDatabase } from '../support/database';
import { startServer } from '../support/server';

const database = useDatabase();
let program: string;

beforeAll(async () => {
  program = await bundle('server/main.ts', 'admin-create');
}, 120_000);

/** As a container does it: no terminal, the password on the input. */
function create(password: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'admin:create', ...args], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: database().url,
        NODE_ENV: 'test',
        LOG_LEVEL: 'error',
      },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('close', (code) => resolve({ code, output }));
    child.stdin.end(`${password}\n`);
  });
}

const WHO = [
  '--email',
  'head@agency.example',
  '--name',
  'Лесникова Вера Ильинична',
  '--agency',
  'Ведомство леса',
];

describe('npm run admin:create', () => {
  test('opens an empty installation once, and no second time', async () => {
    const weak = await create('Qwerty123!', ...WHO);
    expect([weak.code, weak.output]).toEqual([1, expect.stringContaining('Пароль: ')]);
    const nobody = await create('Kedr-47-sova', '--name', 'Лесникова Вера');
    expect([nobody.code, nobody.output]).toEqual([1, expect.stringContaining('--email: ')]);
    expect(await database().query('SELECT 1 FROM users')).toEqual([]);

    const made = await create('Kedr-47-sova', ...WHO);
    expect(made).toEqual({ code: 0, output: 'Администратор создан. Войдите с его адресом и паролем.\n' });
    const again = await create('Kedr-48-sova', '--email', 'second@agency.example', '--name', 'Второй Пётр');
    expect([again.code, again.output]).toEqual([1, expect.stringContaining('Администратор уже есть')]);

    const server = await startServer({ databaseUrl: database().url, role: 'api', env: { DEMO: 'false' } });
    try {
      const client = await signIn(server.url, 'head@agency.example', 'Kedr-47-sova');
      const me = await client.get('/api/auth/me');
      expect(me.body['user']).toMatchObject({
        fullName: 'Лесникова Вера Ильинична',
        departmentName: 'Ведомство леса',
        roles: [{ code: 'admin' }],
      });
      expect((await client.list('roles')).total).toBe(7);
    } finally {
      await server.close();
    }
    const events = await database().query('SELECT actor_kind, after FROM audit_events WHERE action = $1', [
      'administratorCreated',
    ]);
    expect(events).toMatchObject([{ actor_kind: 'system', after: { email: 'head@agency.example' } }]);
  }, 120_000);
});
