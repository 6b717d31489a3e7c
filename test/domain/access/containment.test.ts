import { subject } from '@casl/ability';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  abilityFor,
  administers,
  beyond,
  decidesAndHearsAppeals,
  FIELD_GROUPS,
  mayGrant,
  notGrantable,
  PRESET_PERMISSIONS,
  rulesFor,
  type AccessScope,
  type AppRule,
  type Permission,
} from '@shared/access';
import { APPLICATION_STATUSES } from '@shared/applications';

/** A small world, so that random rules and random rows often meet. */
const DEPARTMENTS = ['1aa', '1ab', '1ac'].map((id) => `00000000-0000-4000-8000-000000000${id}`);
const PEOPLE = ['2aa', '2ab', '2ac'].map((id) => `00000000-0000-4000-8000-000000000${id}`);
const STATUSES = APPLICATION_STATUSES.slice(0, 3);

function comparison<Value>(value: fc.Arbitrary<Value>) {
  return fc.oneof(value, fc.record({ $in: fc.array(value, { maxLength: 3 }) }), fc.record({ $ne: value }));
}

const permissions: fc.Arbitrary<Permission[]> = fc.array(
  fc
    .record({
      action: fc.subarray(['read', 'claim', 'grant'] as const, { minLength: 1 }),
      subject: fc.constantFrom<Permission['subject']>('Application', 'Application', 'User', 'all'),
      fields: fc.option(fc.subarray([...FIELD_GROUPS].slice(0, 2), { minLength: 1 }), { nil: undefined }),
      conditions: fc.option(
        fc.record(
          {
            departmentId: fc.oneof(
              comparison(fc.constantFrom(...DEPARTMENTS)),
              fc.constantFrom(
                { $in: '$department' as const },
                { $in: '$departments' as const },
                { $in: '$agency' as const },
              ),
            ),
            assigneeId: comparison(fc.constantFrom(null, '$me' as const, ...PEOPLE)),
            status: comparison(fc.constantFrom(...STATUSES)),
          },
          { requiredKeys: [] },
        ),
        { nil: undefined },
      ),
    })
    .map(({ fields, conditions, ...rest }) => ({
      ...rest,
      ...(fields && { fields }),
      ...(conditions && { conditions }),
    })),
  { maxLength: 3 },
);

const scopes: fc.Arbitrary<AccessScope> = fc.record({
  userId: fc.constantFrom(...PEOPLE),
  departmentId: fc.constantFrom(...DEPARTMENTS),
  departmentIds: fc.subarray(DEPARTMENTS),
  agencyDepartmentIds: fc.subarray(DEPARTMENTS),
});

const rows = fc.record({
  departmentId: fc.constantFrom(...DEPARTMENTS),
  assigneeId: fc.constantFrom(null, ...PEOPLE),
  status: fc.constantFrom(...STATUSES),
});

const rule = (entry: Partial<Permission>): AppRule => ({
  action: ['read'],
  subject: 'Application',
  ...entry,
});

