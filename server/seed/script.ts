import type { AnswerVerdict } from '@shared/corrections';
import type { DecisionOutcome } from '@shared/decisions';

/** One kind of act for each name. */
type Each<Name extends string, Rest = object> = { [One in Name]: { do: One } & Rest }[Name];

/** One act in the life of a demo case. `by`: whoever holds the case, or a colleague who had it before. */
export type Act =
  | Each<'claim' | 'release', { by: 'holder' | 'colleague' }>
  | Each<'answer', { how: 'well' | 'badly' | 'in_part' }>
  | Each<'review', { verdict: AnswerVerdict }>
  | Each<'propose', { outcome: DecisionOutcome }>
  | Each<'receive' | 'download' | 'withdraw' | 'assign' | 'reopen' | 'returnIdle' | 'lapse'>
  | Each<'saveDraft' | 'requestCorrection' | 'cancelCorrection'>
  | Each<'approve' | 'reject' | 'signOff' | 'returnProposal' | 'issue'>;

/** Acts of the applicant, who has no office hours. */
export const APPLICANT_ACTS: readonly Act['do'][] = ['receive', 'answer', 'download', 'withdraw'];

/** What is due by itself: the clock alone does it, for every case at once. */
export const TIMED_ACTS: readonly Act['do'][] = ['returnIdle', 'lapse'];

/** An act so many open hours after the one before it. */
export interface Cue {
  after: number;
  act: Act;
}

export interface Script {
  cues: Cue[];
  /** Open hours since the last act. */
  age: number;
  /** Seconds since the last act, for a case that has just come to the state in which it is shown. */
  ageSeconds?: number;
  /** Faults that the application is filed with. */
  faults: number;
  /** A file that cannot be opened, for the automatic checks to find. */
  damaged?: boolean;
  /** What follows from the last act by a job has not happened yet: the case shows the state in between. */
  unfinished?: boolean;
  expedited: boolean;
}
