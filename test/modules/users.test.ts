import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationRow } from '../../shared/applications';
import { DEPARTMENT } from '../../server/seed/content';
import { HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { House } from '../support/house';
import { startServer, type TestServer } from '../support/server';
import { MailServer } from '../support/smtp';

const database = useDatabase();
let mail: MailServer;
let server: TestServer;
let house: House;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({ databaseUrl: database().url, role: 'api', env: { SMTP_URL: mail.url } });
  house = await House.open(server, database());
});
afterAll(async () => {
  await server.close();
  await mail.close();
});

function newcomer(email: string, changes: Record<string, unknown> = {}) {
  return {
    email,
    lastName: 'Рябинина',
    firstName: 'Алла',
    middleName: null,
    position: 'Специалист',
    departmentId: DEPARTMENT.registration,
    phone: '+7 (916) 123-45-67',
    locale: 'ru',
    roles: [],
    ...changes,
  };
}

function passwordIn(text: string): string {
  return /Временный пароль: (\S+)/.exec(text)?.[1] ?? '';
}

describe('an invitation', () => {
  test('mails a temporary password that is kept nowhere else and opens nothing but its own change', async () => {
    const operator = await house.roleId('operator');
    const answer = await house.admin.post('/api/users', {
      ...newcomer('ryabinina@agency.example'),
      roles: [{ roleId: operator, expiresAt: null }],
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        email: 'ryabinina@agency.example',
        phone: '+79161234567',
        invited: true,
        invitationSentAt: null,
        roleAssignments: [{ roleId: operator, code: 'operator', expiresAt: null }],
        commands: ['update', 'roles', 'block', 'reinvite'],
      },
    });
    await server.runJobsUntilIdle();
    const [letter] = mail.to('ryabinina@agency.example');
    const password = passwordIn(letter?.text ?? '');
    expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[^A-Za-z\d]).{12,}$/);
    const kept = await database().query<{ found: number }>(
      `SELECT (SELECT count(*) FROM outbox WHERE payload::text LIKE '%' || $1 || '%')::int
         + (SELECT count(*) FROM audit_events e WHERE e::text LIKE '%' || $1 || '%')::int
         + (SELECT count(*) FROM users u WHERE u::text LIKE '%' || $1 || '%')::int AS found`,
      [password],
    );
    expect(kept).toEqual([{ found: 0 }]);
    const login = await new HttpClient(server.url).post('/api/auth/login', {
      email: 'ryabinina@agency.example',
      password,
    });
    expect(login).toMatchObject({ status: 403, body: { code: 'password_change_required' } });
    expect(await house.audited('userInvited')).toMatchObject([
      {
        actor_name: 'Котов А. Р.',
        subject_label: 'Рябинина А.',
        after: { email: 'ryabinina@agency.example' },
      },
    ]);
  });

  test('sent again, only the newest password works; a letter that is refused leaves none', async () => {
    const { body } = await house.admin.post('/api/users', newcomer('again@agency.example'));
    const id = String(body['id']);
    const stored = () => database().query('SELECT password_hash FROM users WHERE id = $1', [id]);
    const before = await stored();
    mail.refuse(451);
    await server.runJobsUntilIdle().catch(() => undefined);
    expect(await stored()).toEqual(before);
    mail.acceptAgain();
    await house.order(house.admin, 'users', id, 'reinvite');
    await server.runJobsUntilIdle();
    await house.order(house.admin, 'users', id, 'reinvite');
    await server.runJobsUntilIdle();
    const passwords = mail.to('again@agency.example').map(({ text }) => passwordIn(text));
    expect(passwords.length).toBeGreaterThanOrEqual(2);
    const tries = [];
    for (const password of [passwords[0], passwords.at(-1)]) {
      const login = await new HttpClient(server.url).post('/api/auth/login', {
        email: 'again@agency.example',
        password,
      });
      tries.push(login.body['code']);
    }
    expect(tries).toEqual(['invalid_credentials', 'password_change_required']);
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ['a taken address', { email: 'OPERATOR@demo.example' }, 'email', 'taken'],
    ['no address', { email: 'nobody' }, 'email', 'invalid_format'],
    ['a formula', { lastName: '=CMD()' }, 'lastName', 'formula'],
    ['an unknown department', { departmentId: '00000000-0000-4000-8000-000000000000' }, 'departmentId', 'unknown_record'],
    ['an unknown role', { roles: [{ roleId: '00000000-0000-4000-8000-000000000000' }] }, 'roles.0.roleId', 'unknown_record'],
    ['no telephone', { phone: '8 916 123' }, 'phone', 'invalid_format'],
  ])('%s is refused by name', async (_name, changes, path, code) => {
    const answer = await house.admin.post('/api/users', newcomer('fresh@agency.example', changes));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path, code }] } });
    expect(await database().query(`SELECT 1 FROM users WHERE email = 'fresh@agency.example'`)).toEqual([]);
  }); // prettier-ignore

  test('no one but who may create users invites', async () => {
    const manager = await house.office.as('manager');
    expect((await manager.post('/api/users', newcomer('x@agency.example'))).status).toBe(403);
  });
});

