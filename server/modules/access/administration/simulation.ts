import { subject as caslSubject } from '@casl/ability';
import {
  abilityFor,
  permissionSentence,
  rulesFor,
  type AccessScope,
  type DecidingRule,
  type Permission,
  type SimulationAnswer,
  type WhoCanBody,
} from '@shared/access';
import type { Locale } from '@shared/kernel/ids';
import { caseWorkOf, type AbsentColleague } from '../rights/rights';
import type { RoleContent, Structure } from '../rights/structure';
import type { People, PersonFacts } from './people';

export interface Question extends Pick<WhoCanBody, 'action' | 'subject' | 'field'> {
  /** What conditions may ask of the record; null when the question is about any record. */
  facts: Record<string, unknown> | null;
  locale: Locale;
}

/** One permission of a role, filled in for a person. */
interface Candidate {
  role: RoleContent;
  index: number;
  permission: Permission;
  scope: AccessScope;
  standInFor: string | null;
}

/** What a role gives a person, permission by permission; a stand-in gets the work on cases alone. */
function candidatesOf(role: RoleContent, scope: AccessScope, standInFor: string | null): Candidate[] {
  return role.permissions.flatMap((stored, index) => {
    const given = standInFor === null ? [stored] : caseWorkOf([stored]);
    return given.map((permission) => ({ role, index, permission, scope, standInFor }));
  });
}

function candidates(
  structure: Structure,
  person: PersonFacts,
  absent: readonly AbsentColleague[],
): Candidate[] {
  const { userId, departmentId } = person;
  const roleIds = person.roles.map(({ roleId }) => roleId);
  const own = structure
    .rolesOf(roleIds)
    .flatMap((role) => candidatesOf(role, structure.scopeOf(userId, departmentId), null));
  const lent = absent.flatMap((colleague) => {
    const scope = { ...structure.scopeOf(userId, colleague.departmentId), absentId: colleague.userId };
    return structure
      .rolesOf(colleague.roleIds)
      .flatMap((role) => candidatesOf(role, scope, colleague.shortName));
  });
  return [...own, ...lent];
}

function allows({ permission, scope }: Candidate, question: Question, withField: boolean): boolean {
  const { action, subject, facts, field } = question;
  const ability = abilityFor(rulesFor([permission], scope));
  const record = facts === null ? subject : caslSubject(subject, { ...facts });
  return ability.can(action, record, withField ? field : undefined);
}

function describe(
  { role, index, permission, standInFor }: Candidate,
  people: People,
  locale: Locale,
): DecidingRule {
  const names = new Map(people.structure.departments.map(({ id, name }) => [id, name]));
  return {
    roleCode: role.code,
    roleLabel: locale === 'en' ? role.labelEn : role.labelRu,
    index,
    sentence: permissionSentence(permission, locale, names),
    standInFor,
  };
}

/**
 * May this person do this, by which rule of which role, and if not, how far they get: the very rules that decide
 * every request, asked one at a time.
 */
export function simulate(
  people: People,
  person: PersonFacts,
  absent: readonly AbsentColleague[],
  question: Question,
): SimulationAnswer {
  const refused = (reason: SimulationAnswer['reason'], nearest?: Candidate): SimulationAnswer => ({
    allowed: false,
    rule: nearest === undefined ? null : describe(nearest, people, question.locale),
    reason,
  });
  if (person.blocked) return refused('blocked');
  if (person.roles.length === 0 && absent.length === 0) return refused('noRole');
  const all = candidates(people.structure, person, absent);
  const deciding = all.find((candidate) => allows(candidate, question, true));
  if (deciding !== undefined) {
    const onSome = question.facts === null && deciding.permission.conditions !== undefined;
    const rule = describe(deciding, people, question.locale);
    return { allowed: true, rule, reason: onSome ? 'allowedOnSome' : 'allowed' };
  }
  const otherFields = all.find((candidate) => allows(candidate, question, false));
  if (otherFields !== undefined) return refused('otherFields', otherFields);
  const otherRecords = all.find((candidate) => allows(candidate, { ...question, facts: null }, false));
  return otherRecords === undefined ? refused('noRule') : refused('otherRecords', otherRecords);
}
