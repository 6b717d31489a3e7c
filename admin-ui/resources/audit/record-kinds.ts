import { SUBJECT_LABELS, SUBJECTS, type Subject } from '@shared/access';
import type { AuditEventRecord } from '@shared/audit';
import type { Locale } from '@shared/kernel/ids';
import type { AdminWords } from '../../administration/words';

/** What kind of record an event is about; a kind without a name is shown as it is stored. */
export function recordKind(type: string, locale: Locale, words: AdminWords): string {
  return SUBJECT_LABELS[type as Subject]?.[locale] ?? words.subjects[type] ?? type;
}

export function recordKinds(locale: Locale, words: AdminWords): { value: string; label: string }[] {
  return [...SUBJECTS, ...Object.keys(words.subjects)]
    .map((value) => ({ value, label: recordKind(value, locale, words) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

export function actorText({ actorName, actorKind, standInFor }: AuditEventRecord, words: AdminWords): string {
  const who = actorName ?? words.audit.kinds[actorKind];
  return standInFor === null ? who : `${who} (${words.audit.standInFor(standInFor)})`;
}
