import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUEUE_SORTS, QUEUE_TABS, TAB_CONTENT, type ApplicationRow } from '../../shared/applications';
import { Cases, FOUR_EYES, PLAIN } from '../support/cases';
import type { HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;
let cases: Cases;
let manager: HttpClient;
let operator: HttpClient;
/** Everything that the manager may see, by number. */
let all: ApplicationRow[];

const NAMES = [
  { lastName: 'Ёлкина', firstName: 'Алёна', middleName: 'Семёновна' },
  { lastName: 'Елкин', firstName: 'Пётр', middleName: 'Ильич' },
  { lastName: 'О’Нил-Петрова', firstName: 'Анна' },
  { lastName: 'Сто%процентов', firstName: 'Ян_Ян' },
];

async function fileAs(name: object, code = PLAIN, rest: object = {}): Promise<string> {
  const submission = await office.submission(code);
  const { middleName: _dropped, ...applicant } = { middleName: undefined, ...submission.applicant };
  return office.file(code, { ...submission, applicant: { ...applicant, ...name }, ...rest });
}

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
  cases = new Cases(office);
  [manager, operator] = await Promise.all([office.as('manager'), office.as('operator')]);
  // Whoever waits for a term to end makes all other terms end as well.
  await cases.in('lapsed', 'operator2');
  for (const name of NAMES) await fileAs(name);
  await fileAs({ lastName: 'Быстрова', firstName: 'Яна' }, PLAIN, { priority: 'expedited', signed: true });
  await office.file(FOUR_EYES);
  await server.runJobsUntilIdle();
  for (const status of [
    'submitted',
    'under_review',
    'correction_requested',
    'corrected',
    'awaiting_signoff',
  ] as const) {
    await cases.in(status, 'operator');
  }
  for (const status of ['approved', 'ready', 'issued', 'rejected', 'withdrawn'] as const) {
    await cases.in(status, 'operator2');
  }
  await cases.answered('operator2');
  // Jobs bring some of them further; the last ones filed keep states that only jobs end.
  await cases.in('approved', 'operator2');
  await cases.in('corrected');
  await office.file();
  // Another agency's, unseen here.
  await office.file('land-plot');
  all = (await manager.list<ApplicationRow>('applications', { range: [0, 499] })).body;
});
afterAll(() => server.close());

const numbers = (rows: readonly ApplicationRow[]) => rows.map(({ number }) => number).toSorted();
async function filtered(filter: Record<string, unknown>, client = manager): Promise<ApplicationRow[]> {
  const answer = await client.list<ApplicationRow>('applications', { filter, range: [0, 499] });
  expect([JSON.stringify(filter), answer.status]).toEqual([JSON.stringify(filter), 200]);
  expect(answer.total).toBe(answer.body.length);
  return answer.body;
}

