import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationRow } from '../../shared/applications';
import { Cases } from '../support/cases';
import { useDatabase } from '../support/database';
import { Office, type Account } from '../support/office';
import { startServer, type TestServer } from '../support/server';

/** Terms from the portal to the queue: the arithmetic itself is tried in test/domain/sla. */
const MOSCOW = 'sole-trader-registration';
const VLADIVOSTOK = 'birth-certificate-copy';
const YEKATERINBURG = 'urban-planning-data';

const database = useDatabase();
let server: TestServer;
let office: Office;
let cases: Cases;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
  cases = new Cases(office);
});
afterAll(() => server.close());

/** Moves the clock; sessions do not outlive a night. */
function at(moment: string): void {
  server.clock.set(moment);
  office.newDay();
}

async function filedAt(moment: string, code: string, changes: object = {}): Promise<ApplicationRow> {
  at(moment);
  return office.row(await office.file(code, { ...changes }));
}

describe('the end of a review', () => {
  test.for<[string, string, string, string]>([
    [
      'a Friday a minute before closing in Vladivostok',
      VLADIVOSTOK,
      '2026-06-05T07:59:00Z',
      '2026-06-15T08:00:00.000Z',
    ],
    ['that Friday at closing', VLADIVOSTOK, '2026-06-05T08:00:00Z', '2026-06-16T08:00:00.000Z'],
    ['late that Friday evening', VLADIVOSTOK, '2026-06-05T13:30:00Z', '2026-06-16T08:00:00.000Z'],
    ['that Sunday', VLADIVOSTOK, '2026-06-07T03:00:00Z', '2026-06-16T08:00:00.000Z'],
    [
      'that same moment on Friday in Moscow, where it is noon',
      MOSCOW,
      '2026-06-05T09:00:00Z',
      '2026-06-15T15:00:00.000Z',
    ],
    [
      'Monday in Vladivostok, still Sunday in Moscow',
      VLADIVOSTOK,
      '2026-06-07T20:00:00Z',
      '2026-06-16T08:00:00.000Z',
    ],
    ['the eve of Russia Day', MOSCOW, '2026-06-11T09:00:00Z', '2026-06-19T15:00:00.000Z'],
    ['Russia Day itself', MOSCOW, '2026-06-12T09:00:00Z', '2026-06-22T15:00:00.000Z'],
    ['the last working day of 2025', MOSCOW, '2025-12-30T12:00:00Z', '2026-01-16T15:00:00.000Z'],
    ['the first days of May', MOSCOW, '2026-04-30T09:00:00Z', '2026-05-08T15:00:00.000Z'],
    ['ten days in Yekaterinburg', YEKATERINBURG, '2026-06-10T12:59:00Z', '2026-06-25T13:00:00.000Z'],
    [
      'ten days in Yekaterinburg, at closing',
      YEKATERINBURG,
      '2026-06-10T13:00:00Z',
      '2026-06-26T13:00:00.000Z',
    ],
  ])('of what came on %s', async ([, code, moment, due]) => {
    const row = await filedAt(moment, code);
    expect([row.dueAt, row.termState]).toEqual([due, 'running']);
  });

  test('is sooner for the expedited', async () => {
    const expedited = { priority: 'expedited', signed: true };
    const row = await filedAt('2026-06-05T13:30:00Z', VLADIVOSTOK, expedited);
    expect(row).toMatchObject({ priority: 'expedited', dueAt: '2026-06-10T08:00:00.000Z', remainingDays: 3 });
  });

  test('counts down by the working days of the department', async () => {
    const row = await filedAt('2026-06-10T09:00:00Z', MOSCOW);
    const left = async (moment: string) => {
      at(moment);
      return (await office.row(row.number)).remainingDays;
    };
    expect(row.remainingDays).toBe(5);
    expect(await left('2026-06-12T09:00:00Z')).toBe(4);
    expect(await left('2026-06-17T21:00:00Z')).toBe(0);
    expect(await left('2026-06-18T15:00:00.001Z')).toBe(-1);
    expect(await left('2026-06-22T09:00:00Z')).toBe(-2);
  });

  test('the year of a number is that of the department', async () => {
    const vladivostok = await filedAt('2026-12-31T14:00:00Z', VLADIVOSTOK);
    expect(vladivostok.number).toMatch(/^2027-25-0000001-\d$/);
    const moscow = await filedAt('2026-12-31T14:00:00Z', MOSCOW);
    expect(moscow.number).toMatch(/^2026-77-/);
  });
});

