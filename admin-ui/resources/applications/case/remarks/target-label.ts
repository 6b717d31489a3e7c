import type { CaseRecord } from '@shared/applications';
import { fieldPlace, type CorrectionTarget } from '@shared/corrections';
import type { Fact } from '../details/facts';
import { sameTarget } from '../state/useCorrectionDraft';
import type { CaseWords } from '../words';

function fieldLabel(words: CaseWords, record: CaseRecord, path: string): string {
  const { where, name } = fieldPlace(path);
  if (where === 'applicant') return words.applicant[name.replace(/^.*\./, '')] ?? name;
  return record.card.form.fields.find((field) => field.name === name)?.label ?? name;
}

/** What a remark is about, in the words of the form: «Дата рождения», «Заявление по форме». */
export function targetLabel(
  words: CaseWords,
  record: CaseRecord,
  facts: Fact[],
  target: CorrectionTarget,
): string {
  if (target.kind === 'general') return words.rounds.general;
  for (const fact of facts) {
    const part = fact.parts.find((candidate) => sameTarget(candidate.target, target));
    if (part) return fact.parts.length > 1 ? `${fact.label}: ${part.label.toLowerCase()}` : part.label;
  }
  if (target.kind === 'field') return fieldLabel(words, record, target.path);
  const file = record.documents?.find(({ id }) => id === target.documentId);
  const slot = target.slot ?? file?.slot;
  return (
    record.card.documentSlots.find(({ code }) => code === slot)?.label ??
    file?.slotLabel ??
    words.document.file
  );
}