describe('roles of a person', () => {
  test('work on the very next request, end with their term, and may be given for a while', async () => {
    const operator = await house.roleId('operator');
    const { id, client } = await house.person([]);
    expect((await client.get('/api/applications')).status).toBe(403);
    const until = new Date(server.clock.now().getTime() + 5 * 60_000).toISOString();
    await house.order(house.admin, 'users', id, 'roles', { roles: [{ roleId: operator, expiresAt: until }] });
    expect((await client.get('/api/applications')).status).toBe(200);
    server.clock.advance(5 * 60_000);
    expect((await client.get('/api/applications')).status).toBe(403);
    await house.assign(house.admin, id, [operator]);
    expect((await client.get('/api/applications')).status).toBe(200);
    await house.assign(house.admin, id, []);
    expect((await client.get('/api/applications')).status).toBe(403);
  });

  test('are nobody’s own to change, be it by another way', async () => {
    const admin = await house.record('users', house.userId('admin'));
    const operator = await house.roleId('operator');
    expect(await house.assign(house.admin, admin.id, [operator])).toMatchObject({
      status: 403,
      body: { code: 'own_rights' },
    });
    const role = await house.record('roles', await house.roleId('admin'));
    const permissions = [...(role['permissions'] as object[]), { action: ['read'], subject: 'Application' }];
    const widened = await house.admin.put(`/api/roles/${role.id}`, {
      version: role.version,
      labelRu: role['labelRu'],
      labelEn: role['labelEn'],
      permissions,
    });
    expect(widened).toMatchObject({ status: 403, body: { code: 'own_rights' } });
    expect((await house.record('roles', role.id)).version).toBe(role.version);
  });

  test('a person of two offices is warned of, and allowed when it is meant', async () => {
    const { id } = await house.person([]);
    const roles = [await house.roleId('operator'), await house.roleId('appeals_officer')];
    const warned = await house.assign(house.admin, id, roles);
    expect(warned).toMatchObject({
      status: 409,
      body: { code: 'confirmation_required', people: [{ userId: id, shortName: 'Орлова Н. П.' }] },
    });
    expect((await house.record('users', id))['roles']).toEqual([]);
    expect((await house.assign(house.admin, id, roles, { confirm: true })).status).toBe(200);
  });
});

