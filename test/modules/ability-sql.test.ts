import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  abilityFor,
  FIELD_GROUPS,
  PRESET_PERMISSIONS,
  PRESET_ROLES,
  rulesFor,
  type AccessScope,
  type FieldGroup,
  type Permission,
} from '../../shared/access';
import { APPLICATION_STATUSES, PRIORITIES } from '../../shared/applications';
import {
  accessCondition,
  mayOn,
  SqlParameters,
  type Actor,
  type CaseFacts,
} from '../../server/modules/access';
import { useDatabase } from '../support/database';

/** A small world, so that random rules and random rows often meet. */
const ids = (kind: string, count: number) =>
  Array.from({ length: count }, (_, index) => `00000000-0000-4000-8000-${kind}00000000${index}`.slice(0, 36));
const DEPARTMENTS = ids('1aa', 4);
const PEOPLE = ids('2bb', 3);
const SERVICES = ids('3cc', 2);

const database = useDatabase();

beforeAll(async () => {
  // The columns that conditions may speak of, typed as in the table of cases, free of its other rules.
  await database()
    .query(`CREATE TABLE facts AS SELECT id, department_id, assignee_id, service_id, status, priority
    FROM applications WHERE false`);
});

const COLUMNS = {
  id: 'f.id',
  departmentId: 'f.department_id',
  assigneeId: 'f.assignee_id',
  serviceId: 'f.service_id',
  status: 'f.status',
  priority: 'f.priority',
} as const;

