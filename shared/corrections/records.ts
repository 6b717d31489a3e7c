import type { CorrectionTarget, CorrectionDraftBody } from './bodies';

export const ROUND_STATES = ['open', 'answered', 'reviewed', 'cancelled', 'lapsed', 'withdrawn'] as const;
/** open → answered (all remarks) → reviewed; or ended early by the operator, the term or the applicant. */
export type RoundState = (typeof ROUND_STATES)[number];

export type AnswerVerdict = 'accepted' | 'returned';

export interface CorrectionAnswer {
  /** What the field held before; absent for documents and general remarks. */
  oldValue?: unknown;
  newValue?: unknown;
  oldDocumentId: string | null;
  newDocumentId: string | null;
  comment: string | null;
  answeredAt: string;
}

export interface CorrectionItem {
  id: string;
  ordinal: number;
  target: CorrectionTarget;
  reasonCode: string;
  message: string;
  /** The value or file as it stood when the remark was made. */
  oldValue?: unknown;
  oldDocumentId: string | null;
  answer: CorrectionAnswer | null;
  verdict: AnswerVerdict | null;
  verdictMessage: string | null;
  reviewedByName: string | null;
  reviewedAt: string | null;
}

/** A numbered round of remarks on one application (Запрос на доработку). */
export interface CorrectionRound {
  id: string;
  round: number;
  state: RoundState;
  /** Null when automatic checks opened it. */
  requestedByName: string | null;
  requestedAt: string;
  dueAt: string;
  closedAt: string | null;
  cancelReason: string | null;
  items: CorrectionItem[];
}

/** Remarks that this operator has collected but not sent. */
export interface CorrectionDraft extends CorrectionDraftBody {
  savedAt: string;
}
