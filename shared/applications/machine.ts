import { DomainError } from '../kernel/errors';
import { APPLICATION_STATUSES, type ApplicationStatus } from './status';

/** Commands that staff call: `POST /api/applications/:id/<kebab-case of the name>`. */
export const STAFF_COMMANDS = [
  'claim',
  'release',
  'assign',
  'requestCorrection',
  'cancelCorrection',
  'reviewAnswers',
  'approve',
  'reject',
  'propose',
  'signOff',
  'returnProposal',
  'issue',
  'reopen',
] as const;
export type StaffCommand = (typeof STAFF_COMMANDS)[number];

/** What the applicant does through the portal. */
export const APPLICANT_COMMANDS = ['answerCorrection', 'withdraw', 'download'] as const;
/** What the system does by itself: checks done, all remarks answered, term over, document made, appeal granted, its people gone. */
export const SYSTEM_COMMANDS = [
  'completeChecks',
  'requestCorrectionByChecks',
  'completeAnswers',
  'lapse',
  'releaseIdle',
  'handOver',
  'completeDocument',
  'approveByAppeal',
  'returnByAppeal',
] as const;

export type ApplicationCommand =
  StaffCommand | (typeof APPLICANT_COMMANDS)[number] | (typeof SYSTEM_COMMANDS)[number];

/** Per state, the commands that are legal in it and the states that they may lead to. */
export type TransitionTable<Status extends string, Command extends string> = Record<
  Status,
  Partial<Record<Command, readonly Status[]>>
>;

/**
 * The one transition table of an application (product.md, «Allowed transitions»). Server, UI and tests read it.
 * A command that leads to the state it starts in changes the case without moving it.
 */
export const APPLICATION_TRANSITIONS = {
  submitted: {
    completeChecks: ['under_review'],
    requestCorrectionByChecks: ['correction_requested'],
    handOver: ['submitted'],
    withdraw: ['withdrawn'],
  },
  under_review: {
    claim: ['under_review'],
    release: ['under_review'],
    releaseIdle: ['under_review'],
    handOver: ['under_review'],
    assign: ['under_review'],
    requestCorrection: ['correction_requested'],
    reviewAnswers: ['under_review', 'correction_requested'],
    approve: ['approved'],
    reject: ['rejected'],
    propose: ['awaiting_signoff'],
    withdraw: ['withdrawn'],
  },
  correction_requested: {
    assign: ['correction_requested'],
    handOver: ['correction_requested'],
    answerCorrection: ['correction_requested'],
    completeAnswers: ['corrected'],
    cancelCorrection: ['under_review'],
    lapse: ['lapsed'],
    withdraw: ['withdrawn'],
  },
  corrected: {
    completeChecks: ['under_review'],
    assign: ['corrected'],
    handOver: ['corrected'],
  },
  awaiting_signoff: {
    assign: ['awaiting_signoff'],
    handOver: ['awaiting_signoff'],
    signOff: ['approved', 'rejected'],
    returnProposal: ['under_review'],
  },
  approved: { completeDocument: ['ready'] },
  ready: { issue: ['issued'], download: ['issued'] },
  issued: {},
  rejected: { approveByAppeal: ['approved'], returnByAppeal: ['under_review'] },
  withdrawn: {},
  lapsed: { reopen: ['under_review'] },
} as const satisfies TransitionTable<ApplicationStatus, ApplicationCommand>;

/** Commands legal in a state, in the order in which the screen offers them. */
export function commandsIn(status: ApplicationStatus): ApplicationCommand[] {
  return Object.keys(APPLICATION_TRANSITIONS[status]) as ApplicationCommand[];
}

/** The states that `command` may lead to from `status`; empty when it is illegal there. */
export function targetsOf(
  status: ApplicationStatus,
  command: ApplicationCommand,
): readonly ApplicationStatus[] {
  const row: Partial<Record<ApplicationCommand, readonly ApplicationStatus[]>> =
    APPLICATION_TRANSITIONS[status];
  return row[command] ?? [];
}

/** Every pair (state, next state) that the table knows, without the ones that stand still. */
export function allTransitions(): [ApplicationStatus, ApplicationStatus][] {
  return APPLICATION_STATUSES.flatMap((from) =>
    [...new Set(commandsIn(from).flatMap((command) => targetsOf(from, command)))]
      .filter((to) => to !== from)
      .map((to): [ApplicationStatus, ApplicationStatus] => [from, to]),
  );
}

/**
 * The state after `command`, or `illegal_transition` (409) with the current state and the states allowed from it.
 * A command with several outcomes (`reviewAnswers`, `signOff`) names the one it takes in `target`.
 */
export function nextStatus(
  status: ApplicationStatus,
  command: ApplicationCommand,
  target?: ApplicationStatus,
): ApplicationStatus {
  const targets = targetsOf(status, command);
  const next = target ?? targets[0];
  if (next === undefined || !targets.includes(next)) {
    const allowed = allTransitions().flatMap(([from, to]) => (from === status ? [to] : []));
    throw new DomainError('illegal_transition', {
      status,
      command,
      allowed,
      allowedCommands: commandsIn(status),
    });
  }
  return next;
}

/** `requestCorrection` → `request-correction`: the spelling of a command in its URL. */
export function commandPath(command: StaffCommand): string {
  return command.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
