import { subject } from '@casl/ability';
import { describe, expect, it } from 'vitest';
import {
  APPLICATION_STATUSES,
  availableCommands,
  obstacle,
  STAFF_COMMANDS,
  type ApplicationState,
  type ApplicationStatus,
  type StaffCommand,
} from '@shared/applications';
import { abilityFor, PRESET_PERMISSIONS, PRESET_ROLES, rulesFor, type PresetRole } from '@shared/access';

const NOW = new Date('2026-06-10T09:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000);

const ME = 'me';
const COLLEAGUE = 'colleague';
const OWN = 'department';
const FOREIGN = 'another agency';

interface Case extends ApplicationState {
  departmentId: string;
}

function aCase(status: ApplicationStatus, facts: Partial<Case> = {}): Case {
  return {
    status,
    departmentId: OWN,
    assigneeId: null,
    answersToReview: 0,
    fourEyes: false,
    proposerId: null,
    closedAt: null,
    ...facts,
  };
}

function permits(role: PresetRole, held: Case): (command: StaffCommand) => boolean {
  const ability = abilityFor(
    rulesFor(PRESET_PERMISSIONS[role], { userId: ME, departmentIds: [OWN], agencyDepartmentIds: [OWN] }),
  );
  const record: Record<string, unknown> = { ...held };
  return (command) => ability.can(command, subject('Application', record));
}

const offered = (role: PresetRole, held: Case) => availableCommands(held, ME, NOW, permits(role, held));

/**
 * What each role may order on a case of its own department, by who holds the case. Written out by hand from the
 * description of the roles; the machine and the presets are what is under test.
 */
const OPERATOR = {
  holder: [
    'claim',
    'release',
    'requestCorrection',
    'cancelCorrection',
    'reviewAnswers',
    'approve',
    'reject',
    'propose',
    'issue',
  ],
  other: ['claim', 'issue'],
} satisfies Record<string, StaffCommand[]>;
const MANAGER = {
  holder: [...STAFF_COMMANDS],
  other: ['claim', 'release', 'assign', 'cancelCorrection', 'signOff', 'returnProposal', 'issue', 'reopen'],
} satisfies Record<string, StaffCommand[]>;
const NOTHING = { holder: [], other: [] };
const PERMITTED: Record<PresetRole, { holder: StaffCommand[]; other: StaffCommand[] }> = {
  operator: OPERATOR,
  manager: MANAGER,
  appeals_officer: NOTHING,
  editor: NOTHING,
  accountant: NOTHING,
  admin: NOTHING,
  auditor: NOTHING,
};

/** Commands that each state has for staff at all (product.md, Allowed transitions). */
const LEGAL: Record<ApplicationStatus, StaffCommand[]> = {
  submitted: [],
  under_review: [
    'claim',
    'release',
    'assign',
    'requestCorrection',
    'reviewAnswers',
    'approve',
    'reject',
    'propose',
  ],
  correction_requested: ['assign', 'cancelCorrection'],
  corrected: ['assign'],
  awaiting_signoff: ['assign', 'signOff', 'returnProposal'],
  approved: [],
  ready: ['issue'],
  issued: [],
  rejected: [],
  withdrawn: [],
  lapsed: ['reopen'],
};

/** Facts under which no guard stands in the way of the command. */
function unobstructed(status: ApplicationStatus, command: StaffCommand, assigneeId: string | null): Case {
  return aCase(status, {
    assigneeId: command === 'claim' ? null : assigneeId,
    answersToReview: command === 'reviewAnswers' ? 2 : 0,
    fourEyes: ['propose', 'signOff', 'returnProposal'].includes(command),
    proposerId: status === 'awaiting_signoff' ? COLLEAGUE : null,
    closedAt: status === 'lapsed' ? daysAgo(3) : null,
  });
}

describe.each(PRESET_ROLES)('every command in every state, for the role %s', (role) => {
  it.each(APPLICATION_STATUSES)('%s', (status) => {
    const cases = (['holder', 'other'] as const).flatMap((relation) =>
      STAFF_COMMANDS.map((command) => ({
        relation,
        command,
        held: unobstructed(status, command, relation === 'holder' ? ME : COLLEAGUE),
      })),
    );
    const actual = cases.map(({ relation, command, held }) => ({
      relation,
      command,
      permitted: permits(role, held)(command),
      refusal: obstacle(held, command, ME, NOW)?.code ?? null,
      offered: offered(role, held).includes(command),
    }));
    const expected = cases.map(({ relation, command, held }) => {
      // Nobody holds a case that is about to be claimed.
      const permitted = PERMITTED[role][held.assigneeId === ME ? 'holder' : 'other'].includes(command);
      const legal = LEGAL[status].includes(command);
      const refusal = legal ? null : 'illegal_transition';
      return { relation, command, permitted, refusal, offered: permitted && legal };
    });
    expect(actual).toEqual(expected);
  });

  it('orders nothing in another agency', () => {
    for (const status of APPLICATION_STATUSES) {
      for (const command of STAFF_COMMANDS) {
        const held = { ...unobstructed(status, command, ME), departmentId: FOREIGN };
        expect([status, command, permits(role, held)(command)]).toEqual([status, command, false]);
        expect(offered(role, held)).toEqual([]);
      }
    }
  });
});

describe('obstacles besides the state', () => {
  const held = (facts: Partial<Case> = {}) => aCase('under_review', { assigneeId: ME, ...facts });
  const signed = (proposerId: string) => aCase('awaiting_signoff', { fourEyes: true, proposerId });

  it.each<[string, StaffCommand, Case, string | null]>([
    ['a free case', 'claim', aCase('under_review'), null],
    ['a case of a colleague', 'claim', held({ assigneeId: COLLEAGUE }), 'already_assigned'],
    ['a case of one’s own', 'claim', held(), 'already_assigned'],
    ['a held case', 'release', held(), null],
    ['a free case', 'release', aCase('under_review'), 'validation_failed'],
    ['answers that wait', 'requestCorrection', held({ answersToReview: 1 }), 'answers_not_reviewed'],
    ['answers that wait', 'approve', held({ answersToReview: 1 }), 'answers_not_reviewed'],
    ['answers that wait', 'reject', held({ answersToReview: 3 }), 'answers_not_reviewed'],
    ['answers that wait', 'propose', held({ answersToReview: 1, fourEyes: true }), 'answers_not_reviewed'],
    ['answers that wait', 'reviewAnswers', held({ answersToReview: 1 }), null],
    ['no answers', 'reviewAnswers', held(), 'validation_failed'],
    ['a card for one', 'approve', held(), null],
    ['a card for one', 'reject', held(), null],
    ['a card for one', 'propose', held(), 'sign_off_not_needed'],
    ['a card for four eyes', 'approve', held({ fourEyes: true }), 'sign_off_required'],
    ['a card for four eyes', 'reject', held({ fourEyes: true }), 'sign_off_required'],
    ['a card for four eyes', 'propose', held({ fourEyes: true }), null],
    ['somebody else’s proposal', 'signOff', signed(COLLEAGUE), null],
    ['somebody else’s proposal', 'returnProposal', signed(COLLEAGUE), null],
    ['one’s own proposal', 'signOff', signed(ME), 'proposer_cannot_sign'],
    ['one’s own proposal', 'returnProposal', signed(ME), 'proposer_cannot_sign'],
    ['lapsed 30 days ago', 'reopen', aCase('lapsed', { closedAt: daysAgo(30) }), null],
    ['lapsed 31 days ago', 'reopen', aCase('lapsed', { closedAt: daysAgo(31) }), 'reopen_term_over'],
  ])('%s: %s', (_situation, command, state, code) => {
    expect(obstacle(state, command, ME, NOW)?.code ?? null).toBe(code);
    expect(offered('manager', state).includes(command)).toBe(
      code === null && permits('manager', state)(command),
    );
  });

  it('a state that has no such command answers before any guard', () => {
    const refusal = obstacle(aCase('approved', { answersToReview: 1, fourEyes: true }), 'approve', ME, NOW);
    expect(refusal?.code).toBe('illegal_transition');
    expect(refusal?.params).toMatchObject({ status: 'approved', command: 'approve', allowed: ['ready'] });
  });

  it('says how many answers wait and how long a lapsed case may be reopened', () => {
    expect(obstacle(held({ answersToReview: 4 }), 'approve', ME, NOW)?.params).toEqual({ count: 4 });
    const tooLate = aCase('lapsed', { closedAt: daysAgo(40) });
    expect(obstacle(tooLate, 'reopen', ME, NOW)?.params).toEqual({ days: 30 });
  });
});

describe('what the screen offers', () => {
  it.each<[string, PresetRole, Case, StaffCommand[]]>([
    ['a free case', 'operator', aCase('under_review'), ['claim']],
    ['a free case', 'manager', aCase('under_review'), ['claim', 'assign']],
    [
      'a case in hand',
      'operator',
      aCase('under_review', { assigneeId: ME }),
      ['release', 'requestCorrection', 'approve', 'reject'],
    ],
    [
      'a case in hand with answers',
      'operator',
      aCase('under_review', { assigneeId: ME, answersToReview: 2 }),
      ['release', 'reviewAnswers'],
    ],
    [
      'a case in hand for four eyes',
      'operator',
      aCase('under_review', { assigneeId: ME, fourEyes: true }),
      ['release', 'requestCorrection', 'propose'],
    ],
    ['a colleague’s case', 'operator', aCase('under_review', { assigneeId: COLLEAGUE }), []],
    [
      'a colleague’s case',
      'manager',
      aCase('under_review', { assigneeId: COLLEAGUE }),
      ['release', 'assign'],
    ],
    ['remarks out', 'operator', aCase('correction_requested', { assigneeId: ME }), ['cancelCorrection']],
    ['checks run again', 'operator', aCase('corrected', { assigneeId: ME }), []],
    [
      'a proposal to sign',
      'manager',
      aCase('awaiting_signoff', { assigneeId: COLLEAGUE, fourEyes: true, proposerId: COLLEAGUE }),
      ['assign', 'signOff', 'returnProposal'],
    ],
    [
      'one’s own proposal',
      'manager',
      aCase('awaiting_signoff', { assigneeId: ME, fourEyes: true, proposerId: ME }),
      ['assign'],
    ],
    ['a document to hand over', 'operator', aCase('ready', { closedAt: daysAgo(1) }), ['issue']],
    ['a lapsed case', 'operator', aCase('lapsed', { closedAt: daysAgo(1) }), []],
    ['a lapsed case', 'manager', aCase('lapsed', { closedAt: daysAgo(1) }), ['reopen']],
    ['a refusal', 'appeals_officer', aCase('rejected', { closedAt: daysAgo(1) }), []],
    ['a case in hand', 'auditor', aCase('under_review', { assigneeId: ME }), []],
  ])('%s, to the role %s', (_situation, role, state, commands) => {
    expect(offered(role, state)).toEqual(commands);
  });
});
