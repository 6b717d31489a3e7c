import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationRow } from '../../shared/applications';
import { CALENDAR_ID, DEPARTMENT } from '../../server/seed/content';
import { useDatabase } from '../support/database';
import { House, type Record_ } from '../support/house';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let house: House;
let made = 0;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  house = await House.open(server, database());
});
afterAll(() => server.close());

function department(changes: Record<string, unknown> = {}) {
  made += 1;
  return {
    parentId: DEPARTMENT.moscowAgency,
    code: `new-${made}`,
    name: 'Отдел новых услуг',
    city: 'Москва',
    regionCode: '77',
    timeZone: 'Europe/Moscow',
    calendarId: CALENDAR_ID,
    ...changes,
  };
}

async function create(changes: Record<string, unknown> = {}): Promise<Record_> {
  const answer = await house.admin.post<Record_>('/api/departments', department(changes));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

describe('the tree of departments', () => {
  test('grows and changes, each change in the audit log', async () => {
    const created = await create();
    expect(created).toMatchObject({ kind: 'department', version: 1, commands: ['update', 'move', 'close'] });
    const {
      parentId: _parent,
      code: _code,
      ...fields
    } = department({ name: 'Отдел переводов', timeZone: 'Asia/Omsk' });
    const changed = await house.admin.put(`/api/departments/${created.id}`, { version: 1, ...fields });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Отдел переводов', timeZone: 'Asia/Omsk', version: 2 },
    });
    expect((await house.audited('departmentChanged')).at(-1)).toMatchObject({
      subject_id: created.id,
      before: { name: 'Отдел новых услуг', timeZone: 'Europe/Moscow' },
      after: { name: 'Отдел переводов', timeZone: 'Asia/Omsk' },
    });
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ['a taken code', { code: 'moscow-registration' }, 'code', 'taken'],
    ['an unknown parent', { parentId: '00000000-0000-4000-8000-000000000000' }, 'parentId', 'unknown_record'],
    ['an unknown calendar', { calendarId: '00000000-0000-4000-8000-000000000000' }, 'calendarId', 'unknown_record'],
    ['an unknown time zone', { timeZone: 'Moscow/Europe' }, 'timeZone', 'unknown_time_zone'],
  ])('%s is refused', async (_name, changes, path, code) => {
    if (path === 'code') await database().query(`UPDATE departments SET code = 'moscow-registration' WHERE id = $1`, [DEPARTMENT.registration]);
    const answer = await house.admin.post('/api/departments', department(changes));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path, code }] } });
  }); // prettier-ignore

  test('never bites its own tail', async () => {
    const upper = await create();
    const lower = await create({ parentId: upper.id });
    for (const parentId of [upper.id, lower.id]) {
      const answer = await house.order(house.admin, 'departments', upper.id, 'move', { parentId });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ code: 'department_cycle' }] } });
    }
    const agency = await house.order(house.admin, 'departments', DEPARTMENT.moscowAgency, 'move', {
      parentId: DEPARTMENT.uralAgency,
    });
    expect(agency.status).toBe(422);
  });

  test('moves at once with their rights: the new head sees the cases from the very next request', async () => {
    const upper = await create();
    const { client } = await house.person([await house.roleId('manager')], upper.id);
    const free = await house.office.free();
    expect((await client.get(`/api/applications/${free.id}`)).status).toBe(404);
    const moved = await house.order(house.admin, 'departments', DEPARTMENT.registration, 'move', {
      parentId: upper.id,
    });
    expect(moved.status).toBe(200);
    expect((await client.get(`/api/applications/${free.id}`)).status).toBe(200);
    await house.order(house.admin, 'departments', DEPARTMENT.registration, 'move', {
      parentId: DEPARTMENT.moscowAgency,
    });
    expect((await client.get(`/api/applications/${free.id}`)).status).toBe(404);
  });

  test('is no way to more rights than one may give', async () => {
    const role = await house.role([
      { action: ['read', 'update'], subject: 'Department' },
      { action: ['read'], subject: 'User' },
    ]);
    const upper = await create();
    await house.person([await house.roleId('manager')], upper.id);
    const { client } = await house.person([role], upper.id);
    const answer = await house.order(client, 'departments', DEPARTMENT.registration, 'move', {
      parentId: upper.id,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'grant_exceeds_own' } });
    expect(await house.record('departments', DEPARTMENT.registration)).toMatchObject({
      parentId: DEPARTMENT.moscowAgency,
    });
  });
});

describe('closing a department', () => {
  test('is refused while it has cases, people or departments, and nobody to take them', async () => {
    await house.office.free();
    const answer = await house.order(house.admin, 'departments', DEPARTMENT.registration, 'close');
    expect(answer).toMatchObject({ status: 409, body: { code: 'department_in_use', departments: 0 } });
    expect(Number(answer.body['openCases'])).toBeGreaterThan(0);
    expect(Number(answer.body['people'])).toBeGreaterThan(0);
    const agency = await house.order(house.admin, 'departments', DEPARTMENT.moscowAgency, 'close', {
      casesTo: DEPARTMENT.registration,
      peopleTo: DEPARTMENT.registration,
    });
    expect(agency).toMatchObject({ status: 409, body: { code: 'department_in_use' } });
  });

  test('gives its cases, services and people to those named, and the history says so', async () => {
    const taker = await create({ name: 'Отдел единой регистрации' });
    const operator = await house.person([await house.roleId('operator')]);
    const free = await house.office.free();
    const claimed = await operator.client.post<ApplicationRow>(`/api/applications/${free.id}/claim`, {
      version: free.version,
    });
    expect(claimed.status).toBe(200);
    const closed = await house.order(house.admin, 'departments', DEPARTMENT.registration, 'close', {
      casesTo: taker.id,
      peopleTo: taker.id,
    });
    expect(closed).toMatchObject({ status: 200, body: { successorId: taker.id, people: 0, commands: [] } });
    await server.runJobsUntilIdle();
    expect(await house.office.row(free.number)).toMatchObject({ departmentId: taker.id, assigneeId: null });
    expect(await house.record('users', operator.id)).toMatchObject({ departmentId: taker.id });
    const history = (await house.office.case('auditor', free.id)).history ?? [];
    expect(history.at(-1)).toMatchObject({
      type: 'transferred',
      actorKind: 'system',
      after: { departmentId: taker.id, departmentName: 'Отдел единой регистрации' },
    });
    const later = await house.office.free();
    expect(later.departmentId).toBe(taker.id);
    expect((await operator.client.get(`/api/applications/${later.id}`)).status).toBe(200);
    expect(
      (await house.admin.post('/api/departments', department({ parentId: DEPARTMENT.registration }))).status,
    ).toBe(422);
  });
});
