import type { AppRule, Subject } from './rules';

const DECISIONS = new Set(['approve', 'reject', 'propose', 'signOff']);

/** Departments that rules on a subject reach; null is every department. */
function reach(rules: readonly AppRule[], subject: Subject, deciding: boolean): Set<string | null> {
  const found = new Set<string | null>();
  for (const rule of rules) {
    // A right to everything, such as the auditor's, is not the office of a judge.
    if (rule.subject !== subject) continue;
    if (deciding && ![rule.action].flat().some((action) => DECISIONS.has(action))) continue;
    const comparison: unknown = rule.conditions?.['departmentId'];
    const list: unknown =
      typeof comparison === 'object' && comparison !== null ? Reflect.get(comparison, '$in') : comparison;
    const departments = list === undefined ? [null] : [list].flat();
    for (const department of departments) found.add(typeof department === 'string' ? department : null);
  }
  return found;
}

/**
 * Whether one person would decide on applications and hear appeals of the same department (product.md: an appeals
 * officer never judges a case they acted on). Allowed, since small offices have no choice, but never by oversight.
 */
export function decidesAndHearsAppeals(rules: readonly AppRule[]): boolean {
  const decides = reach(rules, 'Application', true);
  const hears = reach(rules, 'Appeal', false);
  if (decides.size === 0 || hears.size === 0) return false;
  return decides.has(null) || hears.has(null) || [...decides].some((department) => hears.has(department));
}
