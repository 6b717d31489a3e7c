import type { Problem } from '@shared/kernel/errors';
import { formatDateTime, formatTime, shortName } from '../ui/format';
import { currentLocale, i18nProvider } from './i18nProvider';

/** What may have come instead of an answer; `network_lost` is this side's own code. */
export interface ProblemLike {
  code?: Problem['code'] | 'network_lost';
  detail?: string;
  changedBy?: unknown;
  changedAt?: unknown;
  changedFields?: unknown;
  until?: unknown;
  lockedUntil?: unknown;
}

/** Words for a problem by its code; the server's own `detail` when the code is unknown here. */
export function problemText(problem: ProblemLike, status: number): string {
  const fallback =
    problem.detail ?? i18nProvider.translate(status >= 500 ? 'errors.internal_error' : 'errors.unknown');
  if (!problem.code) return fallback;
  return i18nProvider.translate(`errors.${problem.code}`, { ...wordsOf(problem), _: fallback });
}

/** The members of a problem document in the form in which a sentence can hold them. */
function wordsOf(problem: ProblemLike): Record<string, string | number> {
  const locale = currentLocale();
  const words: Record<string, string | number> = {};
  for (const [member, value] of Object.entries(problem)) {
    if (typeof value === 'string' || typeof value === 'number') words[member] = value;
  }
  const { changedBy, changedAt, changedFields, until, lockedUntil } = problem;
  words['changedBy'] =
    typeof changedBy === 'string' ? shortName(changedBy) : i18nProvider.translate('errors.someone');
  if (typeof changedAt === 'string') words['changedAt'] = formatDateTime(locale, changedAt);
  const names = Array.isArray(changedFields) ? [...new Set(changedFields.flatMap(fieldName))] : [];
  words['changedFields'] = names.length > 0 ? ` (${names.join(', ')})` : '';
  const lock = lockedUntil ?? until;
  words['until'] = typeof lock === 'string' ? formatTime(lock) : '…';
  return words;
}

/** The name by which people know a part of the case; nothing for a part that has none. */
function fieldName(field: unknown): string[] {
  const name = i18nProvider.translate(`changed.${String(field)}`, { _: '' });
  return name === '' ? [] : [name];
}
