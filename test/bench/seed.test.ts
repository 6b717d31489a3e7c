import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APPLICATION_STATUSES } from '@shared/applications';
import { isWorkingDay, localDate, localTime, RUSSIA_2025_2027, timeOfDay } from '@shared/sla';
import { AccessService, DEMO_PASSWORD, DEMO_PORTAL_KEY } from '../../server/modules/access';
import { ApplicationRows, ApplicationsService, firstBrokenLink } from '../../server/modules/applications';
import { CatalogService } from '../../server/modules/catalog';
import { DocumentsService } from '../../server/modules/documents';
import { UnitOfWork, type Tx } from '../../server/platform/database';
import { seedDemo } from '../../server/seed';
import { demoAccounts, DEPARTMENT } from '../../server/seed/content';
import { planCases } from '../../server/seed/plan';
import { APPLICANT_ACTS, TIMED_ACTS } from '../../server/seed/script';
import { HttpClient } from '../support/clients';
import { createDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

/** A Wednesday noon in Moscow. */
const NOW = new Date('2026-06-10T09:00:00.000Z');
const DAY = 86_400_000;

interface Seeded {
  database: TestDatabase;
  server: TestServer;
  seconds: number;
}

async function seed(): Promise<Seeded> {
  const database = await createDatabase();
  const server = await startServer({ databaseUrl: database.url, role: 'api', now: NOW });
  const begun = performance.now();
  await seedDemo(server.app);
  return { database, server, seconds: (performance.now() - begun) / 1000 };
}

async function remove({ database, server }: Seeded): Promise<void> {
  await server.close();
  await database.drop();
}

/** What may be compared between two runs: ids are drawn anew each time. */
const comparable = ({ database }: Seeded) =>
  database.query<object>(`
    select a.number, a.status, a.applicant_name, a.received_at, a.due_at, a.closed_at, a.version, u.email,
      (select count(*)::int from documents d where d.application_id = a.id) as documents,
      (select array_agg(h.type || h.at order by h.seq) from history_events h where h.application_id = a.id) as history
    from applications a left join users u on u.id = a.assignee_id order by a.number`);

function isOpen(at: Date, zone: string): boolean {
  const time = localTime(at, zone);
  const working = isWorkingDay(localDate(at, zone), RUSSIA_2025_2027);
  return working && time >= timeOfDay('09:00') && time <= timeOfDay('18:00');
}

let seeded: Seeded;
const query = <Row extends object>(sql: string, values?: readonly unknown[]) =>
  seeded.database.query<Row>(sql, values);
const count = async (condition: string, values?: readonly unknown[]): Promise<number> => {
  const [row] = await query<{ count: number }>(
    `select count(*)::int as count from applications a join departments d on d.id = a.department_id where ${condition}`,
    values,
  );
  return row?.count ?? 0;
};
const read = <T>(work: (tx: Tx) => Promise<T>) => seeded.server.app.get(UnitOfWork).read(work);

beforeAll(async () => {
  seeded = await seed();
  process.stdout.write(`demo data made in ${seeded.seconds.toFixed(1)} s\n`);
}, 300_000);

afterAll(() => remove(seeded));

describe('demo data', () => {
  // Run from the sources the seed takes about a third longer than in the built server, whose first start may take 60 s.
  test('takes less than the minute that a first start may take', () => {
    expect(seeded.seconds).toBeLessThan(60);
  });

  test('300 applications in every status, ten published cards', async () => {
    const rows = await query<{ status: string; count: number }>(
      'select status, count(*)::int as count from applications group by status',
    );
    expect(rows.map(({ status }) => status).sort()).toEqual([...APPLICATION_STATUSES].sort());
    expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(300);
    const catalog = seeded.server.app.get(CatalogService);
    expect(await read((tx) => catalog.published(tx))).toHaveLength(10);
  });

  test('nine demo accounts sign in, and the demo key opens the portal', async () => {
    const access = seeded.server.app.get(AccessService);
    const anyone = new HttpClient(seeded.server.url);
    for (const { email, role } of demoAccounts) {
      const { status, body } = await anyone.post('/api/auth/login', { email, password: DEMO_PASSWORD });
      expect({ status, body }).toMatchObject({ status: 200, body: { user: { roles: [{ code: role }] } } });
    }
    expect((await access.demoAccounts('ru')).accounts).toHaveLength(9);
    expect((await access.portalClient(DEMO_PORTAL_KEY)).kind).toBe('portal');
  });

  test('the Moscow registration department has a full queue', async () => {
    const access = seeded.server.app.get(AccessService);
    const operator = await access.actorById(demoAccounts[0]?.id ?? '');
    const counters = await seeded.server.app.get(ApplicationRows).counters(operator);
    expect(counters.department).toBeGreaterThanOrEqual(40);
    expect(counters.department).toBeLessThanOrEqual(60);
    expect(counters.mine).toBe(12);
    expect(counters.unassigned).toBeGreaterThanOrEqual(12);
    expect(counters.waiting).toBeGreaterThanOrEqual(5);
    expect(counters.closed).toBeGreaterThan(100);
    expect(
      await count(`a.department_id = $1 and a.status = 'awaiting_signoff'`, [DEPARTMENT.registration]),
    ).toBe(4);
  });

  test('terms that are over, end today, stand still; answers that wait; rounds one to three', async () => {
    expect(await count('a.closed_at is null and a.due_at < $1', [NOW])).toBeGreaterThanOrEqual(4);
    const today =
      '(a.due_at at time zone d.time_zone)::date = ($1::timestamptz at time zone d.time_zone)::date';
    expect(await count(`a.closed_at is null and ${today}`, [NOW])).toBeGreaterThanOrEqual(3);
    expect(await count(`a.term_state = 'paused'`)).toBeGreaterThanOrEqual(8);
    expect(await count('a.answers_to_review > 0')).toBeGreaterThanOrEqual(6);
    expect(await count(`a.priority = 'expedited'`)).toBeGreaterThanOrEqual(15);
    expect(await count(`a.priority = 'expedited' and not a.signed`)).toBe(0);
    const rounds = await query<{ round: number }>(
      `select distinct round from correction_requests where state = 'open' order by round`,
    );
    expect(rounds.map(({ round }) => round)).toEqual([1, 2, 3]);
    expect(await query(`select 1 from correction_requests where state = 'open' and requested_by_id is null`)).not
      .toEqual([]); // prettier-ignore
  });

  test('every history is whole, in order, and over before now', async () => {
    const applications = await query<{ id: string; received_at: Date; version: number }>(
      'select id, received_at, version from applications',
    );
    const service = seeded.server.app.get(ApplicationsService);
    const outside: unknown[] = [];
    for (const { id, received_at, version } of applications) {
      const events = await read((tx) => service.history(tx, id));
      expect(firstBrokenLink(events)).toBeNull();
      expect(events[0]?.type).toBe('received');
      expect(events[0]?.at).toEqual(received_at);
      expect(events.at(-1)?.version).toBe(version);
      const moments = events.map(({ at }) => at.getTime());
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      outside.push(...moments.filter((at) => at > NOW.getTime() || at < NOW.getTime() - 45 * DAY));
    }
    expect(outside).toEqual([]);
  });

  test('nothing else in the database is from the future', async () => {
    const columns = await query<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and data_type = 'timestamp with time zone' and column_name not in ('due_at', 'expires_at', 'ends_at')
         and table_name not in ('migrations')`,
    );
    expect(columns.length).toBeGreaterThan(20);
    for (const { table_name: table, column_name: column } of columns) {
      const late = await query(`select 1 from "${table}" where "${column}" > $1 limit 1`, [NOW]);
      expect({ table, column, late: late.length }).toEqual({ table, column, late: 0 });
    }
  });

  test('staff act in the open hours of their department', async () => {
    const events = await query<{ at: Date; time_zone: string }>(
      `select h.at, d.time_zone from history_events h join users u on u.id = h.actor_id
       join departments d on d.id = u.department_id where h.actor_kind = 'staff'`,
    );
    const open = events.filter((event) => isOpen(event.at, event.time_zone));
    expect(events.length).toBeGreaterThan(500);
    expect(open.length).toBe(events.length);
  });

  test('refusals carry the reasons, the explanation and the recommendation of their card', async () => {
    const refusals = await query<{ service_version_id: string; reasons: string[]; explanation: string }>(
      `select service_version_id, reasons, explanation from decisions where outcome = 'reject' and state = 'effective'`,
    );
    expect(refusals.length).toBeGreaterThan(30);
    const catalog = seeded.server.app.get(CatalogService);
    for (const { service_version_id: versionId, reasons, explanation } of refusals) {
      const { card } = await read((tx) => catalog.version(tx, versionId));
      const prepared = reasons.map(
        (code) => card.refusalReasons.find((reason) => reason.code === code)?.explanation,
      );
      expect(explanation).toBe(prepared.join('\n'));
    }
  });

  test('documents are on disk, as they were uploaded', async () => {
    const documents = seeded.server.app.get(DocumentsService);
    const rows = await query<{ id: string }>(
      'select id from documents where application_id is not null order by sha256',
    );
    expect(rows.length).toBeGreaterThan(600);
    for (const { id } of rows.filter((_row, index) => index % 20 === 0)) {
      const document = await read((tx) => documents.byId(tx, id));
      const content = await buffer(await documents.open(document));
      expect(createHash('sha256').update(content).digest('hex')).toBe(document.sha256);
    }
  });

  test('a first start finds nothing to make up for', async () => {
    expect(await query('select 1 from outbox where dispatched_at is null')).toEqual([]);
    expect(
      await query(
        'select 1 from sla_timers where due_at <= $1 and fired_at is null and cancelled_at is null',
        [NOW],
      ),
    ).toEqual([]);
    const notices = await query<{ state: string; count: number }>(
      'select state, count(*)::int as count from notifications group by state',
    );
    expect(notices.map(({ state }) => state)).toEqual(['sent']);
  });

  test.each([
    ['Monday, just opened', '2026-06-15T06:03:00.000Z'],
    ['Friday night', '2026-06-12T20:30:00.000Z'],
    ['Sunday', '2026-11-22T03:00:00.000Z'],
    ['after the New Year holidays', '2027-01-11T07:00:00.000Z'],
    ['within the New Year holidays', '2026-01-05T12:00:00.000Z'],
  ])('%s: everybody acts in turn, staff in open hours, nobody after now', (_name, moment) => {
    const now = new Date(moment);
    for (const { acts, time } of planCases(now)) {
      const moments = acts.map(({ at }) => at.getTime());
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      expect(moments.at(-1)).toBeLessThanOrEqual(now.getTime());
      expect(moments[0]).toBeGreaterThan(now.getTime() - 60 * DAY);
      const byStaff = acts.filter(
        ({ act }) => !APPLICANT_ACTS.includes(act.do) && !TIMED_ACTS.includes(act.do),
      );
      for (const { at } of byStaff)
        expect(isOpen(at, time.zone), `${at.toISOString()} ${time.zone}`).toBe(true);
    }
  });

  test('at the same moment it turns out the same', async () => {
    const again = await seed();
    try {
      expect(await comparable(again)).toEqual(await comparable(seeded));
    } finally {
      await remove(again);
    }
  }, 300_000);
});
