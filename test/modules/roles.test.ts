import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESET_PERMISSIONS, type Permission, type RolePreview } from '../../shared/access';
import { useDatabase } from '../support/database';
import { House, type Record_ } from '../support/house';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let house: House;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  house = await House.open(server, database());
});
afterAll(() => server.close());

const inDepartment = { departmentId: { $in: '$departments' } } as const;
const reading: Permission = { action: ['read'], subject: 'Application', conditions: inDepartment };

async function put(id: string, permissions: Permission[], rest: Record<string, unknown> = {}) {
  const { version, labelRu, labelEn } = await house.record('roles', id);
  return house.admin.put<Record_>(`/api/roles/${id}`, { version, labelRu, labelEn, permissions, ...rest });
}

describe('a role', () => {
  test('changes at the very next request of everybody who has it, in another process as well', async () => {
    const id = await house.role([]);
    const { client } = await house.person([id]);
    const second = await startServer({ databaseUrl: database().url, role: 'api' });
    try {
      const there = async () =>
        (await fetch(`${second.url}/api/applications`, { headers: client.fixedHeaders })).status;
      expect([(await client.get('/api/applications')).status, await there()]).toEqual([403, 403]);
      expect((await put(id, [reading])).status).toBe(200);
      expect([(await client.get('/api/applications')).status, await there()]).toEqual([200, 200]);
      expect((await put(id, [])).status).toBe(200);
      expect([await there(), (await client.get('/api/applications')).status]).toEqual([403, 403]);
    } finally {
      await second.close();
    }
  });

  test('keeps every version, and an old one becomes the newest', async () => {
    const id = await house.role([reading], 'versioned');
    await put(id, [], { labelRu: 'Пустая роль' });
    const restored = await house.order(house.admin, 'roles', id, 'restore', { restoredVersion: 1 });
    expect(restored).toMatchObject({
      status: 200,
      body: { version: 3, labelRu: 'Роль versioned', permissions: [reading] },
    });
    const { body } = await house.admin.get(`/api/roles/${id}/versions`);
    expect(body).toMatchObject([
      { version: 3, restoredFrom: 1, permissions: [reading], authorName: 'Котов А. Р.' },
      { version: 2, restoredFrom: null, permissions: [], labelRu: 'Пустая роль' },
      { version: 1, permissions: [reading] },
    ]);
    expect((await house.audited('roleRestored')).at(-1)).toMatchObject({
      subject_id: id,
      before: { permissions: [] },
      after: { permissions: [reading] },
    });
    const presets = await house.admin.get(`/api/roles/${await house.roleId('operator')}/versions`);
    expect(presets.body).toMatchObject([{ version: 1, permissions: PRESET_PERMISSIONS.operator }]);
  });

  test('a change of an old version is refused, and says what differs and who was first', async () => {
    const id = await house.role([]);
    const body = { version: 1, labelRu: 'Первая', labelEn: 'First', permissions: [] };
    expect((await house.admin.put(`/api/roles/${id}`, body)).status).toBe(200);
    const late = await house.admin.put(`/api/roles/${id}`, { ...body, permissions: [reading] });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'stale_version', changedBy: 'Котов А. Р.', changedFields: ['permissions'] },
    });
  });

  test('of two changes at once one is stored', async () => {
    const id = await house.role([]);
    const change = (labelEn: string) =>
      house.admin.put(`/api/roles/${id}`, { version: 1, labelRu: 'Роль', labelEn, permissions: [] });
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(change));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  test('that nobody has is deleted; a preset and one in use are not', async () => {
    const id = await house.role([]);
    const { id: personId } = await house.person([id]);
    expect((await house.admin.delete(`/api/roles/${id}`)).body).toMatchObject({ code: 'role_in_use' });
    await house.assign(house.admin, personId, []);
    expect((await house.record('roles', id)).commands).toContain('delete');
    expect((await house.admin.delete(`/api/roles/${id}`)).status).toBe(204);
    expect((await house.admin.get(`/api/roles/${id}`)).status).toBe(404);
    const preset = await house.roleId('editor');
    expect((await house.admin.delete(`/api/roles/${preset}`)).status).toBe(409);
  });

  test('previewed: what changes in sentences, and for whom; nothing is saved', async () => {
    const id = await house.role([reading]);
    const { id: personId } = await house.person([id]);
    const permissions = [{ ...reading, action: ['read', 'readPersonal'] }];
    const { body, status } = await house.admin.post<RolePreview>(`/api/roles/${id}/preview`, { permissions });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      added: ['Заявления: видеть персональные данные; где — своё подразделение и подчинённые'],
      removed: [],
      peopleCount: 1,
      people: [{ userId: personId, shortName: 'Орлова Н. П.' }],
      conflicts: [],
    });
    const english = await house.admin.post<RolePreview>(
      `/api/roles/${id}/preview`,
      { permissions: [] },
      { 'accept-language': 'en' },
    );
    expect(english.body.removed).toEqual(['Applications: view; where — own department and those below']);
    expect((await house.record('roles', id))['permissions']).toEqual([reading]);
  });

  test('that would make judges of those who decide is warned of before and when it is saved', async () => {
    const id = await house.role([]);
    const { id: personId } = await house.person([await house.roleId('operator'), id]);
    const permissions: Permission[] = [{ action: ['read'], subject: 'Appeal', conditions: inDepartment }];
    const preview = await house.admin.post<RolePreview>(`/api/roles/${id}/preview`, { permissions });
    expect(preview.body.conflicts.map(({ userId }) => userId)).toEqual([personId]);
    expect((await put(id, permissions)).body).toMatchObject({ code: 'confirmation_required' });
    expect((await put(id, permissions, { confirm: true })).status).toBe(200);
  });
});