describe('pages', () => {
  test('carry Content-Range and no row twice', async () => {
    const seen: ApplicationRow[] = [];
    for (let from = 0; from < all.length; from += 4) {
      const page = await manager.list<ApplicationRow>('applications', {
        range: [from, from + 3],
        sort: ['status', 'DESC'],
      });
      const last = Math.min(from + 4, all.length) - 1;
      expect(page.headers.get('content-range')).toBe(`applications ${from}-${last}/${all.length}`);
      seen.push(...page.body);
    }
    expect(numbers(seen)).toEqual(numbers(all));
  });

  test('have edges', async () => {
    const beyond = await manager.list('applications', { range: [1000, 1024] });
    expect([beyond.body, beyond.total]).toEqual([[], all.length]);
    const one = await manager.list('applications', { range: [0, 0] });
    expect([one.body.length, one.total]).toEqual([1, all.length]);
    const none = await manager.list('applications', { range: [0, -1] });
    expect([none.body, none.total]).toEqual([[], all.length]);
    const usual = await manager.list('applications');
    expect(usual.body.length).toBe(Math.min(25, all.length));
  });

  test.for(['[0,500]', '[5,3]', '[-1,3]', '[0]', '[0,1,2]', '{}', '["0","1"]', '[0.5,1]', '[0,1e400]'])(
    'range %s is a 400',
    async (range) => {
      const answer = await manager.get(`/api/applications?range=${encodeURIComponent(range)}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_range' } });
    },
  );

  test.for([
    'sort=x',
    'sort=[]',
    'sort=["dueAt"]',
    'sort=["dueAt","down"]',
    'filter=[]',
    'filter=1',
    'filter=x',
    'range=x',
  ])('%s is a 400', async (query) => {
    expect(await manager.get(`/api/applications?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });

  test('an unknown sort, filter or parameter is a 400 that names it', async () => {
    const sort = await manager.get(`/api/applications?sort=${encodeURIComponent('["snils","ASC"]')}`);
    expect(sort).toMatchObject({ status: 400, body: { code: 'unknown_sort', field: 'snils' } });
    const filter = await manager.list('applications', { filter: { snils: '1' } });
    expect(filter).toMatchObject({ status: 400, body: { code: 'unknown_filter', field: 'snils' } });
    const parameter = await manager.get('/api/applications?page=2');
    expect(parameter).toMatchObject({ status: 400, body: { code: 'unknown_filter', field: 'page' } });
  });

  test.for([
    { status: 'open' }, { status: [] }, { id: 'x' }, { id: [] }, { tab: 'all' }, { priority: 'urgent' }, { answered: 'yes' },
    { due: 'soon' }, { dueBefore: 'tomorrow' }, { dueBefore: '2026-06-10' }, { receivedAfter: '0000-01-01T00:00:00Z' },
    { assigneeId: 'you' }, { departmentId: 5 }, { q: 7 }, { q: 'x'.repeat(201) }, { number: {} },
  ])('filter %j is a 400', async (filter) => {
    const answer = await manager.list('applications', { filter });
    expect([answer.status, Object(answer.body)['code']]).toEqual([400, 'invalid_request']);
  }); // prettier-ignore

  test('every list has its own sorts and refuses others', async () => {
    for (const resource of [
      'corrections',
      'decisions',
      'documents',
      'services',
      'service-versions',
      'departments',
      'users',
      'notifications',
    ]) {
      const auditor = await office.as('auditor');
      expect([resource, (await auditor.list(resource)).status]).toEqual([resource, 200]);
      const unknown = await auditor.list(resource, { filter: { shoeSize: 43 } });
      expect([resource, unknown.status, Object(unknown.body)['code']]).toEqual([
        resource,
        400,
        'unknown_filter',
      ]);
      const unsorted = await auditor.list(resource, { sort: ['shoeSize', 'ASC'] });
      expect([resource, unsorted.status, Object(unsorted.body)['code']]).toEqual([
        resource,
        400,
        'unknown_sort',
      ]);
      expect((await auditor.list(resource, { range: [0, 0] })).headers.get('content-range')).toMatch(
        new RegExp(`^${resource} 0-0/\\d+$`),
      );
    }
  });
});

describe('order', () => {
  test.for([...QUEUE_SORTS])('%s up is down turned round, without gaps', async (field) => {
    const up = await manager.list<ApplicationRow>('applications', { sort: [field, 'ASC'], range: [0, 499] });
    const down = await manager.list<ApplicationRow>('applications', {
      sort: [field, 'DESC'],
      range: [0, 499],
    });
    expect(numbers(up.body)).toEqual(numbers(all));
    const nulls = (rows: ApplicationRow[]) => rows.map((row) => (row[field] === null ? 1 : 0));
    // What has no value stands last in both directions.
    expect(nulls(up.body)).toEqual(nulls(up.body).toSorted());
    expect(nulls(down.body)).toEqual(nulls(down.body).toSorted());
    const valued = (rows: ApplicationRow[]) => rows.filter((row) => row[field] !== null).map(({ id }) => id);
    expect(valued(down.body)).toEqual(valued(up.body).toReversed());
  });

  test('the queue begins with what falls due first', async () => {
    const { body } = await manager.list<ApplicationRow>('applications', { range: [0, 499] });
    const due = body.map(({ dueAt }) => dueAt ?? '9999');
    expect(due).toEqual(due.toSorted());
  });
});

describe('tabs', () => {
  test.for([...QUEUE_TABS])('%s holds what it says, as many as its counter', async (tab) => {
    for (const [client, me] of [
      [operator, office.userId('operator')],
      [manager, office.userId('manager')],
    ] as const) {
      const content = TAB_CONTENT[tab];
      const wanted = all.filter(
        ({ status, assigneeId }) =>
          (content.statuses as readonly string[]).includes(status) &&
          (content.assignee === 'anyone' || assigneeId === (content.assignee === 'me' ? me : null)),
      );
      const rows = await filtered({ tab }, client);
      expect(numbers(rows)).toEqual(numbers(wanted));
      const counters = await client.get<Record<string, number>>('/api/applications/counters');
      expect(counters.body[tab]).toBe(rows.length);
    }
  });

  test('none of them is empty here', async () => {
    const { body } = await operator.get<Record<string, number>>('/api/applications/counters');
    expect(Object.values(body).every((count) => count > 0)).toBe(true);
  });
});

describe('filters', () => {
  const by = (test: (row: ApplicationRow) => boolean) => numbers(all.filter(test));

  test('by status, one or several', async () => {
    expect(numbers(await filtered({ status: 'rejected' }))).toEqual(by((row) => row.status === 'rejected'));
    const statuses = ['withdrawn', 'lapsed', 'submitted'];
    const wanted = by((row) => statuses.includes(row.status));
    expect(wanted.length).toBeGreaterThan(2);
    expect(numbers(await filtered({ status: statuses }))).toEqual(wanted);
  });

  test('by service, department, priority, number, id', async () => {
    const [service] = all.filter(({ fourEyes }) => fourEyes);
    expect(numbers(await filtered({ serviceId: service?.serviceId }))).toEqual(by((row) => row.fourEyes));
    expect(numbers(await filtered({ departmentId: [all[0]?.departmentId] }))).toEqual(numbers(all));
    expect(await filtered({ departmentId: service?.id })).toEqual([]);
    expect(await filtered({ priority: 'expedited' })).toHaveLength(1);
    expect(numbers(await filtered({ number: all[3]?.number }))).toEqual([all[3]?.number]);
    const many = all.slice(0, 3);
    expect(numbers(await filtered({ id: many.map(({ id }) => id) }))).toEqual(numbers(many));
  });

  test('by who holds it', async () => {
    const held = by((row) => row.assigneeId === office.userId('operator2'));
    expect(held.length).toBeGreaterThan(0);
    expect(numbers(await filtered({ assigneeId: office.userId('operator2') }))).toEqual(held);
    expect(numbers(await filtered({ assigneeId: 'me' }, await office.as('operator2')))).toEqual(held);
    expect(numbers(await filtered({ assigneeId: null }))).toEqual(by((row) => row.assigneeId === null));
  });

  test('by what the applicant answered', async () => {
    const wanted = by((row) => row.answered);
    expect(wanted.length).toBeGreaterThan(0);
    expect(numbers(await filtered({ answered: true }))).toEqual(wanted);
    expect(numbers(await filtered({ answered: false }))).toEqual(by((row) => !row.answered));
  });

  test('by term', async () => {
    const dates = [...new Set(all.flatMap(({ dueAt }) => dueAt ?? []))].toSorted();
    const middle = dates[1] ?? '';
    expect(numbers(await filtered({ dueBefore: middle }))).toEqual(
      by(({ dueAt }) => dueAt !== null && dueAt < middle),
    );
    expect(numbers(await filtered({ dueAfter: middle }))).toEqual(
      by(({ dueAt }) => dueAt !== null && dueAt >= middle),
    );
    const now = server.clock.now().toISOString();
    expect(numbers(await filtered({ receivedBefore: now, receivedAfter: now }))).toEqual([]);
    expect(numbers(await filtered({ receivedAfter: now }))).toEqual(
      by(({ receivedAt }) => receivedAt >= now),
    );
  });

  test('due today, this week, overdue go by the day of the department', async () => {
    const before = server.clock.now();
    const expedited = (await filtered({ priority: 'expedited' }))[0];
    const day = (moment: string) => {
      server.clock.set(moment);
      office.newDay();
      return office.as('manager');
    };
    // Three working days from Wednesday 10 June over Russia Day: Tuesday the 16th, 18:00 in Moscow.
    expect(expedited?.dueAt).toBe('2026-06-16T15:00:00.000Z');
    const eve = await day('2026-06-15T20:59:00.000Z');
    expect(numbers(await filtered({ due: 'today' }, eve))).toEqual([]);
    const morning = await day('2026-06-15T21:00:00.000Z');
    expect(numbers(await filtered({ due: 'today' }, morning))).toEqual([expedited?.number]);
    const late = await day('2026-06-16T15:00:00.001Z');
    expect(numbers(await filtered({ due: 'overdue' }, late))).toEqual([expedited?.number]);
    expect((await filtered({ due: 'week' }, late)).length).toBeGreaterThan(1);
    server.clock.set(before);
    office.newDay();
  });
});

describe('search', () => {
  const found = async (q: string, client = manager) =>
    (await filtered({ q }, client)).map(({ applicantName }) => applicantName).toSorted();
  const ELKIN = ['Ёлкина Алёна Семёновна', 'Елкин Пётр Ильич'];

  test.for(['елкин', 'ЁЛКИН', 'Ёлкин', '  еЛкИн  '])('%j finds ё and е in any case', async (q) => {
    expect(await found(q)).toEqual(ELKIN);
  });

  test('finds by several words in any order, by parts, by signs that mean something elsewhere', async () => {
    expect(await found('алена елк')).toEqual(['Ёлкина Алёна Семёновна']);
    expect(await found('петр елкин')).toEqual(['Елкин Пётр Ильич']);
    expect(await found('о’нил-петр')).toEqual(['О’Нил-Петрова Анна']);
    expect(await found('%проц')).toEqual(['Сто%процентов Ян_Ян']);
    expect(await found('ян_ян')).toEqual(['Сто%процентов Ян_Ян']);
    expect(await found('%')).toEqual(['Сто%процентов Ян_Ян']);
    expect(await found('\\')).toEqual([]);
    expect(await found("'; drop table applications; --")).toEqual([]);
  });

  test('finds by number, whole or in part', async () => {
    const [row] = all;
    expect(numbers(await filtered({ q: row?.number }))).toEqual([row?.number]);
    expect(numbers(await filtered({ q: row?.number.slice(5) }))).toEqual([row?.number]);
    expect(numbers(await filtered({ q: '2026-77' }))).toEqual(numbers(all));
  });

  test('finds by SNILS in any writing, for those who may see one', async () => {
    const [row] = all;
    const [{ snils } = { snils: '' }] = await database().query<{ snils: string }>(
      'select snils from applications where id = $1',
      [row?.id],
    );
    const written = `${snils.slice(0, 3)}-${snils.slice(3, 6)}-${snils.slice(6, 9)} ${snils.slice(9)}`;
    expect(numbers(await filtered({ q: snils }))).toEqual([row?.number]);
    expect(numbers(await filtered({ q: written }))).toEqual([row?.number]);
    expect(await filtered({ q: written }, await office.as('auditor'))).toEqual([]);
    expect(await filtered({ q: snils }, await office.as('accountant'))).toEqual([]);
  });

  test('of nothing is no search', async () => {
    expect(numbers(await filtered({ q: '' }))).toEqual(numbers(all));
  });
});
