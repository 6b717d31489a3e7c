import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cases } from '../support/cases';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'all' });
  office = await Office.open(server);
  const cases = new Cases(office);
  await cases.in('rejected');
  await cases.answered();
});
afterAll(() => server.close());

interface Description {
  paths: Record<string, { get?: { parameters: { name: string; description?: string }[] } }>;
}

/** The lists that the server describes, each with the fields that it says it can be sorted by. */
async function lists(): Promise<{ resource: string; sorts: string[] }[]> {
  const { body } = await office.portal.get<Description>('/api/openapi.json');
  return Object.entries(body.paths).flatMap(([path, { get }]) => {
    const sort = get?.parameters.find(({ name }) => name === 'sort')?.description;
    const sorts = sort?.split('fields: ')[1]?.split(', ');
    return sorts === undefined ? [] : [{ resource: path.replace('/api/', ''), sorts }];
  });
}

test('every list can be sorted by every field that it names, both ways, and tells its total', async () => {
  const auditor = await office.as('auditor');
  const all = await lists();
  expect(all.length).toBeGreaterThan(10);
  for (const { resource, sorts } of all) {
    const totals = new Set<number>();
    for (const field of sorts) {
      for (const direction of ['ASC', 'DESC'] as const) {
        const page = await auditor.list(resource, { sort: [field, direction], range: [0, 4] });
        expect([resource, field, page.status]).toEqual([resource, field, 200]);
        expect(page.body.length).toBe(Math.min(5, page.total));
        totals.add(page.total);
      }
    }
    expect([resource, totals.size]).toEqual([resource, 1]);
  }
});

test('every row of a list has an id, a version and commands, and is found again by its id', async () => {
  const auditor = await office.as('auditor');
  for (const { resource } of await lists()) {
    const { body } = await auditor.list(resource, { range: [0, 2] });
    for (const row of body) {
      const fields = { id: expect.any(String), version: expect.any(Number), commands: expect.any(Array) };
      expect([resource, row]).toEqual([resource, expect.objectContaining(fields)]);
    }
    const ids = body.map(({ id }) => id);
    const many = ids.length === 0 ? { body: [] } : await auditor.list(resource, { filter: { id: ids } });
    expect([resource, many.body.map(({ id }) => id).toSorted()]).toEqual([resource, ids.toSorted()]);
  }
});

test('ranges at their edges are the same for every list', async () => {
  const auditor = await office.as('auditor');
  for (const { resource } of await lists()) {
    for (const range of [
      [0, -1],
      [5, 4],
      [2 ** 53 - 2, 2 ** 53 - 1],
    ] as [number, number][]) {
      const page = await auditor.list(resource, { range });
      expect([resource, range, page.status, page.body]).toEqual([resource, range, 200, []]);
    }
  }
});
