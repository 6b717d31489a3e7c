const pad = (value: number) => String(value).padStart(2, '0');

/** The day (YYYY-MM-DD) of an instant in the time zone of this browser. */
export function dayOf(instant: string): string {
  const date = new Date(instant);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The instant at which a day begins here; nothing for an empty or unfinished date. */
export function dayStart(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00`);
  return day === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The instant at which the day after begins: the end of a filter, which is not included. */
export function dayEnd(day: string): string | undefined {
  const start = dayStart(day);
  if (start === undefined) return undefined;
  const date = new Date(start);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
}

/** The last day before the end of a filter. */
export function lastDayOf(end: string): string {
  return dayOf(new Date(new Date(end).getTime() - 1).toISOString());
}
