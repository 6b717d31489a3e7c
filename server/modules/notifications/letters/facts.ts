import type { ApplicationStatus, HistoryEventType } from '@shared/applications';

/** What a remark is about, in words of the card. */
export type RemarkSubject =
  | { kind: 'field'; label: string }
  | { kind: 'document'; label: string | null; fileName: string | null }
  | { kind: 'general' };

export interface Remark {
  about: RemarkSubject;
  message: string;
}

/** What a letter may say. Days are written DD.MM.YYYY, as the calendar of the department has them. */
export interface LetterFacts {
  event: HistoryEventType;
  /** The state that the applicant is told. */
  status: ApplicationStatus;
  number: string;
  serviceTitle: string;
  /** Title of the outcome document. */
  documentTitle: string;
  salutation: string;
  departmentName: string;
  agencyName: string;
  /** The day of the event. */
  day: string;
  /** The day on which the review term ends; null while it does not run. */
  dueDay: string | null;
  /** The round that the event opened or ended. */
  round: { dueDay: string; dueTime: string; remarks: Remark[] } | null;
  /** The text of the decision in force. */
  decisionText: string | null;
}

/** The words of letters in one language: paragraphs by the state that the applicant is told. */
export interface LetterWords {
  subject: (facts: LetterFacts) => string;
  greeting: (facts: LetterFacts) => string;
  content: Record<ApplicationStatus, (facts: LetterFacts) => (string | null)[]>;
  /** Who writes, and that nobody reads answers. */
  closing: (facts: LetterFacts) => string[];
  applicantFields: Record<string, string>;
}

/** Letters of corrections and decisions without them would be empty shells; better that the job fails visibly. */
export function given<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`a letter without its ${what}`);
  return value;
}
