import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allTransitions,
  APPLICANT_COMMANDS,
  APPLICATION_STATUSES,
  CLOSED_STATUSES,
  commandPath,
  commandsIn,
  isOpen,
  nextStatus,
  OPEN_STATUSES,
  publicLabel,
  publicStatus,
  STAFF_COMMANDS,
  STAFF_LABELS,
  SYSTEM_COMMANDS,
  targetsOf,
  type ApplicationCommand,
  type ApplicationStatus,
} from '@shared/applications';
import { DomainError } from '@shared/kernel/errors';

/** Written out from the product's description of an application, not from the table under test. */
const MOVES: Record<ApplicationStatus, ApplicationStatus[]> = {
  submitted: ['under_review', 'correction_requested', 'withdrawn'],
  under_review: ['correction_requested', 'awaiting_signoff', 'approved', 'rejected', 'withdrawn'],
  correction_requested: ['corrected', 'lapsed', 'withdrawn', 'under_review'],
  corrected: ['under_review'],
  awaiting_signoff: ['approved', 'rejected', 'under_review'],
  approved: ['ready'],
  ready: ['issued'],
  issued: [],
  rejected: ['under_review', 'approved'],
  withdrawn: [],
  lapsed: ['under_review'],
};

/** Each command: where it is legal and where it leads; anywhere else it is refused. */
const COMMANDS: Record<ApplicationCommand, Partial<Record<ApplicationStatus, ApplicationStatus[]>>> = {
  claim: { under_review: ['under_review'] },
  release: { under_review: ['under_review'] },
  assign: {
    under_review: ['under_review'],
    correction_requested: ['correction_requested'],
    corrected: ['corrected'],
    awaiting_signoff: ['awaiting_signoff'],
  },
  requestCorrection: { under_review: ['correction_requested'] },
  cancelCorrection: { correction_requested: ['under_review'] },
  reviewAnswers: { under_review: ['under_review', 'correction_requested'] },
  approve: { under_review: ['approved'] },
  reject: { under_review: ['rejected'] },
  propose: { under_review: ['awaiting_signoff'] },
  signOff: { awaiting_signoff: ['approved', 'rejected'] },
  returnProposal: { awaiting_signoff: ['under_review'] },
  issue: { ready: ['issued'] },
  reopen: { lapsed: ['under_review'] },
  answerCorrection: { correction_requested: ['correction_requested'] },
  withdraw: {
    submitted: ['withdrawn'],
    under_review: ['withdrawn'],
    correction_requested: ['withdrawn'],
  },
  download: { ready: ['issued'] },
  completeChecks: { submitted: ['under_review'], corrected: ['under_review'] },
  requestCorrectionByChecks: { submitted: ['correction_requested'] },
  completeAnswers: { correction_requested: ['corrected'] },
  lapse: { correction_requested: ['lapsed'] },
  releaseIdle: { under_review: ['under_review'] },
  // Its people or its department are gone: somebody else looks after the case, which stays as it is.
  handOver: {
    submitted: ['submitted'],
    under_review: ['under_review'],
    correction_requested: ['correction_requested'],
    corrected: ['corrected'],
    awaiting_signoff: ['awaiting_signoff'],
  },
  completeDocument: { approved: ['ready'] },
  approveByAppeal: { rejected: ['approved'] },
  returnByAppeal: { rejected: ['under_review'] },
};

