import { permissionChange, type Action, type Permission, type Subject } from '@shared/access';
import { STAFF_COMMANDS } from '@shared/applications/machine';

export type MatrixSubject = Subject | 'all';
/** One way in which a role may do an action: everywhere, or only under conditions and with some of the fields. */
export type Grant = Pick<Permission, 'fields' | 'conditions'>;
/** The grants of a role by subject and action; a cell without any is not there. */
export type Matrix = ReadonlyMap<string, readonly Grant[]>;

/** Rows of the table of a case: every action on it. */
export const CASE_ACTIONS: readonly Action[] = ['read', 'readPersonal', 'revealPersonal', ...STAFF_COMMANDS];

const UPKEEP: readonly Action[] = ['read', 'create', 'update'];

/** What can be done to each other kind of record; the rest never happens. */
export const OTHER_ROWS: readonly { subject: MatrixSubject; actions: readonly Action[] }[] = [
  { subject: 'all', actions: ['read', 'grant'] },
  { subject: 'Document', actions: ['read', 'download'] },
  { subject: 'Correction', actions: ['read'] },
  { subject: 'Decision', actions: ['read'] },
  { subject: 'Appeal', actions: ['read'] },
  { subject: 'Inquiry', actions: ['read'] },
  { subject: 'Service', actions: [...UPKEEP, 'publish'] },
  { subject: 'Department', actions: UPKEEP },
  { subject: 'User', actions: UPKEEP },
  { subject: 'Role', actions: UPKEEP },
  { subject: 'Calendar', actions: UPKEEP },
  { subject: 'Template', actions: UPKEEP },
  { subject: 'Notification', actions: ['read'] },
  { subject: 'AuditEvent', actions: ['read'] },
  { subject: 'ApiClient', actions: UPKEEP },
  { subject: 'Job', actions: ['read', 'retry'] },
];
export const OTHER_COLUMNS: readonly Action[] = [
  'read',
  'create',
  'update',
  'publish',
  'download',
  'retry',
  'grant',
];

/** Subjects whose records belong to a department, so that a condition on it means something. */
export const OF_DEPARTMENT: readonly MatrixSubject[] = ['Application', 'Appeal', 'User', 'Department'];

const cell = (subject: MatrixSubject, action: Action) => `${subject} ${action}`;

export function matrixOf(permissions: readonly Permission[]): Matrix {
  const found = new Map<string, Grant[]>();
  for (const { action, subject, ...grant } of permissions) {
    for (const name of action) {
      const key = cell(subject, name);
      found.set(key, [...(found.get(key) ?? []), grant]);
    }
  }
  return found;
}

/** The same grants as a role stores them; actions that differ in nothing else share a permission. */
export function permissionsOf(matrix: Matrix): Permission[] {
  const parts = [...matrix].flatMap(([key, grants]) => {
    const [subject, action] = key.split(' ') as [MatrixSubject, Action];
    return grants.map((grant): Permission => ({ action: [action], subject, ...grant }));
  });
  return permissionChange([], parts).added;
}

export function grantsOf(matrix: Matrix, subject: MatrixSubject, action: Action): readonly Grant[] {
  return matrix.get(cell(subject, action)) ?? [];
}

export function withGrants(
  matrix: Matrix,
  subject: MatrixSubject,
  action: Action,
  grants: readonly Grant[],
): Matrix {
  const next = new Map(matrix);
  if (grants.length === 0) next.delete(cell(subject, action));
  else next.set(cell(subject, action), grants);
  return next;
}

/** A newly ticked action reaches no further than the own department and those below. */
export function firstGrant(subject: MatrixSubject): Grant {
  return subject === 'Application' || subject === 'Appeal'
    ? { conditions: { departmentId: { $in: '$departments' } } }
    : {};
}

/** What a role holds that no cell of the tables shows; it is kept as it is. */
export function besideTables(matrix: Matrix): Permission[] {
  const shown = (subject: string, action: Action) =>
    subject === 'Application' ? CASE_ACTIONS.includes(action) : OTHER_COLUMNS.includes(action);
  const rest = [...matrix].filter(([key]) => {
    const [subject = '', action] = key.split(' ');
    return !shown(subject, action as Action);
  });
  return permissionsOf(new Map(rest));
}
