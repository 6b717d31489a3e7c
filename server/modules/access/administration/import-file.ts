import { importRow, IMPORT_COLUMNS, type ImportColumn } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { CsvError, parse } from 'csv-parse/sync';
import { fieldError, wrongField } from './records';

/** The most people that one file may hold. */
export const MAX_ROWS = 5000;

export interface ImportedRow {
  /** Line of the file, for people; the heading is line 1. */
  row: number;
  cells: Record<ImportColumn, string>;
}

/** UTF-8 where it is valid, with or without a mark; otherwise the encoding of spreadsheets in Russia. */
export function decode(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1251').decode(file);
  }
}

/** A spreadsheet separates by `;` where the decimal sign is a comma; told from the heading. */
function delimiterOf(text: string): string {
  const heading = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => heading.split(sign).length;
  return (['\t', ';', ','] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best), ';');
}

function columnsOf(heading: readonly string[]): (ImportColumn | null)[] {
  const found = heading.map((title) => {
    const word = title.trim().toLowerCase();
    const column = importRow.find((name) => {
      const { ru, en } = IMPORT_COLUMNS[name];
      return [name.toLowerCase(), ru.toLowerCase(), en.toLowerCase()].includes(word);
    });
    if (column === undefined && word !== '') throw unknownColumn(title);
    return column ?? null;
  });
  const missing = importRow.find((name) => IMPORT_COLUMNS[name].required && !found.includes(name));
  if (missing !== undefined) throw wrongField(`file.${IMPORT_COLUMNS[missing].ru}`, 'required');
  return found;
}

function unknownColumn(title: string): DomainError {
  return new DomainError('validation_failed', {
    errors: [fieldError(`file.${title.trim().slice(0, 40)}`, 'unknown_column')],
  });
}

/** The rows of a file by column. Errors: `validation_failed` for a file that is no such table or too long. */
export function readImport(file: Buffer): ImportedRow[] {
  const text = decode(file).replace(/^\uFEFF/, '');
  const lines = records(text);
  const [heading, ...rest] = lines;
  if (heading === undefined) throw wrongField('file', 'required');
  if (rest.length > MAX_ROWS) throw wrongField('file', 'too_many_rows');
  const columns = columnsOf(heading.record);
  return rest.map(({ record, line }) => {
    const cells = Object.fromEntries(importRow.map((name) => [name, ''])) as Record<ImportColumn, string>;
    columns.forEach((name, index) => {
      if (name !== null) cells[name] = (record[index] ?? '').trim();
    });
    return { row: line, cells };
  });
}

function records(text: string): { record: string[]; line: number }[] {
  try {
    const lines: number[] = [];
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (record: string[], context) => {
        lines.push(context.lines);
        return record;
      },
      max_record_size: 100_000,
      to: MAX_ROWS + 2,
    });
    return rows.map((record, index) => ({ record, line: lines[index] ?? 0 }));
  } catch (error) {
    if (error instanceof CsvError) throw wrongField('file', 'malformed_csv');
    throw error;
  }
}
