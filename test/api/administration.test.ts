import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { availableCommands, type ApplicationRow } from '../../shared/applications';
import { AccessService, may, mayOn } from '../../server/modules/access';
import { RightsCache } from '../../server/modules/access/rights/rights.cache';
import { StructureRepository } from '../../server/modules/access/rights/structure.repository';
import { rightsOf } from '../../server/modules/access/rights/rights';
import { UnitOfWork } from '../../server/platform/database';
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

describe('figures', () => {
  const perCall = async (times: number, work: () => unknown): Promise<number> => {
    const started = performance.now();
    for (let count = 0; count < times; count += 1) await work();
    return (performance.now() - started) / times;
  };

  test('the permission checks of a page of the queue cost under 5% of its request', async () => {
    for (let count = 0; count < 5; count += 1) await house.office.free();
    const client = await house.office.as('operator');
    const page = () => client.list<ApplicationRow>('applications', { range: [0, 24] });
    const { body: rows } = await page();
    await perCall(20, page);
    const request = await perCall(60, page);

    const unitOfWork = server.app.get(UnitOfWork);
    const cache = server.app.get(RightsCache);
    const structure = await unitOfWork.read((tx) => server.app.get(StructureRepository).load(tx));
    const actor = await server.app.get(AccessService).actorById(house.userId('operator'));
    const roleIds = [await house.roleId('operator')];
    const holder = { userId: actor.userId, departmentId: actor.departmentId, roleIds, absent: [] };
    const kept = await unitOfWork.read((tx) => cache.structure(tx, structure.version));
    const full = Array.from({ length: 25 }, (_, index) => rows[index % rows.length]);
    const now = server.clock.now();
    const checks = () => {
      may(actor, 'read', 'Application');
      cache.rights(kept, holder);
      for (const row of full) {
        if (row === undefined) continue;
        availableCommands({ ...row, proposerId: null, closedAt: null }, actor.userId, now, (command) =>
          mayOn(actor, command, 'Application', row),
        );
      }
    };
    await perCall(200, checks);
    const check = await perCall(500, checks);
    const anew = await perCall(500, () => rightsOf(structure, holder));
    const share = ((check / request) * 100).toFixed(1);
    process.stdout.write(
      `request ${request.toFixed(2)} ms, its checks on 25 rows ${check.toFixed(3)} ms (${share}%), ability built anew ${anew.toFixed(3)} ms\n`,
    );
    expect(cache.rights(kept, holder)).toBe(cache.rights(kept, holder));
    expect(check).toBeLessThan(request * 0.05);
  });
});
