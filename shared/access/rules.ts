import { createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { z } from 'zod';
import { STAFF_COMMANDS } from '../applications/machine';
import { PRIORITIES } from '../applications/queue';
import { APPLICATION_STATUSES } from '../applications/status';
import { uuid } from '../kernel/ids';

/** What a permission is about. */
export const SUBJECTS = [
  'Application',
  'Document',
  'Correction',
  'Decision',
  'Appeal',
  'Inquiry',
  'Service',
  'Department',
  'User',
  'Role',
  'Calendar',
  'Notification',
  'Template',
  'AuditEvent',
  'ApiClient',
  'Job',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * What may be done: reading, unmasked reading of personal data, files, upkeep, and the commands of an application.
 * `revealPersonal`: unmask the personal data of a case once, stating the purpose.
 * `grant`: give others any permission within this one, without holding it oneself.
 */
export const ACTIONS = [
  'read',
  'readPersonal',
  'revealPersonal',
  'download',
  'create',
  'update',
  'publish',
  'retry',
  'grant',
  ...STAFF_COMMANDS,
] as const;
export type Action = (typeof ACTIONS)[number];

/** Groups of fields of an application that a role may see; the accountant's stops at the first and the last. */
export const FIELD_GROUPS = [
  'summary',
  'applicant',
  'content',
  'documents',
  'corrections',
  'decisions',
  'history',
  'fee',
] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/**
 * Variables that stand for a list of departments; they are filled in for the person who asks. `$department`: the own
 * one alone; `$departments`: with those below it; `$region`: those of the person's agency in the same region;
 * `$agency`: every department of the person's agency.
 */
export const DEPARTMENT_VARIABLES = ['$department', '$departments', '$region', '$agency'] as const;
export type DepartmentVariable = (typeof DEPARTMENT_VARIABLES)[number];
/** All variables: `$me` is the person who asks. */
export const VARIABLES = ['$me', ...DEPARTMENT_VARIABLES] as const;
export type Variable = (typeof VARIABLES)[number];

/** The allow-list of condition operators: equality, `$in`, `$ne`; a value fits the column that it is compared with. */
function comparisonWith<Value extends z.ZodType, List extends z.ZodType>(value: Value, list: List) {
  return z.union([value, z.strictObject({ $in: list }), z.strictObject({ $ne: value })]);
}
const listOf = <Value extends z.ZodType>(value: Value) => z.array(value).max(200);

const id = z.union([uuid, z.literal('$me'), z.null()]);
const idComparison = comparisonWith(id, z.union([listOf(id), z.enum(DEPARTMENT_VARIABLES)]));
const status = z.enum(APPLICATION_STATUSES);
const priority = z.enum(PRIORITIES);

/** Columns of a case that conditions may speak of; the server maps them to SQL. */
const conditions = z.strictObject({
  id: idComparison.optional(),
  departmentId: idComparison.optional(),
  assigneeId: idComparison.optional(),
  serviceId: idComparison.optional(),
  status: comparisonWith(status, listOf(status)).optional(),
  priority: comparisonWith(priority, listOf(priority)).optional(),
});
export type ConditionField = keyof z.infer<typeof conditions>;

/** One permission of a role, as stored. Conditions use the closed operators and variables above. */
export const permission = z.strictObject({
  action: z.array(z.enum(ACTIONS)).min(1),
  subject: z.union([z.literal('all'), z.enum(SUBJECTS)]),
  fields: z.array(z.enum(FIELD_GROUPS)).min(1).optional(),
  conditions: conditions.optional(),
});
export type Permission = z.infer<typeof permission>;

/** A record marked with its type by CASL's `subject()`. */
export type AppRecord = Record<string, unknown> & ForcedSubject<Subject>;
export type AppAbility = MongoAbility<[Action, Subject | 'all' | AppRecord]>;
export type AppRule = RawRuleOf<AppAbility>;

/** Who asks, as far as permissions care. A list that is absent holds nothing. */
export interface AccessScope {
  userId: string;
  /** A stand-in also counts as the absent person, wherever `$me` stands. */
  absentId?: string;
  departmentId?: string;
  departmentIds: readonly string[];
  regionDepartmentIds?: readonly string[];
  agencyDepartmentIds: readonly string[];
}

function departmentsOf(variable: unknown, scope: AccessScope): readonly string[] | null {
  switch (variable) {
    case '$department':
      return scope.departmentId === undefined ? [] : [scope.departmentId];
    case '$departments':
      return scope.departmentIds;
    case '$region':
      return scope.regionDepartmentIds ?? [];
    case '$agency':
      return scope.agencyDepartmentIds;
    default:
      return null;
  }
}

function fillComparison(value: unknown, scope: AccessScope): unknown {
  const me = scope.absentId === undefined ? [scope.userId] : [scope.userId, scope.absentId];
  if (value === '$me') return me.length === 1 ? scope.userId : { $in: me };
  if (typeof value !== 'object' || value === null) return value;
  const [operator, operand] = Object.entries(value)[0] ?? [];
  if (operator === '$in') {
    const departments = departmentsOf(operand, scope);
    if (departments !== null) return { $in: [...departments] };
    return { $in: [operand].flat().flatMap((item: unknown) => (item === '$me' ? me : [item])) };
  }
  // "Anybody but me" has no form for two: it opens nothing rather than too much.
  if (operand === '$me') return me.length === 1 ? { $ne: scope.userId } : { $in: [] };
  return { ...value };
}

function fill(conditions: object, scope: AccessScope): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(conditions).map(([column, comparison]) => [column, fillComparison(comparison, scope)]),
  );
}

/** The CASL rules of a person: the permissions of their roles with the variables filled in. */
export function rulesFor(permissions: readonly Permission[], scope: AccessScope): AppRule[] {
  return permissions.map((entry) => ({
    action: [...entry.action],
    subject: entry.subject,
    ...(entry.fields && { fields: [...entry.fields] }),
    ...(entry.conditions && { conditions: fill(entry.conditions, scope) }),
  }));
}

export function abilityFor(rules: AppRule[]): AppAbility {
  return createMongoAbility<AppAbility>(rules);
}
