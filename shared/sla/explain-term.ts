import { isWorkingDay, workDay, type WorkCalendar } from './calendar';
import { dueAfterWorkingDays, resumeDue } from './due-date';
import { addDays, localDate, type LocalDate, type TimeZone } from './local-time';

/** Why a day does not count. */
export type SkipReason = 'weekend' | 'day_off';

/** Why a term starts on a later day than it was filed. */
export type StartShift = 'closed_for_the_day' | 'not_a_working_day';

/** A stretch in which the term runs, from the start or a resuming to a pause or the end. */
export interface TermStretch {
  /** ISO 8601, UTC. */
  startedAt: string;
  /** The day counted from; day 1 is the next working day. */
  startDay: LocalDate;
  /** Why `startDay` is not the local date of `startedAt`; null when it is. */
  shift: StartShift | null;
  /** Working days that this stretch had to run. */
  days: number;
  /** The days counted, in order: the first is working day 1. */
  counted: LocalDate[];
  skipped: { date: LocalDate; reason: SkipReason }[];
  /** The pause that ended the stretch; null for the last one. */
  pause: { pausedAt: string; resumedAt: string | null; used: number; remaining: number } | null;
}

/** How a due date came about, ready for the wire: local dates and ISO times, no sentences. */
export interface TermExplanation {
  days: number;
  zone: TimeZone;
  stretches: TermStretch[];
  /** ISO 8601, UTC; null while the term is paused. */
  due: string | null;
  /** Years among the counted days whose calendar may still be changed by decree. */
  provisionalYears: number[];
}

export interface TermFacts {
  startedAt: Date;
  /** Working days. */
  days: number;
  /** In order of time; only the last may still be open. */
  pauses: readonly { pausedAt: Date; resumedAt: Date | null }[];
}

function shiftOf(
  start: Date,
  startDay: LocalDate,
  zone: TimeZone,
  calendar: WorkCalendar,
): StartShift | null {
  const date = localDate(start, zone);
  if (date === startDay) return null;
  return isWorkingDay(date, calendar) ? 'closed_for_the_day' : 'not_a_working_day';
}

function stretch(
  start: Date,
  end: LocalDate,
  days: number,
  zone: TimeZone,
  calendar: WorkCalendar,
): TermStretch {
  const startDay = workDay(start, zone, calendar);
  const counted: LocalDate[] = [];
  const skipped: TermStretch['skipped'] = [];
  for (let day = addDays(startDay, 1); day <= end; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) counted.push(day);
    else skipped.push({ date: day, reason: Object.hasOwn(calendar.exceptions, day) ? 'day_off' : 'weekend' });
  }
  const shift = shiftOf(start, startDay, zone, calendar);
  return { startedAt: start.toISOString(), startDay, shift, days, counted, skipped, pause: null };
}

/** Explains the end of a term in working days: from which day it counts, which days it skips, what pauses used. */
export function explainTerm(facts: TermFacts, zone: TimeZone, calendar: WorkCalendar): TermExplanation {
  const stretches: TermStretch[] = [];
  let start = facts.startedAt;
  let days = facts.days;
  let due: Date | null = dueAfterWorkingDays(start, days, zone, calendar);
  for (const { pausedAt, resumedAt } of facts.pauses) {
    const resumed = resumeDue(start, days, pausedAt, resumedAt ?? pausedAt, zone, calendar);
    const { used, remaining } = resumed;
    stretches.push({
      ...stretch(start, workDay(pausedAt, zone, calendar), days, zone, calendar),
      pause: {
        pausedAt: pausedAt.toISOString(),
        resumedAt: resumedAt?.toISOString() ?? null,
        used,
        remaining,
      },
    });
    start = resumedAt ?? pausedAt;
    days = remaining;
    due = resumedAt ? resumed.due : null;
  }
  if (due) stretches.push(stretch(start, localDate(due, zone), days, zone, calendar));
  const years = new Set(
    stretches.flatMap(({ counted, skipped }) => [...counted, ...skipped.map(({ date }) => date)]).map(yearOf),
  );
  return {
    days: facts.days,
    zone,
    stretches,
    due: due?.toISOString() ?? null,
    provisionalYears: calendar.provisionalYears.filter((year) => years.has(year)),
  };
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
