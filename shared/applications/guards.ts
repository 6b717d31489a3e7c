import { DomainError } from '../kernel/errors';
import { APPLICATION_TRANSITIONS, STAFF_COMMANDS, nextStatus, targetsOf, type StaffCommand } from './machine';
import type { ApplicationStatus } from './status';

/** The facts of a case that decide which commands are possible now, whoever asks. */
export interface ApplicationState {
  status: ApplicationStatus;
  assigneeId: string | null;
  /** Answers of the applicant that nobody has accepted or returned yet. */
  answersToReview: number;
  /** The card asks for a second signature. */
  fourEyes: boolean;
  /** Who proposed the decision that waits for a signature. */
  proposerId: string | null;
  closedAt: Date | null;
}

/** A lapsed case may be reopened this long after it lapsed (product.md, Allowed transitions). */
export const REOPEN_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

type Guard = (state: ApplicationState, actorId: string, now: Date) => DomainError | null;

const answersReviewed: Guard = (state) =>
  state.answersToReview > 0
    ? new DomainError('answers_not_reviewed', { count: state.answersToReview })
    : null;

const decidedByOne: Guard = (state, actorId, now) =>
  state.fourEyes ? new DomainError('sign_off_required') : answersReviewed(state, actorId, now);

const decidedByTwo: Guard = (state, actorId, now) =>
  state.fourEyes ? answersReviewed(state, actorId, now) : new DomainError('sign_off_not_needed');

const notProposer: Guard = (state, actorId) =>
  state.proposerId === actorId ? new DomainError('proposer_cannot_sign') : null;

const GUARDS: Partial<Record<StaffCommand, Guard>> = {
  claim: (state) => (state.assigneeId === null ? null : new DomainError('already_assigned')),
  release: (state) =>
    state.assigneeId === null ? new DomainError('validation_failed', { reason: 'not_assigned' }) : null,
  requestCorrection: answersReviewed,
  reviewAnswers: (state) =>
    state.answersToReview > 0
      ? null
      : new DomainError('validation_failed', { reason: 'no_answers_to_review' }),
  approve: decidedByOne,
  reject: decidedByOne,
  propose: decidedByTwo,
  signOff: notProposer,
  returnProposal: notProposer,
  reopen: (state, _actorId, now) =>
    state.closedAt !== null && now.getTime() - state.closedAt.getTime() > REOPEN_DAYS * DAY_MS
      ? new DomainError('reopen_term_over', { days: REOPEN_DAYS })
      : null,
};

/**
 * Why `command` can't be done on a case in this state, or null when it can. Permissions are asked elsewhere.
 * Errors: `illegal_transition` (409) from the table, otherwise the guard's own code.
 */
export function obstacle(
  state: ApplicationState,
  command: StaffCommand,
  actorId: string,
  now: Date,
): DomainError | null {
  if (!(command in APPLICATION_TRANSITIONS[state.status])) {
    try {
      nextStatus(state.status, command);
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }
  return GUARDS[command]?.(state, actorId, now) ?? null;
}

/** The commands possible now for someone whom `may` permits them, in the order of the vocabulary. */
export function availableCommands(
  state: ApplicationState,
  actorId: string,
  now: Date,
  may: (command: StaffCommand) => boolean,
): StaffCommand[] {
  // What the status rules out is told by a glance at the table; a refusal in words costs more than all the rest.
  return STAFF_COMMANDS.filter(
    (command) =>
      targetsOf(state.status, command).length > 0 &&
      may(command) &&
      obstacle(state, command, actorId, now) === null,
  );
}
