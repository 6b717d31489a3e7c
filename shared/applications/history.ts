/** What can happen to an application, as its history (История обращения) names it. */
export const HISTORY_EVENT_TYPES = [
  'received',
  'checksCompleted',
  'claimed',
  'released',
  'releasedIdle',
  'assigned',
  'transferred',
  'correctionRequested',
  'correctionRequestedByChecks',
  'correctionAnswered',
  'answersCompleted',
  'correctionCancelled',
  'answersReviewed',
  'approved',
  'rejected',
  'proposed',
  'signedOff',
  'proposalReturned',
  'documentReady',
  'issued',
  'downloaded',
  'withdrawn',
  'lapsed',
  'reopened',
] as const;
export type HistoryEventType = (typeof HISTORY_EVENT_TYPES)[number];

/** Name of the outbox event that every history event also is; jobs and notices start from it. */
export function outboxType(type: HistoryEventType): `application.${HistoryEventType}` {
  return `application.${type}`;
}
