import { ACTION_LABELS, permission, permissionSentence, type Action } from '@shared/access';
import type { Locale } from '@shared/kernel/ids';
import { formatDateTime } from '../../ui';
import type { AdminWords } from '../../administration/words';

export interface ChangeLine {
  field: string;
  before: string[];
  after: string[];
}

interface Language {
  locale: Locale;
  words: AdminWords;
  /** Names of the departments, roles and people that a change speaks of, by id or code. */
  names: ReadonlyMap<string, string>;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function textOf(value: unknown, language: Language): string {
  const { locale, words, names } = language;
  if (value === null || value === undefined || value === '') return words.audit.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') {
    if (INSTANT.test(value)) return formatDateTime(locale, value);
    return names.get(value) ?? ACTION_LABELS[value as Action]?.[locale] ?? value;
  }
  if (typeof value !== 'object') return String(value);
  const right = permission.safeParse(value);
  if (right.success) return permissionSentence(right.data, locale, names);
  if (Array.isArray(value)) return value.map((item) => textOf(item, language)).join(', ');
  return Object.entries(value)
    .filter(([, part]) => part !== null)
    .map(([key, part]) => `${words.fields[key] ?? key}: ${textOf(part, language)}`)
    .join('; ');
}

function linesOf(value: unknown, language: Language): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map((item) => textOf(item, language)) : [textOf(value, language)];
}

/** What an event changed, field by field; of lists only what came and what went. */
export function changeLines(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
  language: Language,
): ChangeLine[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return keys.map((key) => {
    const [old, next] = [linesOf(before?.[key], language), linesOf(after?.[key], language)];
    const isList = Array.isArray(before?.[key]) && Array.isArray(after?.[key]);
    return {
      field: language.words.fields[key] ?? key,
      before: isList ? old.filter((line) => !next.includes(line)) : old,
      after: isList ? next.filter((line) => !old.includes(line)) : next,
    };
  });
}
