import { describe, expect, it } from 'vitest';
import {
  addDays,
  instantOf,
  isWorkingDay,
  localDate,
  localTime,
  RUSSIA_2025_2027,
  workCalendarSchema,
  workDay,
} from '@shared/sla';

const MOSCOW = 'Europe/Moscow';

const daysOf = (year: number): string[] =>
  Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) =>
    day.startsWith(`${year}-`),
  );

/** Weekdays that are not worked. */
const offOnWeekdays = (year: number): string[] =>
  daysOf(year)
    .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()) && !isWorkingDay(day, RUSSIA_2025_2027))
    .map((day) => day.slice(5));

const workedWeekends = (year: number): string[] =>
  daysOf(year).filter(
    (day) => [0, 6].includes(new Date(day).getUTCDay()) && isWorkingDay(day, RUSSIA_2025_2027),
  );

const JANUARY = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];

describe('calendar of Russia 2025–2027', () => {
  it('2025: the holidays and the decree', () => {
    const january = JANUARY.filter((day) => !['01-04', '01-05'].includes(day));
    const rest = ['05-01', '05-02', '05-08', '05-09', '06-12', '06-13', '11-03', '11-04', '12-31'];
    expect(offOnWeekdays(2025)).toEqual([...january, ...rest]);
    expect(workedWeekends(2025)).toEqual(['2025-11-01']);
  });

  it('2026: the holidays, the decree, and 9 March and 11 May by law', () => {
    const january = [...JANUARY.filter((day) => !['01-03', '01-04'].includes(day)), '01-09'];
    const rest = ['02-23', '03-09', '05-01', '05-11', '06-12', '11-04', '12-31'];
    expect(offOnWeekdays(2026)).toEqual([...january, ...rest]);
    expect(workedWeekends(2026)).toEqual([]);
  });

  it('2027: by law alone, provisional', () => {
    const january = JANUARY.filter((day) => !['01-02', '01-03'].includes(day));
    const rest = ['02-23', '03-08', '05-03', '05-10', '06-14', '11-04'];
    expect(offOnWeekdays(2027)).toEqual([...january, ...rest]);
    expect(workedWeekends(2027)).toEqual([]);
    expect(RUSSIA_2025_2027.provisionalYears).toEqual([2027]);
  });

  it('has as many working days as the official calendars of 2025 and 2026 say', () => {
    const working = (year: number): number =>
      daysOf(year).filter((day) => isWorkingDay(day, RUSSIA_2025_2027)).length;
    expect([working(2025), working(2026)]).toEqual([247, 247]);
  });

  it('is a calendar that an administrator could have saved', () => {
    expect(workCalendarSchema.parse(RUSSIA_2025_2027)).toEqual(RUSSIA_2025_2027);
  });
});

describe('calendar schema', () => {
  const refusals = (change: object): number =>
    workCalendarSchema.safeParse({ ...RUSSIA_2025_2027, ...change }).error?.issues.length ?? 0;

  it('refuses days that do not exist, closing before opening and unknown kinds', () => {
    expect(refusals({ exceptions: { '2025-02-30': { kind: 'day_off' } } })).toBe(1);
    expect(refusals({ closesAt: '08:00' })).toBe(1);
    expect(refusals({ exceptions: { '2025-12-30': { kind: 'short', closesAt: '09:00' } } })).toBe(1);
    expect(refusals({ exceptions: { '2025-12-30': { kind: 'holiday' } } })).toBe(1);
    expect(refusals({ exceptions: { '2025-12-30': { kind: 'short', closesAt: '17:00' } } })).toBe(0);
  });
});

describe('local time', () => {
  it('knows the zones of Russia from Kaliningrad to Kamchatka', () => {
    const noon = new Date('2026-06-10T12:00:00Z');
    const hours = {
      'Europe/Kaliningrad': 14,
      'Europe/Moscow': 15,
      'Europe/Samara': 16,
      'Asia/Yekaterinburg': 17,
      'Asia/Omsk': 18,
      'Asia/Krasnoyarsk': 19,
      'Asia/Irkutsk': 20,
      'Asia/Yakutsk': 21,
      'Asia/Vladivostok': 22,
      'Asia/Magadan': 23,
      'Asia/Kamchatka': 0,
    };
    const found = Object.keys(hours).map((zone) => [zone, localTime(noon, zone) / 3_600_000]);
    expect(Object.fromEntries(found)).toEqual(hours);
    expect(localDate(noon, 'Asia/Kamchatka')).toBe('2026-06-11');
    expect(localDate(noon, 'Europe/Kaliningrad')).toBe('2026-06-10');
  });

  it('turns a local time into its instant', () => {
    expect(instantOf('2026-01-12', '18:00', MOSCOW).toISOString()).toBe('2026-01-12T15:00:00.000Z');
    expect(instantOf('2026-01-12', '09:00', 'Asia/Vladivostok').toISOString()).toBe(
      '2026-01-11T23:00:00.000Z',
    );
    // A zone that changes its clocks: 1 hour after the change of 29 March 2026.
    expect(instantOf('2026-03-29', '03:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('throws on a zone that does not exist', () => {
    expect(() => localDate(new Date(0), 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('the working day of an instant', () => {
  const dayAt = (iso: string, zone = MOSCOW): string => workDay(new Date(iso), zone, RUSSIA_2025_2027);

  it('is the local date until closing, then the next working day', () => {
    expect(dayAt('2026-06-10T14:59:59.999Z')).toBe('2026-06-10');
    expect(dayAt('2026-06-10T15:00:00.000Z')).toBe('2026-06-11');
    expect(dayAt('2026-06-10T00:30:00Z')).toBe('2026-06-10');
  });

  it('skips weekends and holidays', () => {
    expect(dayAt('2026-06-11T16:00:00Z')).toBe('2026-06-15');
    expect(dayAt('2026-12-30T20:00:00Z')).toBe('2027-01-11');
    expect(dayAt('2025-11-01T09:00:00Z')).toBe('2025-11-01');
    expect(dayAt('2025-11-03T09:00:00Z')).toBe('2025-11-05');
  });

  it('depends on the zone of the department', () => {
    expect(dayAt('2026-06-10T10:00:00Z', 'Asia/Vladivostok')).toBe('2026-06-11');
    expect(dayAt('2026-06-10T10:00:00Z', 'Asia/Yekaterinburg')).toBe('2026-06-10');
  });

  it('follows a short day', () => {
    const calendar = {
      ...RUSSIA_2025_2027,
      exceptions: {
        ...RUSSIA_2025_2027.exceptions,
        '2026-06-11': { kind: 'short' as const, closesAt: '17:00' },
      },
    };
    expect(workDay(new Date('2026-06-11T14:00:00Z'), MOSCOW, calendar)).toBe('2026-06-15');
    expect(workDay(new Date('2026-06-11T13:59:00Z'), MOSCOW, calendar)).toBe('2026-06-11');
  });

  it('throws when a calendar has no working days', () => {
    const days = Array.from({ length: 500 }, (_, index) => addDays('2026-01-01', index));
    const closed = {
      ...RUSSIA_2025_2027,
      exceptions: Object.fromEntries(days.map((day) => [day, { kind: 'day_off' as const }])),
    };
    expect(() => workDay(new Date('2026-01-02T09:00:00Z'), MOSCOW, closed)).toThrow(RangeError);
  });
});