describe('a pause', () => {
  const claimAs = async (row: ApplicationRow, account: Account = 'operator') => {
    await server.runJobsUntilIdle();
    return office.command(account, await office.row(row.number), 'claim');
  };
  const current = (row: ApplicationRow) => office.row(row.number);

  async function answeredAt(row: ApplicationRow, moment: string): Promise<ApplicationRow> {
    at(moment);
    await cases.answer(row.number);
    await server.runJobsUntilIdle();
    return current(row);
  }

  async function accepted(row: ApplicationRow): Promise<ApplicationRow> {
    const record = await office.case('operator', row.id);
    const items = record.corrections?.at(-1)?.items.map(({ id }) => ({ itemId: id, verdict: 'accepted' }));
    return office.command('operator', row, 'review-answers', { items });
  }

  test('stops the clock of the review and gives back what was left, twice over', async () => {
    const row = await claimAs(await filedAt('2026-06-10T09:00:00Z', MOSCOW));
    expect(row.dueAt).toBe('2026-06-18T15:00:00.000Z');
    // Paused on Monday the 15th: the 11th and the 15th are used, Russia Day is not.
    at('2026-06-15T07:00:00Z');
    const paused = await cases.remarked(row);
    expect(paused).toMatchObject({ termState: 'paused', dueAt: null, remainingDays: null });
    const back = await answeredAt(paused, '2026-06-22T07:00:00Z');
    expect(back).toMatchObject({ termState: 'running', dueAt: '2026-06-25T15:00:00.000Z', remainingDays: 3 });
    // Paused on Tuesday after closing, which is Wednesday: two of the three are used.
    const reviewed = await accepted(back);
    at('2026-06-23T16:00:00Z');
    const again = await cases.remarked(reviewed);
    const end = await answeredAt(again, '2026-06-26T07:00:00Z');
    expect(end).toMatchObject({ dueAt: '2026-06-29T15:00:00.000Z', remainingDays: 1 });
    const record = await office.case('operator', row.id);
    const review = record.terms.find(({ kind }) => kind === 'review');
    expect(review?.pauses).toEqual([
      { pausedAt: '2026-06-15T07:00:00.000Z', resumedAt: '2026-06-22T07:00:00.000Z', reason: 'correction:1' },
      { pausedAt: '2026-06-23T16:00:00.000Z', resumedAt: '2026-06-26T07:00:00.000Z', reason: 'correction:2' },
    ]);
    expect(record.terms.filter(({ kind }) => kind === 'correction').map(({ state }) => state)).toEqual([
      'stopped',
      'stopped',
    ]);
  });

  test('of a case that is overdue leaves it one day', async () => {
    const row = await claimAs(await filedAt('2026-07-01T09:00:00Z', MOSCOW));
    at('2026-07-20T07:00:00Z');
    const held =
      (await current(row)).assigneeId === null
        ? await office.command('operator', await current(row), 'claim')
        : await current(row);
    const paused = await cases.remarked(held);
    const back = await answeredAt(paused, '2026-07-24T07:00:00Z');
    expect(back).toMatchObject({ dueAt: '2026-07-27T15:00:00.000Z', remainingDays: 1 });
  });

  test('that is cancelled within the day costs nothing', async () => {
    const row = await claimAs(await filedAt('2026-08-03T09:00:00Z', MOSCOW));
    const paused = await cases.remarked(row);
    const back = await office.command('operator', paused, 'cancel-correction', { reason: 'Разобрались.' });
    expect(back.dueAt).toBe(row.dueAt);
  });

  test('ended by a lapse, then a reopening, goes on with what was left', async () => {
    const row = await claimAs(await filedAt('2026-09-01T09:00:00Z', MOSCOW));
    at('2026-09-03T07:00:00Z');
    await cases.remarked(row);
    const record = await office.case('operator', row.id);
    at(record.corrections?.[0]?.dueAt ?? '');
    await server.runSweep('sla.fireTimers');
    const lapsed = await current(row);
    expect(lapsed).toMatchObject({ status: 'lapsed', termState: 'stopped' });
    at('2026-09-21T07:00:00Z');
    const back = await office.command('manager', lapsed, 'reopen', { reason: 'Болел.' });
    // Two of five days were used before the pause: three are left from Monday the 21st.
    expect(back).toMatchObject({ dueAt: '2026-09-24T15:00:00.000Z', remainingDays: 3 });
  });

  test('a decision ends every term', async () => {
    const row = await claimAs(await filedAt('2026-10-01T09:00:00Z', MOSCOW));
    await office.command('operator', row, 'approve');
    const record = await office.case('operator', row.id);
    expect(record.terms.map(({ state }) => state)).toEqual(['stopped']);
    expect(record).toMatchObject({ dueAt: null, remainingDays: null });
  });

  test('a proposal does not: the term runs while it waits for a signature', async () => {
    at('2026-11-02T09:00:00Z');
    const row = await cases.in('awaiting_signoff');
    expect(row).toMatchObject({ termState: 'running', dueAt: expect.any(String) });
  });
});
