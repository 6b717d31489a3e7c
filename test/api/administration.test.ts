import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALENDAR_ID, DEPARTMENT } from '../../server/seed/content';
import { useDatabase } from '../support/database';
import { House } from '../support/house';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let house: House;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  house = await House.open(server, database());
});
afterAll(() => server.close());

test('a department with five people and a role of its own is set up over HTTP; each sees what was simulated', async () => {
  const department = await house.admin.post('/api/departments', {
    parentId: DEPARTMENT.moscowAgency,
    code: 'archive',
    name: 'Архивный отдел',
    city: 'Москва',
    regionCode: '77',
    timeZone: 'Europe/Moscow',
    calendarId: CALENDAR_ID,
  });
  const departmentId = String(department.body['id']);
  const readsRefusals = await house.role([
    {
      action: ['read'],
      subject: 'Application',
      fields: ['summary', 'history'],
      conditions: { departmentId: { $in: '$region' } },
    },
  ]);
  const roles = ['operator', 'manager', 'accountant', 'editor'];
  const ids = [readsRefusals];
  for (const code of roles) ids.push(await house.roleId(code));
  const row = await house.office.free();
  for (const roleId of ids) {
    const { id, client } = await house.person([roleId], departmentId);
    const said: Record<string, unknown> = {};
    for (const field of ['summary', 'applicant', 'history'] as const) {
      const question = { userId: id, action: 'read', subject: 'Application', recordId: row.id, field };
      said[field] = (await house.admin.post('/api/roles/simulate', question)).body['allowed'];
    }
    const { status, body } = await client.get(`/api/applications/${row.id}`);
    const shown = (part: unknown) => status === 200 && part !== null;
    expect([roleId, said]).toEqual([
      roleId,
      { summary: status === 200, applicant: shown(body['applicant']), history: shown(body['history']) },
    ]);
  }
});

describe('what a reader without the right to change is told of people', () => {
  test('neither who is locked out nor who has not come yet, in lists, sorts or records', async () => {
    const manager = await house.office.as('manager');
    const { body } = await manager.list('users');
    expect(body.length).toBeGreaterThan(3);
    for (const person of body) {
      expect(Object.keys(person)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(invited|invitationSentAt|lockedUntil)$/)]),
      );
      expect(person['commands']).toEqual([]);
    }
    for (const account of ['manager', 'admin'] as const) {
      const client = await house.office.as(account);
      const sorted = await client.list('users', { sort: ['lockedUntil', 'ASC'] });
      expect(sorted).toMatchObject({ status: 400, body: { code: 'unknown_sort' } });
    }
  });
});
