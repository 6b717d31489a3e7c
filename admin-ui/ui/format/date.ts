import type { Locale } from '@shared/kernel/ids';

/** Terms and times of the agency are shown in the agency's own time zone, wherever the browser is. */
export const AGENCY_TIME_ZONE = 'Europe/Moscow';

const localeTag: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };

function partsOf(value: Date, timeZone: string): Record<string, string> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(value);
  return Object.fromEntries(parts.map(({ type, value: text }) => [type, text]));
}

/** `27.11.2026` from an instant (ISO 8601) or, untouched by time zones, from a plain date `YYYY-MM-DD`. */
export function formatDate(value: string | Date, timeZone = AGENCY_TIME_ZONE): string {
  const plain = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (plain) return `${plain[3]}.${plain[2]}.${plain[1]}`;
  const { day, month, year } = partsOf(new Date(value), timeZone);
  return `${day}.${month}.${year}`;
}

/** `27.11` within this year, `27.11.2025` of another: for narrow columns. */
export function formatShortDate(
  value: string | Date,
  timeZone = AGENCY_TIME_ZONE,
  now: Date = new Date(),
): string {
  const full = formatDate(value, timeZone);
  return full.endsWith(formatDate(now, timeZone).slice(5)) ? full.slice(0, 5) : full;
}

/** `18:00` */
export function formatTime(value: string | Date, timeZone = AGENCY_TIME_ZONE): string {
  const { hour, minute } = partsOf(new Date(value), timeZone);
  return `${hour}:${minute}`;
}

/** Whole calendar days from `now` to `value` in the agency's time zone: 0 today, 1 tomorrow, -1 yesterday. */
export function calendarDaysUntil(
  value: string | Date,
  now: Date = new Date(),
  timeZone = AGENCY_TIME_ZONE,
): number {
  const dayNumber = (date: Date) => {
    const { day, month, year } = partsOf(date, timeZone);
    return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
  };
  return dayNumber(new Date(value)) - dayNumber(now);
}

const dayWords: Record<Locale, Record<number, string>> = {
  ru: { [-1]: 'вчера', 0: 'сегодня', 1: 'завтра' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
};

/** `сегодня, 18:00`, `завтра, 18:00`, otherwise `27.11.2026, 18:00`. */
export function formatDateTime(
  locale: Locale,
  value: string | Date,
  now: Date = new Date(),
  timeZone = AGENCY_TIME_ZONE,
): string {
  const day = dayWords[locale][calendarDaysUntil(value, now, timeZone)] ?? formatDate(value, timeZone);
  return `${day}, ${formatTime(value, timeZone)}`;
}

/** `сегодня`, `завтра`, `вчера`, otherwise `27.11.2026`. */
export function formatDay(locale: Locale, value: string | Date, now: Date = new Date()): string {
  return dayWords[locale][calendarDaysUntil(value, now)] ?? formatDate(value);
}

/** `27 ноября 2026 г.` for letters and headings. */
export function formatLongDate(locale: Locale, value: string | Date): string {
  return new Intl.DateTimeFormat(localeTag[locale], { dateStyle: 'long', timeZone: AGENCY_TIME_ZONE }).format(
    new Date(value),
  );
}
