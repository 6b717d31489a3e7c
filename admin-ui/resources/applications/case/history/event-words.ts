import {
  STAFF_LABELS,
  type ApplicationStatus,
  type HistoryEventType,
  type HistoryRecord,
} from '@shared/applications';
import { shortName } from '../../../../ui';
import type { CaseWords } from '../words';

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

/** The step of the status, fainter; empty when the event left it where it was. */
export function eventNote(words: CaseWords, event: HistoryRecord): string {
  const from = event.before?.['status'];
  const to = event.after?.['status'];
  if (!isStatus(from) || !isStatus(to) || from === to) return '';
  return words.history.status(STAFF_LABELS[from][words.locale], STAFF_LABELS[to][words.locale]);
}