const ALL_COMMANDS = [...STAFF_COMMANDS, ...APPLICANT_COMMANDS, ...SYSTEM_COMMANDS];
const refusalOf = (run: () => unknown): DomainError => {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('the transition table of an application', () => {
  it('allows the moves of the product’s description and no other', () => {
    const told = Object.entries(MOVES).flatMap(([from, targets]) => targets.map((to) => `${from} → ${to}`));
    expect(
      allTransitions()
        .map(([from, to]) => `${from} → ${to}`)
        .toSorted(),
    ).toEqual(told.toSorted());
  });

  it.each(ALL_COMMANDS)('%s: legal exactly where it should be, and refused elsewhere', (command) => {
    for (const status of APPLICATION_STATUSES) {
      const expected = COMMANDS[command][status] ?? [];
      expect([status, ...targetsOf(status, command)]).toEqual([status, ...expected]);
      expect([status, commandsIn(status).includes(command)]).toEqual([status, expected.length > 0]);
      for (const target of expected) expect(nextStatus(status, command, target)).toBe(target);
      if (expected.length > 0) continue;
      const refusal = refusalOf(() => nextStatus(status, command));
      expect(refusal.code).toBe('illegal_transition');
      expect(refusal.status).toBe(409);
      expect(refusal.params['status']).toBe(status);
      expect(new Set(refusal.params['allowed'] as string[])).toEqual(new Set(MOVES[status]));
    }
  });

  it('refuses an outcome that the command does not have', () => {
    const refusal = refusalOf(() => nextStatus('awaiting_signoff', 'signOff', 'under_review'));
    expect(refusal.code).toBe('illegal_transition');
    expect(refusal.params['allowed']).toEqual(['approved', 'rejected', 'under_review']);
  });

  it('ends in issued and withdrawn: nothing leads out of them', () => {
    expect(APPLICATION_STATUSES.filter((status) => commandsIn(status).length === 0)).toEqual([
      'issued',
      'withdrawn',
    ]);
  });

  it('splits the states into open and closed ones', () => {
    expect([...OPEN_STATUSES, ...CLOSED_STATUSES].toSorted()).toEqual([...APPLICATION_STATUSES].toSorted());
    expect(APPLICATION_STATUSES.filter(isOpen)).toEqual([
      'submitted',
      'under_review',
      'correction_requested',
      'corrected',
      'awaiting_signoff',
    ]);
  });

  it('spells commands in addresses with hyphens', () => {
    expect(STAFF_COMMANDS.map(commandPath)).toEqual([
      'claim',
      'release',
      'assign',
      'request-correction',
      'cancel-correction',
      'review-answers',
      'approve',
      'reject',
      'propose',
      'sign-off',
      'return-proposal',
      'issue',
      'reopen',
    ]);
  });
});

/** The state after a command, or the code of its refusal. */
function attemptMove(status: ApplicationStatus, command: ApplicationCommand, target?: ApplicationStatus) {
  try {
    return nextStatus(status, command, target);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'illegal_transition') return error.code;
    throw error;
  }
}

describe('any sequence of commands', () => {
  const attempt = fc.record({
    command: fc.constantFrom(...ALL_COMMANDS),
    target: fc.option(fc.constantFrom(...APPLICATION_STATUSES), { nil: undefined }),
  });

  it('moves a case along the allowed moves only, and a refused one leaves it where it was', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        let status: ApplicationStatus = 'submitted';
        for (const { command, target } of attempts) {
          const legal: ApplicationStatus[] = COMMANDS[command][status] ?? [];
          const next = attemptMove(status, command, target);
          const possible = target === undefined ? legal.length > 0 : legal.includes(target);
          expect(next === 'illegal_transition').toBe(!possible);
          if (next === 'illegal_transition') continue;
          if (!legal.includes(next) || (next !== status && !MOVES[status].includes(next)))
            throw new Error(`${status}: ${command} led to ${next}`);
          status = next;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reaches every state from the first one', () => {
    const reached = new Set<ApplicationStatus>(['submitted']);
    // A set that grows while it is walked: every state is visited once.
    for (const from of reached)
      for (const [start, to] of allTransitions()) if (start === from) reached.add(to);
    expect([...reached].toSorted()).toEqual([...APPLICATION_STATUSES].toSorted());
  });
});

describe('what people read', () => {
  it.each<[ApplicationStatus, string, string]>([
    ['submitted', 'Отправлено', 'Отправлено'],
    ['under_review', 'На рассмотрении', 'На рассмотрении'],
    ['correction_requested', 'Требуется доработка', 'Требуется доработка'],
    ['corrected', 'Документы загружены', 'Документы загружены'],
    ['awaiting_signoff', 'На согласовании', 'На рассмотрении'],
    ['approved', 'Одобрено', 'Одобрено'],
    ['ready', 'Готово к выдаче', 'Готово к выдаче'],
    ['issued', 'Выдано', 'Выдано'],
    ['rejected', 'Отклонено', 'Отклонено'],
    ['withdrawn', 'Отозвано', 'Отозвано'],
    ['lapsed', 'Оставлено без рассмотрения', 'Оставлено без рассмотрения'],
  ])('%s: staff read «%s», the applicant «%s»', (status, staff, applicant) => {
    expect(STAFF_LABELS[status].ru).toBe(staff);
    expect(publicLabel(status)).toBe(applicant);
    expect(publicStatus(status)).toBe(status === 'awaiting_signoff' ? 'under_review' : status);
  });

  it('never tells the applicant of a proposal, in either language', () => {
    const told = APPLICATION_STATUSES.map((status) => publicLabel(status, 'en'));
    expect(told).not.toContain('Awaiting sign-off');
    expect(publicLabel('awaiting_signoff', 'en')).toBe('Under review');
  });
});
