import {
  STAFF_LABELS,
  type ApplicationStatus,
  type HistoryEventType,
  type HistoryRecord,
} from '@shared/applications';
import { shortName } from '../../../../ui';
import { fieldNames, type CaseWords } from '../words';

function isStatus(value: unknown): value is ApplicationStatus {
  return typeof value === 'string' && value in STAFF_LABELS;
}

/** One plain sentence for an event. */
export function eventSentence(
  words: CaseWords,
  type: HistoryEventType,
  after: HistoryRecord['after'] = null,
): string {
  const sentence = words.history.event[type];
  const name = type === 'assigned' ? after?.['assigneeName'] : undefined;
  return typeof name === 'string' ? words.history.named(sentence, name) : sentence;
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
  const told = event.changedFields.filter(
    (field) => field !== 'status' && !(event.type === 'assigned' && field === 'assignee'),
  );
  const fields = fieldNames(words, told);
  return [step, fields && words.history.changed(fields)].filter(Boolean).join('; ');
}
