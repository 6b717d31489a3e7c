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

function compare(column: string, condition: unknown, parameters: SqlParameters): string {
  if (condition === null) return `${column} IS NULL`;
  if (typeof condition !== 'object') return `${column} = ${parameters.add(condition)}`;
  const [operator, value] = Object.entries(condition)[0] ?? [];
  if (operator === '$in' && Array.isArray(value)) {
    if (value.length === 1) return `${column} = ${parameters.add(value[0])}`;
    return `${column} = ANY(${parameters.add(value)})`;
  }
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
  const branches = rules.map((rule) => {
    if (rule.inverted) throw new Error('permissions are never inverted');
    const entries = Object.entries(rule.conditions ?? {});
    const parts = entries.map(([field, condition]) => {
      const column = columns[field as ConditionField];
      return column === undefined ? 'FALSE' : compare(column, condition, parameters);
    });
    return parts.length === 0 ? 'TRUE' : `(${parts.join(' AND ')})`;
  });
  if (branches.length === 0) return 'FALSE';
  return branches.includes('TRUE') ? 'TRUE' : `(${[...new Set(branches)].join(' OR ')})`;
}
