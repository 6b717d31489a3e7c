import {
  closingOf,
  closingTime,
  isWorkingDay,
  nextWorkingDay,
  nthWorkingDay,
  sameOrNextWorkingDay,
  workDay,
  workingDaysBetween,
  type WorkCalendar,
} from './calendar';
import { addDays, instantOf, localDate, localTime, timeOfDay, type TimeZone } from './local-time';

const HOUR = 3_600_000;

/** Share of a term after which it warns. */
export const WARNING_SHARE = 0.75;

function requireWhole(days: number): void {
  if (!Number.isInteger(days) || days < 1 || days > 1000)
    throw new RangeError(`Not a number of days: ${days}`);
}

/**
 * End of a term of `days` working days: closing time of the N-th working day after the day of the start.
 * @throws RangeError unless `days` is a whole number from 1 to 1000
 */
export function dueAfterWorkingDays(start: Date, days: number, zone: TimeZone, calendar: WorkCalendar): Date {
  requireWhole(days);
  return closingOf(nthWorkingDay(workDay(start, zone, calendar), days, calendar), zone, calendar);
}

/**
 * End of a term of `days` calendar days: closing time of the N-th day after the local date of the start, or of the
 * next working day when that one is not.
 * @throws RangeError unless `days` is a whole number from 1 to 1000
 */
export function dueAfterCalendarDays(
  start: Date,
  days: number,
  zone: TimeZone,
  calendar: WorkCalendar,
): Date {
  requireWhole(days);
  const last = addDays(localDate(start, zone), days);
  return closingOf(sameOrNextWorkingDay(last, calendar), zone, calendar);
}

/** End of a term in plain hours: day and night, weekends too. */
export function dueAfterHours(start: Date, hours: number): Date {
  return new Date(start.getTime() + hours * HOUR);
}

/** Working days used when a term is paused: those after the day of the start, up to and with the day of the pause. */
export function pauseUsed(start: Date, pausedAt: Date, zone: TimeZone, calendar: WorkCalendar): number {
  return workingDaysBetween(workDay(start, zone, calendar), workDay(pausedAt, zone, calendar), calendar);
}

/** What resuming gives: `remaining` becomes the length of the term, counted anew from the day of resuming. */
export interface ResumedTerm {
  used: number;
  remaining: number;
  due: Date;
}

/**
 * New end of a term that was paused. After a second pause call it with the last resuming as `start` and with the
 * remaining days as `days`.
 * @param days length of the (rest of the) term in working days
 */
export function resumeDue(
  start: Date,
  days: number,
  pausedAt: Date,
  resumedAt: Date,
  zone: TimeZone,
  calendar: WorkCalendar,
): ResumedTerm {
  const used = pauseUsed(start, pausedAt, zone, calendar);
  const remaining = Math.max(1, days - used);
  return { used, remaining, due: dueAfterWorkingDays(resumedAt, remaining, zone, calendar) };
}

/**
 * The instant after so many hours of open time (`opensAt` to closing, working days). Beyond closing it goes on at
 * the next opening; hours that end exactly at closing end there.
 */
export function addWorkingHours(start: Date, hours: number, zone: TimeZone, calendar: WorkCalendar): Date {
  return addWorkingTime(start, hours * HOUR, zone, calendar);
}

function addWorkingTime(start: Date, length: number, zone: TimeZone, calendar: WorkCalendar): Date {
  let rest = Math.max(0, length);
  let day = workDay(start, zone, calendar);
  let from = Math.max(start.getTime(), instantOf(day, calendar.opensAt, zone).getTime());
  for (;;) {
    const closes = closingOf(day, zone, calendar).getTime();
    if (from + rest <= closes) return new Date(from + rest);
    rest -= Math.max(0, closes - from);
    day = nextWorkingDay(day, calendar);
    from = instantOf(day, calendar.opensAt, zone).getTime();
  }
}

/** Open time between two instants, milliseconds; 0 when `to` is not later. */
export function workingTimeBetween(from: Date, to: Date, zone: TimeZone, calendar: WorkCalendar): number {
  const last = localDate(to, zone);
  const first = localDate(from, zone);
  let total = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    const opens = timeOfDay(calendar.opensAt);
    const closes = timeOfDay(closingTime(day, calendar));
    const begin = day === first ? Math.max(opens, localTime(from, zone)) : opens;
    const end = day === last ? Math.min(closes, localTime(to, zone)) : closes;
    total += Math.max(0, end - begin);
  }
  return total;
}

/**
 * Whole working days left: 0 on the last day, 1 on the working day before it; after the end −k, k being the working
 * days begun since (at least 1).
 */
export function remainingWorkingDays(now: Date, due: Date, zone: TimeZone, calendar: WorkCalendar): number {
  const lastDay = localDate(due, zone);
  if (now <= due) return workingDaysBetween(localDate(now, zone), lastDay, calendar);
  return -Math.max(1, workingDaysBetween(lastDay, workDay(now, zone, calendar), calendar));
}

/** How far a term has run, and when it warns. */
export interface TermProgress {
  /** Part of the open time that has passed, 0 to 1; 1 when the term is over. */
  share: number;
  /** The instant at which 75% of the open time has passed. */
  warnAt: Date;
}

/**
 * Progress of a term in working days, measured in open time, so that no warning comes at night or on a day off.
 * @param start beginning of the running stretch (after a pause, the resuming)
 */
export function termProgress(
  start: Date,
  due: Date,
  now: Date,
  zone: TimeZone,
  calendar: WorkCalendar,
): TermProgress {
  const whole = workingTimeBetween(start, due, zone, calendar);
  const passed = now >= due ? whole : workingTimeBetween(start, now, zone, calendar);
  const warnAt = addWorkingTime(start, whole * WARNING_SHARE, zone, calendar);
  return { share: whole === 0 ? 1 : passed / whole, warnAt: warnAt < due ? warnAt : due };
}

/** When a term in working days warns: after 75% of its open time. */
export function warningAt(start: Date, due: Date, zone: TimeZone, calendar: WorkCalendar): Date {
  return termProgress(start, due, start, zone, calendar).warnAt;
}

/** When a term in plain hours or calendar days warns: after 75% of the time from start to end. */
export function warningAtElapsed(start: Date, due: Date): Date {
  return new Date(start.getTime() + (due.getTime() - start.getTime()) * WARNING_SHARE);
}
