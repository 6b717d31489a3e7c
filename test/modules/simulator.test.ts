import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SimulationAnswer, WhoCanEntry } from '../../shared/access';
import { DEPARTMENT } from '../../server/seed/content';
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

const ask = (body: Record<string, unknown>) =>
  house.admin.post<SimulationAnswer>('/api/roles/simulate', body);

describe('the simulator', () => {
  test('names the rule that decides, or how far the person gets', async () => {
    const free = await house.office.free();
    const operator = house.userId('operator');
    const about = (changes: Record<string, unknown>) =>
      ask({ userId: operator, action: 'claim', subject: 'Application', recordId: free.id, ...changes });
    expect((await about({})).body).toEqual({
      allowed: true,
      reason: 'allowed',
      rule: {
        roleCode: 'operator',
        roleLabel: 'Оператор',
        index: 5,
        sentence: 'Заявления: брать в работу, выдавать результат; где — своё подразделение и подчинённые',
        standInFor: null,
      },
    });
    expect((await about({ recordId: undefined })).body).toMatchObject({
      allowed: true,
      reason: 'allowedOnSome',
    });
    expect((await about({ action: 'approve' })).body).toMatchObject({
      allowed: false,
      reason: 'otherRecords',
    });
    expect((await about({ action: 'assign' })).body).toEqual({
      allowed: false,
      reason: 'noRule',
      rule: null,
    });
    const accountant = { userId: house.userId('accountant'), action: 'read' };
    expect((await about({ ...accountant, field: 'fee' })).body).toMatchObject({ allowed: true });
    expect((await about({ ...accountant, field: 'documents' })).body).toMatchObject({
      allowed: false,
      reason: 'otherFields',
      rule: { roleCode: 'accountant', index: 0 },
    });
    const nobody = await house.person([]);
    expect((await about({ userId: nobody.id })).body).toMatchObject({ allowed: false, reason: 'noRole' });
    await house.order(house.admin, 'users', nobody.id, 'block');
    expect((await about({ userId: nobody.id })).body).toMatchObject({ allowed: false, reason: 'blocked' });
  });

  test('agrees with what really happens, for everybody and every case', async () => {
    const cases = [await house.office.free(), await house.office.claimed('operator')];
    const people = ['operator', 'operator2', 'manager', 'appeals', 'editor', 'accountant', 'admin', 'auditor'] as const;
    for (const account of people) {
      const client = await house.office.as(account);
      for (const { id } of cases) {
        const said = await ask({ userId: house.userId(account), action: 'read', subject: 'Application', recordId: id });
        const done = await client.get(`/api/applications/${id}`);
        expect([account, said.body.allowed]).toEqual([account, done.status === 200]);
      }
    }
  }); // prettier-ignore

  test('finds everyone who can, stand-ins among them', async () => {
    const held = await house.office.claimed('operator');
    const question = { action: 'approve', subject: 'Application', recordId: held.id };
    const whoCan = async () => {
      const { body } = await house.admin.post<WhoCanEntry[]>('/api/roles/who-can', question);
      return body.map(({ userId, rule }) => [userId, rule.roleCode, rule.standInFor]);
    };
    expect(await whoCan()).toEqual([[house.userId('operator'), 'operator', null]]);
    const helper = await house.person([], DEPARTMENT.registration);
    const hour = 3_600_000;
    await house.admin.post('/api/stand-ins', {
      absentId: house.userId('operator'),
      standInId: helper.id,
      from: new Date(server.clock.now().getTime() - hour).toISOString(),
      until: new Date(server.clock.now().getTime() + hour).toISOString(),
    });
    expect(await whoCan()).toEqual([
      [house.userId('operator'), 'operator', null],
      [helper.id, 'operator', 'Ершова М. И.'],
    ]);
  });

  test('is for those who change roles; unknown people and records are not found', async () => {
    const auditor = await house.office.as('auditor');
    const body = { userId: house.userId('operator'), action: 'read', subject: 'Application' };
    expect((await auditor.post('/api/roles/simulate', body)).status).toBe(403);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await ask({ ...body, userId: unknown })).status).toBe(404);
    expect((await ask({ ...body, recordId: unknown })).status).toBe(404);
    expect((await ask({ ...body, subject: 'Job', recordId: unknown })).status).toBe(422);
    expect(
      (await ask({ ...body, subject: 'Role', recordId: await house.roleId('editor') })).body,
    ).toMatchObject({
      allowed: false,
    });
  });
});
