import { STAFF_LABELS, type ApplicationStatus, type HistoryRecord } from '@shared/applications';
import { shortName } from '../../../../ui';
import { fieldNames, type CaseWords } from '../words';

function isStatus(value: unknown): value is ApplicationStatus {
  return typeof value === 'string' && value in STAFF_LABELS;
}

/** `application.correction-requested` → `correctionRequested`: the last part, in camel case. */
function eventName(type: string): string {
  const last = type.slice(type.lastIndexOf('.') + 1);
  return last.replaceAll(/[-_]([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** One plain sentence for an event. */
export function eventSentence(words: CaseWords, type: string): string {
  return (
    words.history.event[type] ?? words.history.event[eventName(type)] ?? words.history.event['other'] ?? type
  );
}

/** Who did it: a colleague, the applicant through the portal, or the system. */
export function actorName(words: CaseWords, event: Pick<HistoryRecord, 'actorKind' | 'actorName'>): string {
  if (event.actorKind === 'system') return words.history.automatic;
  if (event.actorKind === 'applicant') return words.history.portal;
  return event.actorName ? shortName(event.actorName) : '';
}

/** What changed, fainter: the step of the status and the names of the fields. */
export function eventNote(words: CaseWords, event: HistoryRecord): string {
  const from = event.before?.['status'];
  const to = event.after?.['status'];
  const step =
    isStatus(from) && isStatus(to) && from !== to
      ? words.history.status(STAFF_LABELS[from][words.locale], STAFF_LABELS[to][words.locale])
      : '';
  const fields = fieldNames(
    words,
    step ? event.changedFields.filter((field) => field !== 'status') : event.changedFields,
  );
  return [step, fields && words.history.changed(fields)].filter(Boolean).join('; ');
}
