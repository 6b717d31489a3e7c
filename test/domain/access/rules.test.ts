import { describe, expect, it } from 'vitest';
import { permission, rulesFor, type Permission } from '@shared/access';

const SCOPE = { userId: 'me', departmentIds: ['a', 'b'], agencyDepartmentIds: ['a', 'b', 'c'] };
const SOMEBODY = '0f7f2ad0-5f37-4f0e-9c39-5a3a58c6b001';

describe('rules of a person', () => {
  it('fills the variables in for the one who asks, wherever they stand', () => {
    const permissions: Permission[] = [
      { action: ['read'], subject: 'Application', conditions: { departmentId: { $in: '$departments' } } },
      { action: ['read'], subject: 'User', conditions: { departmentId: { $in: '$agency' } } },
      {
        action: ['release'],
        subject: 'Application',
        conditions: { assigneeId: '$me', status: 'under_review' },
      },
      { action: ['assign'], subject: 'Application', conditions: { assigneeId: { $ne: '$me' } } },
      { action: ['claim'], subject: 'Application', conditions: { assigneeId: { $in: ['$me', null] } } },
    ];
    expect(rulesFor(permissions, SCOPE).map((rule) => rule.conditions)).toEqual([
      { departmentId: { $in: ['a', 'b'] } },
      { departmentId: { $in: ['a', 'b', 'c'] } },
      { assigneeId: 'me', status: 'under_review' },
      { assigneeId: { $ne: 'me' } },
      { assigneeId: { $in: ['me', null] } },
    ]);
  });

  it('keeps actions, subject and fields, and leaves the stored permission as it was', () => {
    const stored: Permission = { action: ['read'], subject: 'Application', fields: ['summary', 'fee'] };
    const [rule] = rulesFor([stored], SCOPE);
    expect(rule).toEqual({ action: ['read'], subject: 'Application', fields: ['summary', 'fee'] });
    expect(rule?.fields).not.toBe(stored.fields);
    expect(rulesFor([], SCOPE)).toEqual([]);
  });

  it('a person without departments gets conditions that nothing meets', () => {
    const nowhere = { userId: 'me', departmentIds: [], agencyDepartmentIds: [] };
    const entry: Permission = {
      action: ['read'],
      subject: 'Application',
      conditions: { departmentId: { $in: '$departments' } },
    };
    expect(rulesFor([entry], nowhere)[0]?.conditions).toEqual({ departmentId: { $in: [] } });
  });
});

describe('conditions of a permission', () => {
  const accepts = (conditions: unknown) =>
    permission.safeParse({ action: ['read'], subject: 'Application', conditions }).success;

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no condition', {}],
    ['equality', { assigneeId: SOMEBODY }],
    ['the one who asks', { assigneeId: '$me' }],
    ['nobody', { assigneeId: null }],
    ['a list', { departmentId: { $in: [SOMEBODY] } }],
    ['own departments', { departmentId: { $in: '$departments' } }],
    ['own agency', { departmentId: { $in: '$agency' } }],
    ['inequality', { serviceId: { $ne: SOMEBODY } }],
    ['several columns', { status: { $in: ['approved', 'ready'] }, priority: 'expedited' }],
  ])('%s is allowed', (_name, conditions) => {
    expect(accepts(conditions)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a pattern', { status: { $regex: '.*' } }],
    ['an order', { priority: { $gt: 'a' } }],
    ['a negated list', { departmentId: { $nin: [SOMEBODY] } }],
    ['existence', { assigneeId: { $exists: true } }],
    ['size', { departmentId: { $size: 0 } }],
    ['an alternative', { $or: [{ status: 'approved' }] }],
    ['code', { $where: 'true' }],
    ['an operator within an operator', { departmentId: { $in: { $ne: null } } }],
    ['two operators at once', { departmentId: { $in: [SOMEBODY], $ne: SOMEBODY } }],
    ['an unknown variable', { assigneeId: '$everyone' }],
    ['an unknown list', { departmentId: { $in: '$everything' } }],
    ['a list where one value is meant', { departmentId: '$departments' }],
    ['an unknown column', { snils: '123' }],
    ['a path', { 'applicant.snils': '123' }],
    ['an unknown status', { status: 'deleted' }],
    ['a status as a list of departments', { status: { $in: '$departments' } }],
    ['what is no identifier', { departmentId: "' OR true --" }],
    ['a number', { departmentId: 1 }],
    ['too long a list', { departmentId: { $in: Array.from({ length: 201 }, () => SOMEBODY) } }],
  ])('%s is refused', (_name, conditions) => {
    expect(accepts(conditions)).toBe(false);
  });

  it.each<[string, object]>([
    ['no action', { action: [], subject: 'Application' }],
    ['an unknown action', { action: ['manage'], subject: 'Application' }],
    ['an unknown subject', { action: ['read'], subject: 'Everything' }],
    ['an unknown group of fields', { action: ['read'], subject: 'Application', fields: ['snils'] }],
    ['an inverted permission', { action: ['read'], subject: 'Application', inverted: true }],
  ])('a permission with %s is refused', (_name, entry) => {
    expect(permission.safeParse(entry).success).toBe(false);
  });
});