describe('nobody gives what they lack', () => {
  /** Runs the people of one department, and may give what operators do there. */
  async function departmentAdmin() {
    const role = await house.role([
      { action: ['read', 'create', 'update'], subject: 'User', conditions: { departmentId: { $in: '$departments' } } },
      { action: ['grant'], subject: 'Application', conditions: { departmentId: { $in: '$departments' } } },
      { action: ['read', 'download'], subject: 'Document' },
      { action: ['read'], subject: 'Correction' },
      { action: ['read'], subject: 'Decision' },
      { action: ['read'], subject: 'Notification' },
      { action: ['read'], subject: 'Department' },
      { action: ['read'], subject: 'User', conditions: { departmentId: { $in: '$agency' } } },
      { action: ['read'], subject: 'Service' },
    ]); // prettier-ignore
    return house.person([role]);
  }

  test('within their own department a person gives what they may, and not beyond', async () => {
    const { client } = await departmentAdmin();
    const { id } = await house.person([]);
    expect((await house.assign(client, id, [await house.roleId('operator')])).status).toBe(200);
    const beyond = await house.assign(client, id, [await house.roleId('admin')]);
    expect(beyond).toMatchObject({ status: 403, body: { code: 'grant_exceeds_own' } });
    expect(beyond.body['lacking']).toContainEqual({ action: 'update', subject: 'Role' });
    expect((await house.record('users', id))['roles']).toEqual(['Оператор']);
  });

  test('neither by inviting, moving people elsewhere, unblocking, nor a new address to send a password to', async () => {
    const { client } = await departmentAdmin();
    const admin = await house.roleId('admin');
    const invited = await client.post('/api/users', {
      ...newcomer('too-much@agency.example'),
      roles: [{ roleId: admin }],
    });
    expect(invited).toMatchObject({ status: 403, body: { code: 'grant_exceeds_own' } });

    const strong = await house.person([admin]);
    const record = await house.record('users', strong.id);
    const taken = await client.put(`/api/users/${strong.id}`, {
      version: record.version,
      ...newcomer('mine@agency.example'),
      roles: undefined,
    });
    expect(taken).toMatchObject({ status: 403, body: { code: 'grant_exceeds_own' } });

    await house.order(house.admin, 'users', strong.id, 'block');
    expect(await house.order(client, 'users', strong.id, 'unblock')).toMatchObject({
      status: 403,
      body: { code: 'grant_exceeds_own' },
    });
    expect((await house.order(house.admin, 'users', strong.id, 'unblock')).status).toBe(200);
    await house.order(house.admin, 'users', strong.id, 'block');
  });

  test('people of other departments are not even known, or may not be touched', async () => {
    const { client } = await departmentAdmin();
    const elsewhere = await house.person([], DEPARTMENT.land);
    const beside = await house.person([], DEPARTMENT.signatures);
    expect((await house.order(client, 'users', elsewhere.id, 'block')).status).toBe(404);
    expect((await house.order(client, 'users', beside.id, 'block')).status).toBe(403);
  });

  test('a longer term of a role is a grant as well', async () => {
    const { client } = await departmentAdmin();
    const { id } = await house.person([]);
    const roleId = await house.roleId('accountant');
    const until = (hours: number) => new Date(server.clock.now().getTime() + hours * 3_600_000).toISOString();
    await house.order(house.admin, 'users', id, 'roles', { roles: [{ roleId, expiresAt: until(2) }] });
    const order = (expiresAt: string | null) =>
      house.order(client, 'users', id, 'roles', { roles: [{ roleId, expiresAt }] });
    expect((await order(until(3))).body['code']).toBe('grant_exceeds_own');
    expect((await order(null)).body['code']).toBe('grant_exceeds_own');
    expect((await order(until(1))).status).toBe(200);
  });
});

describe('a blocked person', () => {
  test('is out at once; their cases go to the colleague named', async () => {
    const operator = await house.roleId('operator');
    const leaving = await house.person([operator]);
    const colleague = await house.person([operator]);
    const free = await house.office.free();
    const claimed = await leaving.client.post<ApplicationRow>(`/api/applications/${free.id}/claim`, {
      version: free.version,
    });
    expect(claimed.status).toBe(200);
    const answer = await house.order(house.admin, 'users', leaving.id, 'block', { casesTo: colleague.id });
    expect(answer).toMatchObject({ status: 200, body: { commands: ['update', 'roles', 'unblock'] } });
    expect((await leaving.client.get('/api/auth/me')).status).toBe(401);
    await server.runJobsUntilIdle();
    expect(await house.office.row(free.number)).toMatchObject({ assigneeId: colleague.id });
    const record = await house.office.case('manager', free.id);
    expect(record.history?.at(-1)).toMatchObject({
      type: 'assigned',
      actorKind: 'system',
      before: { assigneeId: leaving.id },
      after: { assigneeId: colleague.id },
    });

    await house.order(house.admin, 'users', colleague.id, 'block');
    await server.runJobsUntilIdle();
    expect(await house.office.row(free.number)).toMatchObject({ assigneeId: null, status: 'under_review' });
    const blocked = (await house.audited('userBlocked')).map((event) => event['subject_id']);
    expect(blocked).toEqual(expect.arrayContaining([leaving.id, colleague.id]));
  });

  test('is found by the sweep, should the job have been lost', async () => {
    const leaving = await house.person([await house.roleId('operator')]);
    const free = await house.office.free();
    await leaving.client.post(`/api/applications/${free.id}/claim`, { version: free.version });
    await database().query('UPDATE users SET blocked_at = now() WHERE id = $1', [leaving.id]);
    await server.runSweep('applications.sweepLeftBehind');
    expect(await house.office.row(free.number)).toMatchObject({ assigneeId: null });
  });

  test('who was locked out after wrong passwords is let in by an administrator', async () => {
    const { id, email } = await house.person([]);
    const anyone = new HttpClient(server.url);
    for (let wrong = 0; wrong < 5; wrong += 1) {
      await anyone.post('/api/auth/login', { email, password: 'wrong' });
    }
    const right = { email, password: 'Zvezda-83-sad' };
    expect((await anyone.post('/api/auth/login', right)).status).toBe(423);
    expect((await house.record('users', id)).commands).toContain('unlock');
    expect((await house.order(house.admin, 'users', id, 'unlock')).body.commands).not.toContain('unlock');
    expect((await anyone.post('/api/auth/login', right)).status).toBe(200);
  });

  test('a change made on an old version is refused and says who was first', async () => {
    const { id, email } = await house.person([]);
    const { version } = await house.record('users', id);
    const change = { version, ...newcomer(email), roles: undefined };
    expect((await house.admin.put(`/api/users/${id}`, change)).status).toBe(200);
    expect(await house.admin.put(`/api/users/${id}`, { ...change, position: 'Начальник' })).toMatchObject({
      status: 409,
      body: {
        code: 'stale_version',
        currentVersion: version + 1,
        changedBy: 'Котов А. Р.',
        changedFields: ['position'],
      },
    });
  });
});

