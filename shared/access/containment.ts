import type { AppRule } from './rules';

/** What a rule opens, action by action: the smallest thing that is given or lacked. */
type Conditions = Readonly<Record<string, unknown>>;

/** The values that a comparison lets through: those listed, or all but one. */
type Values = { kind: 'listed'; values: readonly unknown[] } | { kind: 'allBut'; value: unknown };

function valuesOf(comparison: unknown): Values | null {
  if (typeof comparison !== 'object' || comparison === null) return { kind: 'listed', values: [comparison] };
  const entries = Object.entries(comparison);
  const [operator, operand] = entries[0] ?? [];
  if (entries.length !== 1) return null;
  if (operator === '$in' && Array.isArray(operand)) return { kind: 'listed', values: operand };
  return operator === '$ne' ? { kind: 'allBut', value: operand } : null;
}

function within(inner: Values, outer: Values): boolean {
  if (inner.kind === 'allBut') return outer.kind === 'allBut' && outer.value === inner.value;
  return inner.values.every((value) =>
    outer.kind === 'listed' ? outer.values.includes(value) : outer.value !== value,
  );
}

/** Whether every record that `inner` lets through is let through by `outer` as well. */
function conditionsWithin(inner: Conditions, outer: Conditions): boolean {
  return Object.entries(outer).every(([column, comparison]) => {
    const allowed = valuesOf(comparison);
    // What the inner side does not mention may be anything there.
    const asked = column in inner ? valuesOf(inner[column]) : null;
    return allowed !== null && asked !== null && within(asked, allowed);
  });
}

function opensNothing(conditions: Conditions): boolean {
  return Object.values(conditions).some((comparison) => {
    const values = valuesOf(comparison);
    return values !== null && values.kind === 'listed' && values.values.length === 0;
  });
}

const listed = <T>(value: T | T[] | undefined): readonly T[] =>
  value === undefined ? [] : ([value].flat() as T[]);

type Held = (rule: AppRule, action: string) => boolean;
const can: Held = (rule, action) => listed(rule.action).some((held) => held === action);
const canOrMayGrant: Held = (rule, action) =>
  listed(rule.action).some((held) => held === action || held === 'grant');

/** One rule as rules of one action and at most one group of fields each. */
function parts(rule: AppRule): AppRule[] {
  const fields: (string | null)[] = rule.fields === undefined ? [null] : [...listed<string>(rule.fields)];
  return listed(rule.action).flatMap((action) =>
    fields.map((field) => ({
      action,
      subject: rule.subject,
      ...(field !== null && { fields: [field] }),
      ...(rule.conditions && { conditions: rule.conditions }),
    })),
  );
}

function covers(held: AppRule, part: AppRule, isHeld: Held): boolean {
  const conditions = part.conditions ?? {};
  if (!isHeld(held, String(part.action))) return false;
  if (held.subject !== 'all' && held.subject !== part.subject) return false;
  const field = listed<string>(part.fields)[0];
  const fields = listed<string>(held.fields);
  if (fields.length > 0 && (field === undefined || !fields.includes(field))) return false;
  return opensNothing(conditions) || conditionsWithin(conditions, held.conditions ?? {});
}

/**
 * The parts of `wanted` that `held` does not open, one action and group of fields each; both sides with their
 * variables filled in. Careful rather than clever: a part counts as opened when a single rule opens all of it, so
 * what only several rules open together is named as well.
 */
export function beyond(held: readonly AppRule[], wanted: readonly AppRule[]): AppRule[] {
  return wanted.flatMap(parts).filter((part) => !held.some((rule) => covers(rule, part, can)));
}

/**
 * The parts of `wanted` that a person with the rules `held` may not give to anybody: they neither hold them nor a
 * `grant` that covers them. Nobody grants what they lack (product.md, Accounts).
 */
export function notGrantable(held: readonly AppRule[], wanted: readonly AppRule[]): AppRule[] {
  return wanted.flatMap(parts).filter((part) => !held.some((rule) => covers(rule, part, canOrMayGrant)));
}

/** Whether a person with the rules `held` may give all of `wanted`. */
export function mayGrant(held: readonly AppRule[], wanted: readonly AppRule[]): boolean {
  return notGrantable(held, wanted).length === 0;
}

const ADMINISTRATION: AppRule[] = [
  { action: 'update', subject: 'User' },
  { action: 'update', subject: 'Role' },
  { action: 'grant', subject: 'all' },
];

/** Whether a person with these rules runs the house: changes any user and any role, and may grant everything. */
export function administers(rules: readonly AppRule[]): boolean {
  return beyond(rules, ADMINISTRATION).length === 0;
}
