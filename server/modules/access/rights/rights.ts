import {
  abilityFor,
  rulesFor,
  type AccessScope,
  type AppAbility,
  type AppRule,
  type Permission,
  type Subject,
} from '@shared/access';
import type { Structure } from './structure';

/** Whose work a person does while they are away. */
export interface AbsentColleague {
  userId: string;
  /** «Петрова О. И.» */
  shortName: string;
  departmentId: string;
  roleIds: readonly string[];
}

/** What of a person decides their rights; the roles are those in force. */
export interface RightsHolder {
  userId: string;
  departmentId: string;
  roleIds: readonly string[];
  absent: readonly AbsentColleague[];
}

export interface Rights {
  readonly scope: AccessScope;
  /** Everything the person may do, standing in for others included. */
  readonly rules: AppRule[];
  readonly ability: AppAbility;
  /** What they may do by their own roles; the same object when they stand in for nobody. */
  readonly ownAbility: AppAbility;
}

/** What a stand-in takes over: the work on cases, and no administration. */
const CASE_SUBJECTS: readonly Subject[] = [
  'Application',
  'Document',
  'Correction',
  'Decision',
  'Appeal',
  'Inquiry',
  'Notification',
];

/** The part of a role that a stand-in takes over. */
export function caseWorkOf(permissions: readonly Permission[]): Permission[] {
  return permissions.flatMap((entry) => {
    const [first, ...rest] = entry.action.filter((action) => action !== 'grant');
    if (first === undefined) return [];
    const action: Permission['action'] = [first, ...rest];
    if (entry.subject === 'all') return CASE_SUBJECTS.map((subject) => ({ ...entry, action, subject }));
    return CASE_SUBJECTS.includes(entry.subject) ? [{ ...entry, action }] : [];
  });
}

export function permissionsOf(structure: Structure, roleIds: readonly string[]): Permission[] {
  return structure.rolesOf(roleIds).flatMap((role) => role.permissions);
}

/** What a person gets by standing in: the absent one's work on cases, where `$me` is either of the two. */
export function standInRules(structure: Structure, userId: string, absent: AbsentColleague): AppRule[] {
  const scope = { ...structure.scopeOf(userId, absent.departmentId), absentId: absent.userId };
  return rulesFor(caseWorkOf(permissionsOf(structure, absent.roleIds)), scope);
}

/** The rights of a person by their own roles. */
export function ownRules(structure: Structure, holder: Omit<RightsHolder, 'absent'>): AppRule[] {
  const scope = structure.scopeOf(holder.userId, holder.departmentId);
  return rulesFor(permissionsOf(structure, holder.roleIds), scope);
}

export function rightsOf(structure: Structure, holder: RightsHolder): Rights {
  const own = ownRules(structure, holder);
  const ownAbility = abilityFor(own);
  const scope = structure.scopeOf(holder.userId, holder.departmentId);
  if (holder.absent.length === 0) return { scope, rules: own, ability: ownAbility, ownAbility };
  const lent = holder.absent.flatMap((absent) => standInRules(structure, holder.userId, absent));
  const rules = [...own, ...lent];
  const united = (name: 'departmentIds' | 'agencyDepartmentIds') => [
    ...new Set([
      ...scope[name],
      ...holder.absent.flatMap((absent) => structure.scopeOf(absent.userId, absent.departmentId)[name]),
    ]),
  ];
  return {
    scope: {
      ...scope,
      departmentIds: united('departmentIds'),
      agencyDepartmentIds: united('agencyDepartmentIds'),
    },
    rules,
    ability: abilityFor(rules),
    ownAbility,
  };
}
