export const DELIVERY_STATES = ['pending', 'sent', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One notice to the applicant: what was sent, when, and whether it arrived at the mail server. */
export interface NoticeRecord {
  id: string;
  event: string;
  channel: 'email';
  /** Masked for readers without the right to personal data. */
  recipient: string;
  subject: string;
  body: string;
  state: DeliveryState;
  attempts: number;
  createdAt: string;
  sentAt: string | null;
  lastError: string | null;
}
