import { caseEn } from '../../../i18n/case.en';
import { caseRu, type CaseWords } from '../../../i18n/case.ru';
import { pageWords } from '../../../i18n/messages';
import { formatDate, formatDateTime, formatTime } from '../../../ui';

export type { CaseWords };

/** Words of the case page in the language of the screen. */
export const useCaseWords = pageWords<CaseWords>({ ru: caseRu, en: caseEn });

/** `27.11.2026, 18:00`, or `сегодня, 18:00`, in the time zone of the department. */
export function dateTime(words: CaseWords, value: string, timeZone: string): string {
  return formatDateTime(words.locale, value, undefined, timeZone);
}

/** `24.11, 09:12`: for a column of events. */
export function shortDateTime(value: string, timeZone: string): string {
  return `${formatDate(value, timeZone).slice(0, 5)}, ${formatTime(value, timeZone)}`;
}

/** Names of changed fields, each once: `статус, исполнитель`; a field of the form says «сведения». */
export function fieldNames(words: CaseWords, fields: readonly string[]): string {
  const names = fields.flatMap((field) => words.field[field] ?? words.field[field.split('.')[0] ?? ''] ?? []);
  return [...new Set(names)].join(', ');
}
