import { HISTORY_EVENT_TYPES, type HistoryEventType } from '../applications/history';
import { publicStatus, type ApplicationStatus } from '../applications/status';

/** What happens within the agency, or leaves the case where it is: no applicant is told of it. */
const QUIET_EVENTS: readonly HistoryEventType[] = [
  'claimed',
  'released',
  'releasedIdle',
  'assigned',
  'transferred',
  'correctionAnswered',
  'answersReviewed',
  'proposed',
  'proposalReturned',
];

/**
 * The events that a notice may tell of. A new event counts among them until it is called quiet: a needless look
 * does less harm than an applicant who is not told.
 */
export const NOTICE_EVENTS: readonly HistoryEventType[] = HISTORY_EVENT_TYPES.filter(
  (type) => !QUIET_EVENTS.includes(type),
);

/**
 * Whether the applicant sees a change (product.md, Notifications: «each public status change»).
 * @param from the state before, null when the application has just arrived
 */
export function changesPublicStatus(from: ApplicationStatus | null, to: ApplicationStatus): boolean {
  return from === null || publicStatus(from) !== publicStatus(to);
}
