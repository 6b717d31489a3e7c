import { accepted, normalOf, refused, type FormatCheck } from './format';

/** Reads a date as it travels: `YYYY-MM-DD`, a day that exists, year 1800–2200. */
export function checkDate(input: string): FormatCheck {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(input);
  if (!match) return refused('format');
  const year = Number(match[1]);
  if (year < 1800 || year > 2200) return refused('format');
  const day = new Date(Date.UTC(year, Number(match[2]) - 1, Number(match[3])));
  // Date.UTC rolls 31 June over to 1 July; only a real day survives the way back.
  return day.toISOString().slice(0, 10) === input ? accepted(input) : refused('format');
}

export function isDate(input: string): boolean {
  return checkDate(input).ok;
}

export function normalizeDate(input: string): string | null {
  return normalOf(checkDate(input));
}

/** `YYYY-MM-DD` → `DD.MM.YYYY`, the way it is shown. Not a date: unchanged. */
export function formatDate(input: string): string {
  return isDate(input) ? input.split('-').reverse().join('.') : input;
}

/** `DD.MM.YYYY`, as people type it → `YYYY-MM-DD`; `null` when there is no such day. */
export function parseShownDate(input: string): string | null {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(input.trim());
  return match ? normalizeDate(`${match[3]}-${match[2]}-${match[1]}`) : null;
}
