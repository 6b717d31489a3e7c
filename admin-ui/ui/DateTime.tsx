import { useAppLocale } from '../providers';
import { formatDate, formatDateTime, formatDay, formatShortDate } from './format';

interface DateTimeProps {
  /** ISO 8601 instant, or a plain date `YYYY-MM-DD`. */
  value: string | null | undefined;
  show?: 'dateTime' | 'day' | 'date' | 'shortDate';
  timeZone?: string;
}

/** «27.11.2026, 18:00», «сегодня, 18:00»; a dash when there is nothing. */
export function DateTime({ value, show = 'dateTime', timeZone }: DateTimeProps) {
  const locale = useAppLocale();
  if (!value) return <>—</>;
  const exact = formatDateTime(locale, value, new Date(0), timeZone);
  const shown = {
    date: () => formatDate(value, timeZone),
    shortDate: () => formatShortDate(value, timeZone),
    day: () => formatDay(locale, value),
    dateTime: () => formatDateTime(locale, value, undefined, timeZone),
  };
  const text = shown[show]();
  return (
    <time dateTime={value} title={text === exact ? undefined : exact}>
      {text}
    </time>
  );
}
