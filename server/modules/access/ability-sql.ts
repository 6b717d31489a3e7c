import type { Action, ConditionField, FieldGroup, Subject } from '@shared/access';
import type { Actor } from './actor';

/** Collects the values of a hand-written statement; each `add` gives the placeholder to put into the text. */
export class SqlParameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

type Columns = Partial<Record<ConditionField, string>>;

function among(column: string, values: readonly unknown[], parameters: SqlParameters): string {
  const named = values.filter((value) => value !== null);
  // One value is compared plainly: the planner then knows how many rows to expect.
  const list =
    named.length === 1
      ? `${column} = ${parameters.add(named[0])}`
      : `${column} = ANY(${parameters.add(named)})`;
  return named.length === values.length ? list : `(${list} OR ${column} IS NULL)`;
}

function compare(column: string, condition: unknown, parameters: SqlParameters): string {
  if (condition === null) return `${column} IS NULL`;
  if (typeof condition !== 'object') return `${column} = ${parameters.add(condition)}`;
  const [operator, value] = Object.entries(condition)[0] ?? [];
  if (operator === '$in' && Array.isArray(value)) return among(column, value, parameters);
  if (operator === '$ne') {
    return value === null ? `${column} IS NOT NULL` : `${column} IS DISTINCT FROM ${parameters.add(value)}`;
  }
  // Conditions come from the allow-list of shared/access; anything else opens nothing.
  return 'FALSE';
}

/**
 * The rows on which `actor` may do `action`, as an SQL condition, so that totals and pages of a list are right.
 * A column that the table lacks makes its rule open nothing. Later rules and inverted ones are not used here:
 * permissions of the product only ever add up. With `group`: the rows of which that group of fields may be read.
 */
export function accessCondition(
  actor: Actor,
  action: Action,
  type: Subject,
  columns: Columns,
  parameters: SqlParameters,
  group?: FieldGroup,
): string {
  const rules = actor.ability
    .rulesFor(action, type)
    .filter((rule) => group === undefined || rule.fields === undefined || rule.fields.includes(group));
  if (rules.some((rule) => rule.inverted)) throw new Error('permissions are never inverted');
  const conditions = rules.map((rule) => Object.entries(rule.conditions ?? {}));
  // Told before any value is collected: a statement may not come with values that it does not mention.
  if (conditions.some((entries) => entries.length === 0)) return 'TRUE';
  const branches = conditions.map((entries) => {
    const parts = entries.map(([field, condition]) => {
      const column = columns[field as ConditionField];
      return column === undefined ? 'FALSE' : compare(column, condition, parameters);
    });
    return `(${parts.join(' AND ')})`;
  });
  return branches.length === 0 ? 'FALSE' : `(${branches.join(' OR ')})`;
}
