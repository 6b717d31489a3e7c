export const DECISION_OUTCOMES = ['approve', 'reject'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

export const DECISION_STATES = ['proposed', 'returned', 'effective'] as const;
/** proposed → effective | returned; a decision taken by one person is effective at once and then never changes. */
export type DecisionState = (typeof DECISION_STATES)[number];

export interface DecisionRecord {
  id: string;
  outcome: DecisionOutcome;
  state: DecisionState;
  reasons: string[];
  explanation: string | null;
  recommendation: string | null;
  comment: string | null;
  /** The text that the applicant gets. */
  text: string;
  proposedByName: string | null;
  proposedAt: string;
  signedByName: string | null;
  effectiveAt: string | null;
  returnComment: string | null;
}
