import { subject } from '@casl/ability';
import { describe, expect, it } from 'vitest';
import {
  abilityFor,
  ACTIONS,
  FIELD_GROUPS,
  permission,
  PRESET_PERMISSIONS,
  PRESET_ROLES,
  ROLE_LABELS,
  rulesFor,
  SUBJECTS,
  type AppAbility,
  type FieldGroup,
  type PresetRole,
  type Subject,
} from '@shared/access';
import { STAFF_COMMANDS } from '@shared/applications';

const ME = 'me';
const SCOPE = {
  userId: ME,
  departmentIds: ['own', 'below'],
  agencyDepartmentIds: ['own', 'below', 'beside'],
};

function abilityOf(role: PresetRole): AppAbility {
  return abilityFor(rulesFor(PRESET_PERMISSIONS[role], SCOPE));
}

function aCase(departmentId: string, facts: Record<string, unknown> = {}) {
  const record: Record<string, unknown> = {
    departmentId,
    assigneeId: null,
    status: 'under_review',
    ...facts,
  };
  return subject('Application', record);
}

/** Where each role may read cases, and where with personal data shown; by hand from the description of the roles. */
const READING: Record<PresetRole, { cases: string[]; personal: string[]; groups: FieldGroup[] }> = {
  operator: { cases: ['own', 'below'], personal: ['own', 'below'], groups: [...FIELD_GROUPS] },
  manager: { cases: ['own', 'below'], personal: ['own', 'below'], groups: [...FIELD_GROUPS] },
  // Of refused cases only: see below.
  appeals_officer: { cases: [], personal: [], groups: [] },
  editor: { cases: [], personal: [], groups: [] },
  accountant: { cases: ['own', 'below', 'beside'], personal: [], groups: ['summary', 'fee'] },
  admin: { cases: [], personal: [], groups: [] },
  auditor: {
    cases: ['own', 'below', 'beside', 'another agency'],
    personal: [],
    groups: [...FIELD_GROUPS],
  },
};

/** What each role may do besides reading cases and ordering commands on them. */
const UPKEEP: Record<PresetRole, Partial<Record<Subject, string[]>>> = {
  operator: {
    Document: ['read', 'download'],
    Correction: ['read'],
    Decision: ['read'],
    Notification: ['read'],
    Department: ['read'],
    User: ['read'],
    Service: ['read'],
  },
  manager: {
    Document: ['read', 'download'],
    Correction: ['read'],
    Decision: ['read'],
    Notification: ['read'],
    Department: ['read'],
    User: ['read'],
    Service: ['read'],
  },
  appeals_officer: {
    Document: ['read', 'download'],
    Correction: ['read'],
    Decision: ['read'],
    Appeal: ['read'],
    Department: ['read'],
    User: ['read'],
    Service: ['read'],
  },
  editor: { Service: ['read', 'create', 'update', 'publish'], Department: ['read'], User: ['read'] },
  accountant: { Department: ['read'], Service: ['read'] },
  admin: {
    ...Object.fromEntries(SUBJECTS.map((type) => [type, ['grant']])),
    User: ['read', 'create', 'update', 'grant'],
    Department: ['read', 'create', 'update', 'grant'],
    Role: ['read', 'create', 'update', 'grant'],
    Calendar: ['read', 'create', 'update', 'grant'],
    Template: ['read', 'create', 'update', 'grant'],
    ApiClient: ['read', 'create', 'update', 'grant'],
    Job: ['read', 'retry', 'grant'],
    AuditEvent: ['read', 'grant'],
    Service: ['read', 'grant'],
  },
  auditor: Object.fromEntries(
    SUBJECTS.filter((type) => type !== 'Application').map((type) => [type, ['read']]),
  ),
};

const PLACES = ['own', 'below', 'beside', 'another agency'];

describe.each(PRESET_ROLES)('the role %s', (role) => {
  const ability = abilityOf(role);

  it('reads cases, and personal data in them, only where it should', () => {
    expect(PLACES.filter((place) => ability.can('read', aCase(place)))).toEqual(READING[role].cases);
    expect(PLACES.filter((place) => ability.can('readPersonal', aCase(place)))).toEqual(
      READING[role].personal,
    );
    expect(FIELD_GROUPS.filter((group) => ability.can('read', aCase('own'), group))).toEqual(
      READING[role].groups,
    );
  });

  it('does no upkeep but its own', () => {
    const others = SUBJECTS.filter((type) => type !== 'Application');
    const may = others.map((type) => [type, ACTIONS.filter((action) => ability.can(action, type))]);
    expect(may).toEqual(others.map((type) => [type, UPKEEP[role][type] ?? []]));
  });

  it('is a list of permissions that can be stored as they are', () => {
    for (const entry of PRESET_PERMISSIONS[role]) expect(permission.parse(entry)).toEqual(entry);
    expect(ROLE_LABELS[role].ru).toMatch(/^[А-ЯЁ][а-яё ]+$/);
    expect(ROLE_LABELS[role].en).toMatch(/^[A-Z][a-z ]+$/);
  });
});

it('the appeals officer reads refused cases of the whole agency, and no other', () => {
  const ability = abilityOf('appeals_officer');
  const refused = (place: string) => aCase(place, { status: 'rejected' });
  expect(PLACES.filter((place) => ability.can('readPersonal', refused(place)))).toEqual([
    'own',
    'below',
    'beside',
  ]);
  expect(ability.can('read', aCase('own', { status: 'approved' }))).toBe(false);
});

it('the auditor changes nothing and sees personal data only by revealing it', () => {
  const ability = abilityOf('auditor');
  expect(ACTIONS.filter((action) => ability.can(action, aCase('own', { assigneeId: ME })))).toEqual([
    'read',
    'revealPersonal',
  ]);
});

it('nobody but the auditor reveals: the others see what they need, or nothing', () => {
  const revealing = PRESET_ROLES.filter((role) => abilityOf(role).can('revealPersonal', 'Application'));
  expect(revealing).toEqual(['auditor']);
});

it('a decision is taken by the one who holds the case', () => {
  const ability = abilityOf('manager');
  const decisive = ['approve', 'reject', 'propose', 'requestCorrection', 'reviewAnswers'] as const;
  expect(decisive.filter((command) => ability.can(command, aCase('own', { assigneeId: ME })))).toEqual([
    ...decisive,
  ]);
  expect(decisive.filter((command) => ability.can(command, aCase('own', { assigneeId: 'other' })))).toEqual(
    [],
  );
  // Holding a case does not follow a person into a department that is not theirs any more.
  expect(
    STAFF_COMMANDS.filter((command) => ability.can(command, aCase('beside', { assigneeId: ME }))),
  ).toEqual([]);
});

it('colleagues are those of one’s own agency', () => {
  const person = (departmentId: string) => subject('User', { departmentId } as Record<string, unknown>);
  expect(PLACES.filter((place) => abilityOf('operator').can('read', person(place)))).toEqual([
    'own',
    'below',
    'beside',
  ]);
  expect(PLACES.filter((place) => abilityOf('admin').can('read', person(place)))).toEqual(PLACES);
});
