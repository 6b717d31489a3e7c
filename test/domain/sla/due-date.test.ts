import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingHours,
  dueAfterCalendarDays,
  dueAfterHours,
  dueAfterWorkingDays,
  explainTerm,
  pauseUsed,
  remainingWorkingDays,
  resumeDue,
  RUSSIA_2025_2027 as russia,
  termProgress,
  warningAt,
  warningAtElapsed,
  workDay,
  type WorkCalendar,
} from '@shared/sla';

const MOSCOW = 'Europe/Moscow';
const at = (iso: string): Date => new Date(iso);
const dueOf = (iso: string, days: number, zone = MOSCOW): string =>
  dueAfterWorkingDays(at(iso), days, zone, russia).toISOString();

describe('a term in working days', () => {
  it('ends at closing of the N-th working day after the day of the start', () => {
    expect(dueOf('2026-06-01T09:00:00Z', 5)).toBe('2026-06-08T15:00:00.000Z');
    // 12 June is a holiday: Thursday's first working day is Monday.
    expect(dueOf('2026-06-11T09:00:00Z', 1)).toBe('2026-06-15T15:00:00.000Z');
  });

  it('starts on the next working day when filed after closing or on a day off', () => {
    expect(dueOf('2026-06-05T15:00:00Z', 1)).toBe('2026-06-09T15:00:00.000Z');
    expect(dueOf('2026-06-06T09:00:00Z', 1)).toBe('2026-06-09T15:00:00.000Z');
  });

  it('steps over the new year: 31 December 2026 and 1–8 January are off', () => {
    expect(dueOf('2026-12-29T09:00:00Z', 2)).toBe('2027-01-11T15:00:00.000Z');
    expect(dueOf('2025-12-30T09:00:00Z', 1)).toBe('2026-01-12T15:00:00.000Z');
  });

  it('counts a worked Saturday and skips the Monday it was moved to', () => {
    expect(dueOf('2025-10-31T09:00:00Z', 1)).toBe('2025-11-01T15:00:00.000Z');
    expect(dueOf('2025-10-31T09:00:00Z', 2)).toBe('2025-11-05T15:00:00.000Z');
  });

  it('skips 9 March and 11 May 2026', () => {
    expect(dueOf('2026-03-06T09:00:00Z', 1)).toBe('2026-03-10T15:00:00.000Z');
    expect(dueOf('2026-05-08T09:00:00Z', 1)).toBe('2026-05-12T15:00:00.000Z');
  });

  it('closes by the clock of its department', () => {
    expect(dueOf('2026-06-01T03:00:00Z', 5, 'Asia/Vladivostok')).toBe('2026-06-08T08:00:00.000Z');
    expect(dueOf('2026-06-01T03:00:00Z', 5, 'Asia/Yekaterinburg')).toBe('2026-06-08T13:00:00.000Z');
  });

  it('refuses lengths that are none', () => {
    for (const days of [0, -1, 1.5, Number.NaN, 1001]) {
      expect(() => dueAfterWorkingDays(at('2026-06-01T09:00:00Z'), days, MOSCOW, russia)).toThrow(RangeError);
    }
  });
});

describe('a pause', () => {
  const start = at('2026-06-01T09:00:00Z');

  it('uses the working days after the start, up to and with the day of the pause', () => {
    expect(pauseUsed(start, at('2026-06-01T12:00:00Z'), MOSCOW, russia)).toBe(0);
    expect(pauseUsed(start, at('2026-06-03T09:00:00Z'), MOSCOW, russia)).toBe(2);
    // After closing the pause belongs to the next working day.
    expect(pauseUsed(start, at('2026-06-03T16:00:00Z'), MOSCOW, russia)).toBe(3);
  });

  it('leaves the rest of the term, counted anew from the day of resuming', () => {
    const resumed = resumeDue(
      start,
      5,
      at('2026-06-03T09:00:00Z'),
      at('2026-06-15T09:00:00Z'),
      MOSCOW,
      russia,
    );
    expect(resumed).toEqual({ used: 2, remaining: 3, due: at('2026-06-18T15:00:00Z') });
  });

  it('leaves one day at least, even when the term was over', () => {
    const last = resumeDue(start, 5, at('2026-06-08T14:00:00Z'), at('2026-06-15T09:00:00Z'), MOSCOW, russia);
    expect(last).toEqual({ used: 5, remaining: 1, due: at('2026-06-16T15:00:00Z') });
    const over = resumeDue(start, 5, at('2026-06-25T14:00:00Z'), at('2026-06-26T09:00:00Z'), MOSCOW, russia);
    expect(over.remaining).toBe(1);
  });
});