const facts: fc.Arbitrary<Omit<CaseFacts, 'id'>> = fc.record({
  departmentId: fc.constantFrom(...DEPARTMENTS),
  assigneeId: fc.constantFrom(null, ...PEOPLE),
  serviceId: fc.constantFrom(...SERVICES),
  status: fc.constantFrom(...APPLICATION_STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
});

function comparison<Value>(value: fc.Arbitrary<Value>) {
  return fc.oneof(value, fc.record({ $in: fc.array(value, { maxLength: 4 }) }), fc.record({ $ne: value }));
}
const department = fc.oneof(
  comparison(fc.constantFrom(...DEPARTMENTS)),
  fc.constantFrom({ $in: '$departments' as const }, { $in: '$agency' as const }),
);
const rule: fc.Arbitrary<Permission> = fc
  .record({
    conditions: fc.option(
      fc.record(
        {
          departmentId: department,
          assigneeId: comparison(fc.constantFrom(null, '$me' as const, ...PEOPLE)),
          serviceId: comparison(fc.constantFrom(...SERVICES)),
          status: comparison(fc.constantFrom(...APPLICATION_STATUSES)),
          priority: comparison(fc.constantFrom(...PRIORITIES)),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    ),
    fields: fc.option(fc.subarray([...FIELD_GROUPS], { minLength: 1 }), { nil: undefined }),
    action: fc.constantFrom<Permission['action']>(['read'], ['read', 'claim'], ['claim']),
    subject: fc.constantFrom<Permission['subject']>('Application', 'Application', 'Document', 'all'),
  })
  .map(({ conditions, fields, ...rest }) => ({
    ...rest,
    ...(conditions && { conditions }),
    ...(fields && { fields }),
  }));

const scope: fc.Arbitrary<AccessScope> = fc
  .tuple(fc.constantFrom(...PEOPLE), fc.subarray(DEPARTMENTS), fc.subarray(DEPARTMENTS))
  .map(([userId, departmentIds, others]) => ({
    userId,
    departmentIds,
    agencyDepartmentIds: [...new Set([...departmentIds, ...others])],
  }));

function actorOf(permissions: readonly Permission[], scopeOfActor: AccessScope): Actor {
  const rules = rulesFor(permissions, scopeOfActor);
  const own = { kind: 'staff', userId: scopeOfActor.userId, shortName: '', departmentId: '' } as const;
  const ability = abilityFor(rules);
  return { ...own, scope: scopeOfActor, rules, ability, ownAbility: ability, standsInFor: [] };
}

async function storeRows(rows: readonly CaseFacts[]): Promise<void> {
  await database().query('TRUNCATE facts');
  await database().query(
    `INSERT INTO facts SELECT r.id, r."departmentId", r."assigneeId", r."serviceId", r.status, r.priority
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "departmentId" uuid, "assigneeId" uuid, "serviceId" uuid,
       status text, priority text)`,
    [JSON.stringify(rows)],
  );
}

async function chosenBySql(actor: Actor, action: 'read' | 'claim', group?: FieldGroup): Promise<string[]> {
  const parameters = new SqlParameters();
  const condition = accessCondition(actor, action, 'Application', COLUMNS, parameters, group);
  const sql = `SELECT f.id FROM facts f WHERE ${condition} ORDER BY f.id`;
  return (await database().query<{ id: string }>(sql, parameters.values)).map(({ id }) => id);
}

function withIds(rows: readonly Omit<CaseFacts, 'id'>[]): CaseFacts[] {
  return rows.map((row, index) => ({
    ...row,
    id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
  }));
}

describe('a list shows exactly the records that may be opened', () => {
  test('for random permissions on random cases, as a whole and by group of fields', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(facts, { minLength: 1, maxLength: 12 }).map(withIds),
        fc.array(rule, { maxLength: 4 }),
        scope,
        fc.constantFrom<'read' | 'claim'>('read', 'claim'),
        fc.constantFrom<FieldGroup | undefined>(undefined, ...FIELD_GROUPS),
        async (rows, permissions, scopeOfActor, action, group) => {
          const actor = actorOf(permissions, scopeOfActor);
          await storeRows(rows);
          const chosenByRules = rows.filter((row) => mayOn(actor, action, 'Application', row, group));
          expect(await chosenBySql(actor, action, group)).toEqual(chosenByRules.map(({ id }) => id));
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each(PRESET_ROLES)('for the role %s', async (role) => {
    const scopeOfActor = {
      userId: PEOPLE[0] ?? '',
      departmentIds: DEPARTMENTS.slice(0, 1),
      agencyDepartmentIds: DEPARTMENTS.slice(0, 2),
    };
    const actor = actorOf(PRESET_PERMISSIONS[role], scopeOfActor);
    const rows = withIds(
      DEPARTMENTS.flatMap((departmentId) =>
        APPLICATION_STATUSES.map((status) => ({
          departmentId,
          assigneeId: PEOPLE[0] ?? '',
          serviceId: SERVICES[0] ?? '',
          status,
          priority: 'standard',
        })),
      ),
    );
    await storeRows(rows);
    const readable = rows.filter((row) => mayOn(actor, 'read', 'Application', row)).map(({ id }) => id);
    expect(await chosenBySql(actor, 'read')).toEqual(readable);
  });

  test('a condition on a column that the list lacks opens nothing', async () => {
    const somebody = {
      userId: PEOPLE[0] ?? '',
      departmentIds: DEPARTMENTS,
      agencyDepartmentIds: DEPARTMENTS,
    };
    const actor = actorOf(
      [{ action: ['read'], subject: 'Application', conditions: { serviceId: SERVICES[0] ?? '' } }],
      somebody,
    );
    expect(accessCondition(actor, 'read', 'Application', { id: 'f.id' }, new SqlParameters())).toBe(
      '((FALSE))',
    );
  });

  test('values never become part of the statement', () => {
    const somebody = { userId: "'; drop table applications; --", departmentIds: [], agencyDepartmentIds: [] };
    const actor = actorOf(
      [{ action: ['read'], subject: 'Application', conditions: { assigneeId: '$me' } }],
      somebody,
    );
    const parameters = new SqlParameters();
    expect(accessCondition(actor, 'read', 'Application', COLUMNS, parameters)).toBe('((f.assignee_id = $1))');
    expect(parameters.values).toEqual([somebody.userId]);
  });
});
