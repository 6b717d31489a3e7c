import { z } from 'zod';
import { isDate } from '../kernel/formats';
import { addDays, instantOf, localDate, localTime, timeOfDay, weekday } from './local-time';
import type { LocalDate, TimeOfDay, TimeZone } from './local-time';

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a date is when it is not what its weekday says: off, working (a Saturday, say), or working until earlier. */
export const calendarExceptionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day_off') }),
  z.strictObject({ kind: z.literal('working'), closesAt: timeSchema.optional() }),
  z.strictObject({ kind: z.literal('short'), closesAt: timeSchema }),
]);
export type CalendarException = z.infer<typeof calendarExceptionSchema>;

/** A calendar of working days: Monday to Friday, plus exceptions by date. Times are local to each department. */
export const workCalendarSchema = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/),
    opensAt: timeSchema,
    closesAt: timeSchema,
    exceptions: z.record(z.string().refine(isDate, 'not a date YYYY-MM-DD'), calendarExceptionSchema),
    /** Years whose days off may still be moved by a decree. */
    provisionalYears: z.array(z.number().int().min(2000).max(2200)),
  })
  .superRefine((calendar, context) => {
    const closings = Object.entries(calendar.exceptions).map(([date, day]) => ({
      path: ['exceptions', date, 'closesAt'],
      closesAt: day.kind === 'day_off' ? undefined : day.closesAt,
    }));
    for (const { path, closesAt } of [{ path: ['closesAt'], closesAt: calendar.closesAt }, ...closings]) {
      if (closesAt !== undefined && closesAt <= calendar.opensAt) {
        context.addIssue({ code: 'custom', path, message: 'closes before it opens' });
      }
    }
  });
export type WorkCalendar = z.infer<typeof workCalendarSchema>;

/** A calendar without a working day in this many days is a mistake, not a reason to search for ever. */
const LONGEST_BREAK = 400;

const exceptionOf = (date: LocalDate, calendar: WorkCalendar): CalendarException | undefined =>
  Object.hasOwn(calendar.exceptions, date) ? calendar.exceptions[date] : undefined;

export function isWorkingDay(date: LocalDate, calendar: WorkCalendar): boolean {
  const exception = exceptionOf(date, calendar);
  if (exception) return exception.kind !== 'day_off';
  const day = weekday(date);
  return day !== 0 && day !== 6;
}

/** Closing time of a working day. */
export function closingTime(date: LocalDate, calendar: WorkCalendar): TimeOfDay {
  const exception = exceptionOf(date, calendar);
  return (exception && exception.kind !== 'day_off' ? exception.closesAt : undefined) ?? calendar.closesAt;
}

/** The instant at which a department closes on a working day. */
export function closingOf(date: LocalDate, zone: TimeZone, calendar: WorkCalendar): Date {
  return instantOf(date, closingTime(date, calendar), zone);
}

/**
 * The first working day after a date.
 * @throws RangeError when the calendar has none for more than a year
 */
export function nextWorkingDay(date: LocalDate, calendar: WorkCalendar): LocalDate {
  for (let step = 1; step <= LONGEST_BREAK; step += 1) {
    const next = addDays(date, step);
    if (isWorkingDay(next, calendar)) return next;
  }
  throw new RangeError(
    `Calendar ${calendar.code} has no working day within ${LONGEST_BREAK} days of ${date}`,
  );
}

/** The date itself when it is a working day, else the next one. */
export function sameOrNextWorkingDay(date: LocalDate, calendar: WorkCalendar): LocalDate {
  return isWorkingDay(date, calendar) ? date : nextWorkingDay(date, calendar);
}

/** The n-th working day after a date, n ≥ 1. */
export function nthWorkingDay(date: LocalDate, n: number, calendar: WorkCalendar): LocalDate {
  let day = date;
  for (let count = 0; count < n; count += 1) day = nextWorkingDay(day, calendar);
  return day;
}

/** How many working days there are after `from`, up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/**
 * The working day that an instant belongs to: its local date, or the next working day when that date is not one or
 * the department has closed (closing time itself counts as closed).
 */
export function workDay(instant: Date, zone: TimeZone, calendar: WorkCalendar): LocalDate {
  const date = localDate(instant, zone);
  const open =
    isWorkingDay(date, calendar) && localTime(instant, zone) < timeOfDay(closingTime(date, calendar));
  return open ? date : nextWorkingDay(date, calendar);
}