describe('other terms', () => {
  it('in calendar days: closing time of the day, or of the next working day', () => {
    const due = (iso: string, days: number) =>
      dueAfterCalendarDays(at(iso), days, MOSCOW, russia).toISOString();
    expect(due('2026-06-01T09:00:00Z', 30)).toBe('2026-07-01T15:00:00.000Z');
    expect(due('2026-06-01T09:00:00Z', 5)).toBe('2026-06-08T15:00:00.000Z');
    // 22:30 UTC is already the next day in Moscow.
    expect(due('2026-06-01T22:30:00Z', 7)).toBe('2026-06-09T15:00:00.000Z');
  });

  it('in hours: day and night', () => {
    expect(dueAfterHours(at('2026-06-12T15:00:00Z'), 24)).toEqual(at('2026-06-13T15:00:00Z'));
  });

  it('in working hours: from opening to closing', () => {
    const after = (iso: string, hours: number) =>
      addWorkingHours(at(iso), hours, MOSCOW, russia).toISOString();
    expect(after('2026-06-10T06:00:00Z', 8)).toBe('2026-06-10T14:00:00.000Z');
    expect(after('2026-06-10T12:00:00Z', 8)).toBe('2026-06-11T11:00:00.000Z');
    expect(after('2026-06-11T12:00:00Z', 8)).toBe('2026-06-15T11:00:00.000Z');
    expect(after('2026-06-10T03:00:00Z', 1)).toBe('2026-06-10T07:00:00.000Z');
    expect(after('2026-06-12T09:00:00Z', 1)).toBe('2026-06-15T07:00:00.000Z');
    expect(after('2026-06-10T06:00:00Z', 9)).toBe('2026-06-10T15:00:00.000Z');
  });
});

describe('remaining working days', () => {
  const due = at('2026-06-15T15:00:00Z');
  const left = (iso: string): number => remainingWorkingDays(at(iso), due, MOSCOW, russia);

  it('counts down to 0 on the last day', () => {
    expect(left('2026-06-10T09:00:00Z')).toBe(2);
    expect(left('2026-06-11T09:00:00Z')).toBe(1);
    expect(left('2026-06-13T09:00:00Z')).toBe(1);
    expect(left('2026-06-15T14:59:00Z')).toBe(0);
    expect(left('2026-06-15T15:00:00Z')).toBe(0);
  });

  it('counts the overdue working days below 0', () => {
    expect(left('2026-06-15T15:00:01Z')).toBe(-1);
    expect(left('2026-06-16T09:00:00Z')).toBe(-1);
    expect(left('2026-06-17T09:00:00Z')).toBe(-2);
    expect(left('2026-06-20T09:00:00Z')).toBe(-5);
  });

  it('is -1 right after a term in hours that ends within a day', () => {
    const noon = at('2026-06-15T09:00:00Z');
    expect(remainingWorkingDays(at('2026-06-15T10:00:00Z'), noon, MOSCOW, russia)).toBe(-1);
  });
});

describe('the warning', () => {
  it('comes after 75% of the open time of a working-day term', () => {
    const start = at('2026-06-01T06:00:00Z');
    const due = dueAfterWorkingDays(start, 3, MOSCOW, russia);
    // Four days of nine hours; 27 hours later is the closing of the third.
    expect(warningAt(start, due, MOSCOW, russia)).toEqual(at('2026-06-03T15:00:00Z'));
    expect(termProgress(start, due, at('2026-06-02T15:00:00Z'), MOSCOW, russia).share).toBe(0.5);
    expect(termProgress(start, due, at('2026-07-02T15:00:00Z'), MOSCOW, russia).share).toBe(1);
  });

  it('comes after 75% of the plain time of other terms', () => {
    expect(warningAtElapsed(at('2026-06-12T15:00:00Z'), at('2026-06-13T15:00:00Z'))).toEqual(
      at('2026-06-13T09:00:00Z'),
    );
  });
});

