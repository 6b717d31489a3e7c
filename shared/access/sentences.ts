import { STAFF_LABELS, type ApplicationStatus } from '../applications/status';
import type { Priority } from '../applications/queue';
import type { Locale } from '../kernel/ids';
import { ACTION_LABELS, DEPARTMENT_VARIABLE_LABELS, FIELD_GROUP_LABELS, SUBJECT_LABELS } from './labels';
import type { ConditionField, DepartmentVariable, Permission } from './rules';

/** Names for the ids that conditions hold (departments, services, people); an id without one is shown as it is. */
export type NamesById = ReadonlyMap<string, string>;

const COLUMN_WORDS: Record<ConditionField, { ru: string; en: string }> = {
  id: { ru: 'запись', en: 'record' },
  departmentId: { ru: 'где', en: 'where' },
  assigneeId: { ru: 'исполнитель', en: 'assignee' },
  serviceId: { ru: 'услуга', en: 'service' },
  status: { ru: 'статус', en: 'status' },
  priority: { ru: 'срочность', en: 'priority' },
};

const PRIORITY_WORDS: Record<Priority, { ru: string; en: string }> = {
  standard: { ru: 'обычная', en: 'standard' },
  expedited: { ru: 'ускоренная', en: 'expedited' },
};

const WORDS = {
  me: { ru: 'сам сотрудник', en: 'the person themself' },
  nobody: { ru: 'не назначен', en: 'nobody' },
  nothing: { ru: 'ни одного', en: 'none' },
  except: { ru: 'кроме: ', en: 'except: ' },
  only: { ru: 'только поля: ', en: 'only the fields: ' },
  or: { ru: ' или ', en: ' or ' },
} as const;

function valueWord(column: ConditionField, value: unknown, locale: Locale, names: NamesById): string {
  if (value === '$me') return WORDS.me[locale];
  if (value === null) return WORDS.nobody[locale];
  if (column === 'status') return `«${STAFF_LABELS[value as ApplicationStatus][locale]}»`;
  if (column === 'priority') return PRIORITY_WORDS[value as Priority][locale];
  return names.get(String(value)) ?? String(value);
}

function comparisonWords(
  column: ConditionField,
  comparison: unknown,
  locale: Locale,
  names: NamesById,
): string {
  const word = (value: unknown) => valueWord(column, value, locale, names);
  if (typeof comparison !== 'object' || comparison === null) return word(comparison);
  const [operator, operand] = Object.entries(comparison)[0] ?? [];
  if (operator === '$ne') return `${WORDS.except[locale]}${word(operand)}`;
  if (typeof operand === 'string') return DEPARTMENT_VARIABLE_LABELS[operand as DepartmentVariable][locale];
  const values = [operand].flat();
  return values.length === 0 ? WORDS.nothing[locale] : values.map(word).join(WORDS.or[locale]);
}

/**
 * One permission in words: «Заявления: смотреть, брать в работу; где — своё подразделение и подчинённые». Server
 * and interface both take their sentences from here, so that what is previewed reads like what is stored.
 */
export function permissionSentence(
  { action, subject, fields, conditions }: Permission,
  locale: Locale,
  names: NamesById = new Map(),
): string {
  const parts = [action.map((name) => ACTION_LABELS[name][locale]).join(', ')];
  if (fields !== undefined) {
    const groups = fields.map((group) => FIELD_GROUP_LABELS[group][locale]);
    parts.push(`${WORDS.only[locale]}${groups.join(', ')}`);
  }
  for (const [column, comparison] of Object.entries(conditions ?? {})) {
    const words = comparisonWords(column as ConditionField, comparison, locale, names);
    parts.push(`${COLUMN_WORDS[column as ConditionField][locale]} — ${words}`);
  }
  return `${SUBJECT_LABELS[subject][locale]}: ${parts.join('; ')}`;
}

/** JSON with sorted keys and lists: two spellings of one permission part are the same text. */
function spelling(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (Array.isArray(item)) return item.map(String).toSorted();
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Permissions cut into single actions and joined again where only the action differs: an order to compare by. */
function byAction(permissions: readonly Permission[]): Map<string, Permission> {
  const found = new Map<string, Permission>();
  for (const { action, ...rest } of permissions) {
    for (const name of action) found.set(spelling({ ...rest, action: name }), { ...rest, action: [name] });
  }
  return found;
}

function joined(parts: readonly Permission[]): Permission[] {
  const groups = new Map<string, Permission>();
  for (const { action, ...rest } of parts) {
    const key = spelling(rest);
    const known = groups.get(key);
    groups.set(key, { ...rest, action: [...(known?.action ?? []), ...action] });
  }
  return [...groups.values()];
}

export interface PermissionChange {
  added: Permission[];
  removed: Permission[];
}

/** What a change of a role's permissions adds and takes away, action by action, whatever the order they stand in. */
export function permissionChange(
  before: readonly Permission[],
  after: readonly Permission[],
): PermissionChange {
  const [old, next] = [byAction(before), byAction(after)];
  return {
    added: joined([...next].flatMap(([key, part]) => (old.has(key) ? [] : [part]))),
    removed: joined([...old].flatMap(([key, part]) => (next.has(key) ? [] : [part]))),
  };
}