describe('what one person may give another', () => {
  it.each<[string, Permission, Permission, boolean]>([
    ['the same', { action: ['read'], subject: 'User' }, { action: ['read'], subject: 'User' }, true],
    ['less by a condition', { action: ['read'], subject: 'User' }, { action: ['read'], subject: 'User', conditions: { departmentId: DEPARTMENTS[0] ?? '' } }, true],
    ['more by a condition', { action: ['read'], subject: 'User', conditions: { departmentId: DEPARTMENTS[0] ?? '' } }, { action: ['read'], subject: 'User' }, false],
    ['another action', { action: ['read'], subject: 'User' }, { action: ['update'], subject: 'User' }, false],
    ['another subject', { action: ['read'], subject: 'User' }, { action: ['read'], subject: 'Role' }, false],
    ['everything from something', { action: ['read'], subject: 'User' }, { action: ['read'], subject: 'all' }, false],
    ['something from everything', { action: ['read'], subject: 'all' }, { action: ['read'], subject: 'User' }, true],
    ['a group of fields', { action: ['read'], subject: 'Application' }, { action: ['read'], subject: 'Application', fields: ['fee'] }, true],
    ['all groups from one', { action: ['read'], subject: 'Application', fields: ['fee'] }, { action: ['read'], subject: 'Application' }, false],
    ['anything by a grant', { action: ['grant'], subject: 'all' }, { action: ['approve', 'readPersonal'], subject: 'Application' }, true],
    ['a grant by a grant', { action: ['grant'], subject: 'all' }, { action: ['grant'], subject: 'User' }, true],
    ['a grant by a mere right', { action: ['read'], subject: 'User' }, { action: ['grant'], subject: 'User' }, false],
    ['beyond a grant of one subject', { action: ['grant'], subject: 'Application' }, { action: ['read'], subject: 'User' }, false],
    ['a part of a list', { action: ['read'], subject: 'Application', conditions: { status: { $in: ['submitted', 'approved'] } } }, { action: ['read'], subject: 'Application', conditions: { status: 'approved' } }, true],
    ['more than a list', { action: ['read'], subject: 'Application', conditions: { status: 'approved' } }, { action: ['read'], subject: 'Application', conditions: { status: { $in: ['submitted', 'approved'] } } }, false],
    ['one of all but another', { action: ['read'], subject: 'Application', conditions: { status: { $ne: 'submitted' } } }, { action: ['read'], subject: 'Application', conditions: { status: 'approved' } }, true],
    ['the one excepted', { action: ['read'], subject: 'Application', conditions: { status: { $ne: 'submitted' } } }, { action: ['read'], subject: 'Application', conditions: { status: 'submitted' } }, false],
    ['what opens nothing', { action: ['read'], subject: 'User' }, { action: ['read'], subject: 'User', conditions: { departmentId: { $in: [] } } }, true],
  ])('%s', (_name, held, wanted, expected) => {
    const scope = { userId: PEOPLE[0] ?? '', departmentIds: [], agencyDepartmentIds: [] };
    expect(mayGrant(rulesFor([held], scope), rulesFor([wanted], scope))).toBe(expected);
  }); // prettier-ignore

  it('own departments are those of each: the same words give another person more', () => {
    const words: Permission[] = [
      { action: ['read'], subject: 'Application', conditions: { departmentId: { $in: '$departments' } } },
    ];
    const [here, there] = DEPARTMENTS;
    const giver = { userId: 'giver', departmentIds: [here ?? ''], agencyDepartmentIds: [] };
    const taker = { userId: 'taker', departmentIds: [there ?? ''], agencyDepartmentIds: [] };
    expect(mayGrant(rulesFor(words, giver), rulesFor(words, { ...taker, departmentIds: [here ?? ''] }))).toBe(
      true,
    );
    expect(mayGrant(rulesFor(words, giver), rulesFor(words, taker))).toBe(false);
  });

  it('names each action and group of fields that is lacked', () => {
    const held = [rule({ action: ['read', 'claim'], fields: ['fee'] })];
    const wanted = [rule({ action: ['read', 'approve'], fields: ['fee', 'history'] })];
    expect(notGrantable(held, wanted).map(({ action, fields }) => [action, fields])).toEqual([
      ['read', ['history']],
      ['approve', ['fee']],
      ['approve', ['history']],
    ]);
    expect(beyond([rule({ action: ['grant'] })], [rule({})])).toHaveLength(1);
  });

  it('never gives what the giver could neither do nor grant, on any record', () => {
    fc.assert(
      fc.property(
        permissions,
        permissions,
        scopes,
        scopes,
        fc.array(rows, { minLength: 1, maxLength: 5 }),
        (held, wanted, giver, taker, records) => {
          const heldRules = rulesFor(held, giver);
          const wantedRules = rulesFor(wanted, taker);
          fc.pre(mayGrant(heldRules, wantedRules));
          const [has, gets] = [abilityFor(heldRules), abilityFor(wantedRules)];
          for (const record of records) {
            for (const type of ['Application', 'User', 'Role'] as const) {
              for (const action of ['read', 'claim', 'grant'] as const) {
                for (const field of [undefined, ...FIELD_GROUPS.slice(0, 3)]) {
                  const one = () => subject(type, { ...record } as Record<string, unknown>);
                  const may = has.can(action, one(), field) || has.can('grant', one(), field);
                  expect(may || !gets.can(action, one(), field)).toBe(true);
                }
              }
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('everyone may give on just what they hold', () => {
    fc.assert(
      fc.property(permissions, scopes, (held, scope) => {
        expect(beyond(rulesFor(held, scope), rulesFor(held, scope))).toEqual([]);
      }),
    );
  });
});

describe('presets', () => {
  const scope = (departmentId: string) => ({
    userId: PEOPLE[0] ?? '',
    departmentIds: [departmentId],
    agencyDepartmentIds: DEPARTMENTS,
  });
  const here = scope(DEPARTMENTS[0] ?? '');

  it('only the administrator runs the house', () => {
    const roles = Object.entries(PRESET_PERMISSIONS);
    const running = roles.filter(([, list]) => administers(rulesFor(list, here)));
    expect(running.map(([role]) => role)).toEqual(['admin']);
  });

  it('the administrator may give any preset to anybody', () => {
    const admin = rulesFor(PRESET_PERMISSIONS.admin, here);
    for (const list of Object.values(PRESET_PERMISSIONS)) {
      expect(notGrantable(admin, rulesFor(list, scope(DEPARTMENTS[1] ?? '')))).toEqual([]);
    }
  });

  it('deciding and hearing appeals meet in one agency, and not with the auditor’s reading', () => {
    const both = (a: Permission[], b: Permission[]) => decidesAndHearsAppeals(rulesFor([...a, ...b], here));
    const { operator, appeals_officer: appeals, auditor } = PRESET_PERMISSIONS;
    expect(both(operator, appeals)).toBe(true);
    expect(both(operator, auditor)).toBe(false);
    expect(both(operator, [])).toBe(false);
    expect(both([], appeals)).toBe(false);
    const elsewhere: Permission[] = [
      { action: ['read'], subject: 'Appeal', conditions: { departmentId: DEPARTMENTS[2] ?? '' } },
    ];
    expect(both(operator, elsewhere)).toBe(false);
  });
});