describe('the last administrator', () => {
  test('stays: two who take each other’s rights at once, and one of them still has them', async () => {
    const adminRole = await house.roleId('admin');
    // Whoever else runs the house would make the two dispensable.
    const others = await house.person([adminRole]);
    const people = [await house.person([adminRole]), await house.person([adminRole])];
    await database().query('DELETE FROM user_roles WHERE role_id = $1 AND user_id <> ALL($2)', [
      adminRole,
      people.map(({ id }) => id),
    ]);
    await database().query('UPDATE users SET blocked_at = now() WHERE id = $1', [others.id]);
    const [one, two] = people;
    if (one === undefined || two === undefined) throw new Error('two people expected');
    for (const command of ['roles', 'block'] as const) {
      const body = { version: 1, ...(command === 'roles' ? { roles: [] } : {}) };
      const version = async (id: string) =>
        (await database().query<{ version: number }>('SELECT version FROM users WHERE id = $1', [id]))[0]
          ?.version;
      const [a, b] = await Promise.all([
        one.client.post(`/api/users/${two.id}/${command}`, { ...body, version: await version(two.id) }),
        two.client.post(`/api/users/${one.id}/${command}`, { ...body, version: await version(one.id) }),
      ]);
      expect([a.status, b.status].filter((status) => status === 200)).toHaveLength(1);
      const left = await database().query<{ id: string }>(
        `SELECT u.id FROM users u JOIN user_roles r ON r.user_id = u.id AND r.role_id = $1
         WHERE u.blocked_at IS NULL`,
        [adminRole],
      );
      expect(left).toHaveLength(1);
      // Both as before, for the next way to try.
      for (const { id } of people) {
        await database().query('UPDATE users SET blocked_at = NULL WHERE id = $1', [id]);
        await database().query(
          'INSERT INTO user_roles (user_id, role_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
          [id, adminRole],
        );
      }
    }
  });

  test('can’t be left with a role that expires, nor edited away', async () => {
    const adminRole = await house.roleId('admin');
    const rows = await database().query<{ user_id: string }>(
      'SELECT user_id FROM user_roles WHERE role_id = $1 ORDER BY user_id',
      [adminRole],
    );
    const [first, ...rest] = rows;
    await database().query('DELETE FROM user_roles WHERE role_id = $1 AND user_id = ANY($2)', [
      adminRole,
      rest.map(({ user_id: id }) => id),
    ]);
    const [role] = await database().query<{ id: string }>(
      `INSERT INTO roles (id, code, label_ru, label_en, permissions) VALUES (gen_random_uuid(), 'helper', 'П', 'H',
         '[{"action":["read","update"],"subject":"User"},{"action":["read","update"],"subject":"Role"}]') RETURNING id`,
    );
    const helper = await house.person([role?.id ?? '']);
    const version = async (table: 'users' | 'roles', id: string | undefined) =>
      (await database().query<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id]))[0]
        ?.version;
    const id = first?.user_id;
    const asked = [
      ['roles', { roles: [] }],
      ['roles', { roles: [{ roleId: adminRole, expiresAt: '2030-01-01T00:00:00.000Z' }] }],
      ['block', {}],
    ] as const;
    for (const [command, body] of asked) {
      const answer = await helper.client.post(`/api/users/${id}/${command}`, {
        version: await version('users', id),
        ...body,
      });
      expect(answer).toMatchObject({ status: 409, body: { code: 'last_administrator' } });
    }
    const emptied = await helper.client.put(`/api/roles/${adminRole}`, {
      version: await version('roles', adminRole),
      labelRu: 'Администратор',
      labelEn: 'Administrator',
      permissions: [],
    });
    expect(emptied).toMatchObject({ status: 409, body: { code: 'last_administrator' } });
  });
});