describe('the explanation of a term', () => {
  it('names the first day, what is skipped, the pause and the end', () => {
    const facts = {
      startedAt: at('2026-06-09T16:00:00Z'),
      days: 5,
      pauses: [{ pausedAt: at('2026-06-15T09:00:00Z'), resumedAt: at('2026-06-17T09:00:00Z') }],
    };
    expect(explainTerm(facts, MOSCOW, russia)).toEqual({
      days: 5,
      zone: MOSCOW,
      due: '2026-06-22T15:00:00.000Z',
      provisionalYears: [],
      stretches: [
        {
          startedAt: '2026-06-09T16:00:00.000Z',
          startDay: '2026-06-10',
          shift: 'closed_for_the_day',
          days: 5,
          counted: ['2026-06-11', '2026-06-15'],
          skipped: [
            { date: '2026-06-12', reason: 'day_off' },
            { date: '2026-06-13', reason: 'weekend' },
            { date: '2026-06-14', reason: 'weekend' },
          ],
          pause: {
            pausedAt: '2026-06-15T09:00:00.000Z',
            resumedAt: '2026-06-17T09:00:00.000Z',
            used: 2,
            remaining: 3,
          },
        },
        {
          startedAt: '2026-06-17T09:00:00.000Z',
          startDay: '2026-06-17',
          shift: null,
          days: 3,
          counted: ['2026-06-18', '2026-06-19', '2026-06-22'],
          skipped: [
            { date: '2026-06-20', reason: 'weekend' },
            { date: '2026-06-21', reason: 'weekend' },
          ],
          pause: null,
        },
      ],
    });
  });

  it('has no end while the term is paused, and marks a provisional year', () => {
    const pauses = [{ pausedAt: at('2027-03-02T09:00:00Z'), resumedAt: null }];
    const told = explainTerm({ startedAt: at('2027-03-01T09:00:00Z'), days: 3, pauses }, MOSCOW, russia);
    expect([told.due, told.stretches.length, told.provisionalYears]).toEqual([null, 1, [2027]]);
  });
});

describe('always', () => {
  const instant = fc
    .integer({ min: Date.parse('2025-01-01'), max: Date.parse('2027-06-01') })
    .map((milliseconds) => new Date(milliseconds));
  const days = fc.integer({ min: 1, max: 30 });
  const zone = fc.constantFrom(
    'Europe/Kaliningrad',
    MOSCOW,
    'Asia/Yekaterinburg',
    'Asia/Vladivostok',
    'Asia/Kamchatka',
  );
  const withDayOff = (day: string): WorkCalendar => ({
    ...russia,
    exceptions: { ...russia.exceptions, [day]: { kind: 'day_off' } },
  });

  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(instant, instant, days, zone, (one, other, n, z) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        const due = (start: Date): number => dueAfterWorkingDays(start, n, z, russia).getTime();
        expect(due(first)).toBeLessThanOrEqual(due(second));
        const calendarDue = (start: Date): number => dueAfterCalendarDays(start, n, z, russia).getTime();
        expect(calendarDue(first)).toBeLessThanOrEqual(calendarDue(second));
      }),
    );
  });

  it('another day off never shortens a term', () => {
    fc.assert(
      fc.property(instant, days, zone, fc.integer({ min: 0, max: 50 }), (start, n, z, offset) => {
        const day = new Date(start.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
        const usual = dueAfterWorkingDays(start, n, z, russia);
        expect(dueAfterWorkingDays(start, n, z, withDayOff(day)).getTime()).toBeGreaterThanOrEqual(
          usual.getTime(),
        );
      }),
    );
  });

  it('a pause that ends as it begins changes nothing while a day is left, and never shortens the term', () => {
    fc.assert(
      fc.property(instant, days, zone, fc.integer({ min: 0, max: 60 * 86_400_000 }), (start, n, z, later) => {
        const moment = new Date(start.getTime() + later);
        const due = dueAfterWorkingDays(start, n, z, russia);
        const resumed = resumeDue(start, n, moment, moment, z, russia);
        const change = Math.sign(resumed.due.getTime() - due.getTime());
        expect(change).toBe(resumed.used < n ? 0 : 1);
      }),
    );
  });

  it('the explanation ends when the term does and counts as many days as it has', () => {
    fc.assert(
      fc.property(instant, days, zone, (startedAt, n, z) => {
        const told = explainTerm({ startedAt, days: n, pauses: [] }, z, russia);
        expect(told.due).toBe(dueAfterWorkingDays(startedAt, n, z, russia).toISOString());
        expect(told.stretches[0]?.counted.length).toBe(n);
        expect(told.stretches[0]?.startDay).toBe(workDay(startedAt, z, russia));
      }),
    );
  });

  it('at the start all days are left, and the warning lies within the term', () => {
    fc.assert(
      fc.property(instant, days, zone, (start, n, z) => {
        const due = dueAfterWorkingDays(start, n, z, russia);
        const left = remainingWorkingDays(start, due, z, russia);
        // Filed after closing or on a day off, the day of the start itself lies ahead as well.
        expect([n, n + 1]).toContain(left);
        const warn = warningAt(start, due, z, russia);
        expect(warn.getTime()).toBeGreaterThanOrEqual(start.getTime());
        expect(warn.getTime()).toBeLessThanOrEqual(due.getTime());
        expect(termProgress(start, due, warn, z, russia).share).toBeCloseTo(0.75, 6);
      }),
    );
  });

  it('working hours add up', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        zone,
        (start, a, b, z) => {
          const once = addWorkingHours(start, a + b, z, russia);
          expect(addWorkingHours(addWorkingHours(start, a, z, russia), b, z, russia)).toEqual(once);
        },
      ),
    );
  });
});
