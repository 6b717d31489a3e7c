import type { Card } from '../catalog/card';
import type { CorrectionDraft, CorrectionRound } from '../corrections/records';
import type { DecisionRecord } from '../decisions/records';
import type { NoticeRecord } from '../notifications/records';
import type { TermExplanation } from '../sla';
import type { CheckCode, CheckKind } from './checks';
import type { Applicant, ApplicantKind } from './applicant';
import type { HistoryEventType } from './history';
import type { StaffCommand } from './machine';
import type { Priority } from './queue';
import type { ApplicationStatus } from './status';

/** Times on the wire: ISO 8601, UTC, with `Z`. */
export type IsoTime = string;

export type TermState = 'running' | 'paused' | 'stopped';

/** One row of the queue, and what every command answers. */
export interface ApplicationRow {
  id: string;
  number: string;
  serviceId: string;
  serviceTitle: string;
  applicantKind: ApplicantKind;
  /** «Фамилия И. О.» is made by the reader; this is the full name or the organisation's name. */
  applicantName: string;
  status: ApplicationStatus;
  priority: Priority;
  departmentId: string;
  departmentName: string;
  timeZone: string;
  assigneeId: string | null;
  assigneeName: string | null;
  receivedAt: IsoTime;
  /** End of the review term; null while it stands still. */
  dueAt: IsoTime | null;
  /** Whole working days left, 0 on the last day, negative when overdue; null while the term stands or is over. */
  remainingDays: number | null;
  termState: TermState;
  answersToReview: number;
  /** The applicant has answered a correction request since the case was last looked at by its operator. */
  answered: boolean;
  fourEyes: boolean;
  closedAt: IsoTime | null;
  version: number;
  /** The commands that this reader may call on it now. */
  commands: StaffCommand[];
}

export const DOCUMENT_STATES = ['uploaded', 'accepted', 'replaced', 'rejected', 'infected'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

export interface DocumentRecord {
  id: string;
  slot: string;
  slotLabel: string;
  fileName: string;
  contentType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  state: DocumentState;
  uploadedAt: IsoTime;
  /** The document that took this one's place. */
  replacedById: string | null;
}

export const CHECK_VERDICTS = ['pending', 'passed', 'failed', 'warning'] as const;
export type CheckVerdict = (typeof CHECK_VERDICTS)[number];

/** One automatic check of one thing: a field of the applicant or the form, a document, or the case as a whole. */
export interface CheckRecord {
  id: string;
  kind: CheckKind;
  target: { kind: 'field'; path: string } | { kind: 'document'; documentId: string } | { kind: 'general' };
  verdict: CheckVerdict;
  /** Words for each are in `CHECK_CODES`. */
  code: CheckCode;
  detail: string | null;
  checkedAt: IsoTime;
}

export interface HistoryRecord {
  id: string;
  seq: number;
  type: HistoryEventType;
  at: IsoTime;
  actorKind: 'staff' | 'applicant' | 'system';
  actorId: string | null;
  actorName: string | null;
  /** The absent colleague for whom the stand-in `actorName` acted: «за Петрову О. И.». */
  onBehalfOfName: string | null;
  comment: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  changedFields: string[];
  version: number;
}

export interface TermRecord {
  kind: 'review' | 'correction';
  state: TermState;
  /** Length in working days. */
  days: number;
  startedAt: IsoTime;
  dueAt: IsoTime | null;
  remainingDays: number | null;
  pauses: { pausedAt: IsoTime; resumedAt: IsoTime | null; reason: string }[];
  explanation: TermExplanation;
}

/** All that the case page shows, in one answer (`GET /api/applications/:id`). Parts that the reader may not see are null. */
export interface CaseRecord extends ApplicationRow {
  serviceCode: string;
  serviceVersion: number;
  agencyName: string;
  card: Card;
  signed: boolean;
  feeState: 'none' | 'due' | 'paid' | 'waived' | 'refunded';
  /** Personal fields (SNILS, passport, contacts) are masked for this reader. */
  masked: boolean;
  applicant: Applicant | null;
  form: Record<string, unknown> | null;
  documents: DocumentRecord[] | null;
  checks: CheckRecord[] | null;
  corrections: CorrectionRound[] | null;
  correctionDraft: CorrectionDraft | null;
  decisions: DecisionRecord[] | null;
  terms: TermRecord[];
  history: HistoryRecord[] | null;
  notices: NoticeRecord[] | null;
}

/** Answer of `POST /api/applications/:id/reveal`: the parts of a case that hold masked data, unmasked. */
export interface RevealedData {
  applicant: Applicant | null;
  form: Record<string, unknown> | null;
}

/** `GET /api/applications/:id/changes?since=<version>`: what others did since the reader's version. */
export interface CaseChanges {
  version: number;
  status: ApplicationStatus;
  changes: {
    type: HistoryEventType;
    changedBy: string | null;
    changedAt: IsoTime;
    changedFields: string[];
    version: number;
  }[];
}