describe('who edits roles but lacks rights', () => {
  const editing: Permission[] = [
    { action: ['read', 'create', 'update'], subject: 'Role' },
    { action: ['read'], subject: 'User' },
    { action: ['grant'], subject: 'Application', conditions: inDepartment },
  ];

  test('can’t write them into a role of others, a new one, or bring them back from an old version', async () => {
    const { client } = await house.person([await house.role(editing)]);
    const created = await client.post('/api/roles', {
      labelRu: 'Лазейка',
      labelEn: 'Loophole',
      permissions: [{ action: ['update'], subject: 'User' }],
    });
    expect(created).toMatchObject({ status: 403, body: { code: 'grant_exceeds_own' } });

    const id = await house.role([{ action: ['retry'], subject: 'Job' }]);
    await house.person([id]);
    await put(id, []);
    const restored = await house.order(client, 'roles', id, 'restore', { restoredVersion: 1 });
    expect(restored).toMatchObject({ status: 403, body: { code: 'grant_exceeds_own' } });
    const { version } = await house.record('roles', id);
    const body = { version, labelRu: 'Роль', labelEn: 'Role' };
    const within = await client.put(`/api/roles/${id}`, { ...body, permissions: [reading] });
    expect(within.status).toBe(200);
    const beyond = await client.put(`/api/roles/${id}`, {
      ...body,
      version: version + 1,
      permissions: [{ action: ['read'], subject: 'Application' }],
    });
    expect(beyond).toMatchObject({ status: 403, body: { code: 'grant_exceeds_own' } });
  });

  test('may leave in a role what it had before, whoever gave it', async () => {
    const { client } = await house.person([await house.role(editing)]);
    const kept: Permission = { action: ['retry'], subject: 'Job' };
    const id = await house.role([kept]);
    await house.person([id]);
    const answer = await client.put(`/api/roles/${id}`, {
      version: 1,
      labelRu: 'Роль',
      labelEn: 'Role',
      permissions: [kept, reading],
    });
    expect(answer.status).toBe(200);
  });

  test('can’t widen a role of their own, though they could give the same to others', async () => {
    const id = await house.role(editing);
    const { client } = await house.person([id]);
    const answer = await client.put(`/api/roles/${id}`, {
      version: 1,
      labelRu: 'Роль',
      labelEn: 'Role',
      permissions: [...editing, reading],
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'own_rights' } });
  });
});
