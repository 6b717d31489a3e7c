/** A day as people of a time zone name it: `YYYY-MM-DD`. Compares as text. */
export type LocalDate = string;

/** Time of day, `HH:MM`, 24 hours. */
export type TimeOfDay = string;

/** IANA name of a time zone, `Europe/Moscow`. */
export type TimeZone = string;

const MINUTE = 60_000;
const DAY = 86_400_000;

const formatters = new Map<TimeZone, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using it, so there is one for each zone. */
function formatterOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** The wall clock of a zone at an instant, as if it were UTC, in milliseconds. */
function wallClock(instant: Date, zone: TimeZone): number {
  const part = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) {
    if (type in part) part[type as keyof typeof part] = Number(value);
  }
  const seconds = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return seconds + (((instant.getTime() % 1000) + 1000) % 1000);
}

/**
 * Local date of an instant in a time zone.
 * @throws RangeError for an unknown zone or an invalid date
 */
export function localDate(instant: Date, zone: TimeZone): LocalDate {
  return new Date(wallClock(instant, zone)).toISOString().slice(0, 10);
}

/** Milliseconds since local midnight. */
export function localTime(instant: Date, zone: TimeZone): number {
  return wallClock(instant, zone) % DAY;
}

/** `HH:MM` in milliseconds since midnight. */
export function timeOfDay(time: TimeOfDay): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE;
}

/** The instant at which the clocks of a zone show this date and time. */
export function instantOf(date: LocalDate, time: TimeOfDay, zone: TimeZone): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + timeOfDay(time);
  const offsetAt = (utc: number): number => wallClock(new Date(utc), zone) - utc;
  const first = wanted - offsetAt(wanted);
  // The offset at the guess may differ from that at the answer, on a day when clocks are changed.
  return new Date(wanted - offsetAt(first));
}

/** The date so many calendar days later (or earlier, when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
