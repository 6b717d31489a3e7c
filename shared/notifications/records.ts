import type { IsoTime } from '../applications/records';

export const DELIVERY_STATES = ['pending', 'sent', 'failed'] as const;
/** pending → sent | failed; a failed letter that is tried again is pending until its outcome is known. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One notice to the applicant: what was sent, when, and whether it arrived at the mail server. */
export interface NoticeRecord {
  id: string;
  /** The event of the case that it tells of, as the history names it. */
  event: string;
  channel: 'email';
  /** Masked for readers without the right to personal data. */
  recipient: string;
  subject: string;
  /** Empty for readers without the right to personal data: remarks and decisions speak of the applicant. */
  body: string;
  state: DeliveryState;
  attempts: number;
  createdAt: IsoTime;
  sentAt: IsoTime | null;
  /** Codes of the mail server, never its words: those repeat addresses. */
  lastError: string | null;
}

/** A notice in the list of all of them, `GET /api/notifications`. */
export interface NoticeListRecord extends NoticeRecord {
  applicationId: string;
  applicationNumber: string;
  /** A notice is written once: nothing to lock. */
  version: 1;
  commands: never[];
}
