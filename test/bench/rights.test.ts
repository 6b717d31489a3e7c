import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { availableCommands, type ApplicationRow } from '../../shared/applications';
import { AccessService, may, mayOn } from '../../server/modules/access';
import { RightsCache } from '../../server/modules/access/rights/rights.cache';
import { StructureRepository } from '../../server/modules/access/rights/structure.repository';
import { rightsOf } from '../../server/modules/access/rights/rights';
import { UnitOfWork } from '../../server/platform/database';
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
