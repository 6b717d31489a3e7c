import { stringify } from 'csv-stringify/sync';
import { AUDIT_ACTION_LABELS, type AuditEventRecord } from '@shared/audit';
import type { Locale } from '@shared/kernel/ids';

interface Column {
  ru: string;
  en: string;
  value(event: AuditEventRecord, locale: Locale): string | number | null;
}

const COLUMNS: Column[] = [
  { ru: 'Место в журнале', en: 'Position', value: (event) => event.position },
  { ru: 'Время (UTC)', en: 'Time (UTC)', value: (event) => event.at },
  { ru: 'Действие', en: 'Action', value: (event, locale) => AUDIT_ACTION_LABELS[event.action][locale] },
  { ru: 'Код действия', en: 'Action code', value: (event) => event.action },
  { ru: 'Кто', en: 'Actor', value: (event) => event.actorName },
  { ru: 'За кого', en: 'Standing in for', value: (event) => event.standInFor },
  { ru: 'Вид участника', en: 'Actor kind', value: (event) => event.actorKind },
  { ru: 'Идентификатор участника', en: 'Actor ID', value: (event) => event.actorId },
  { ru: 'Вид записи', en: 'Record type', value: (event) => event.subjectType },
  { ru: 'Запись', en: 'Record', value: (event) => event.subjectLabel },
  { ru: 'Идентификатор записи', en: 'Record ID', value: (event) => event.subjectId },
  { ru: 'Было', en: 'Before', value: (event) => json(event.before) },
  { ru: 'Стало', en: 'After', value: (event) => json(event.after) },
  { ru: 'Цель', en: 'Purpose', value: (event) => event.purpose },
  { ru: 'Адрес', en: 'Address', value: (event) => event.address },
  { ru: 'Номер запроса', en: 'Request ID', value: (event) => event.requestId },
  { ru: 'Идентификатор события', en: 'Event ID', value: (event) => event.id },
];

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/**
 * The log as a spreadsheet opens it: marked as UTF-8, divided as Excel of that language expects. A cell that begins
 * with =, +, -, @ or a tab gets an apostrophe in front, so that nothing in the log is run as a formula.
 */
export async function* csvOf(
  pages: AsyncIterable<AuditEventRecord[]>,
  locale: Locale,
): AsyncGenerator<string> {
  const options = {
    delimiter: locale === 'ru' ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
  } as const;
  yield `\uFEFF${stringify([COLUMNS.map((column) => column[locale])], options)}`;
  for await (const events of pages) {
    yield stringify(
      events.map((event) => COLUMNS.map((column) => column.value(event, locale))),
      options,
    );
  }
}

/** One JSON document a line. */
export async function* ndjsonOf(pages: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  for await (const records of pages) {
    yield records.map((record) => `${JSON.stringify(record)}\n`).join('');
  }
}
