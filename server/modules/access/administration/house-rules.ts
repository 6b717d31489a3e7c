import {
  administers,
  beyond,
  decidesAndHearsAppeals,
  notGrantable,
  type AffectedPerson,
  type AppRule,
} from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { shortName } from '../actor';
import type { People, PersonFacts, PersonRole } from './people';

/** The roles that a person keeps: held before at least as long as they are held now. */
function keptRoles(before: PersonFacts, after: PersonFacts): PersonRole[] {
  return before.roles.filter((held) => {
    const now = after.roles.find(({ roleId }) => roleId === held.roleId);
    if (now === undefined) return false;
    if (held.expiresAt === null) return true;
    return now.expiresAt !== null && now.expiresAt <= held.expiresAt;
  });
}

/** People alike in everything that rights are made of are looked at once. */
function likeness(before: PersonFacts | undefined, after: PersonFacts): string {
  const facts = (person: PersonFacts | undefined) =>
    person && [person.blocked, person.departmentId, person.roles];
  return JSON.stringify([facts(before), facts(after)]);
}

/** A stand-in for everybody alike, since `$me` is somebody else in each. */
const ANYBODY = 'anybody';
const anonymous = (person: PersonFacts): PersonFacts => ({ ...person, userId: ANYBODY });

interface Gain {
  person: PersonFacts;
  before: AppRule[];
  after: AppRule[];
}

/** Whoever may differ from before, one of each kind, with what they kept and what they may do now. */
function gains(before: People, after: People): Gain[] {
  const sameStructure = before.structure.version === after.structure.version;
  const found = new Map<string, Gain>();
  for (const person of after.all) {
    const earlier = before.person(person.userId);
    const key = likeness(earlier, person);
    const unchanged = sameStructure && key === likeness(person, person);
    if (person.blocked || unchanged || found.has(key)) continue;
    const kept = earlier === undefined ? [] : keptRoles(earlier, person);
    found.set(key, {
      person,
      before: earlier === undefined ? [] : before.rulesOf(anonymous(earlier), kept),
      after: after.rulesOf(anonymous(person)),
    });
  }
  return [...found.values()];
}

/** Nobody grants what they lack: whatever anybody gains, the one who makes the change holds or may grant. */
function checkGrants(before: People, after: People, giver: PersonFacts): void {
  const held = before.rulesOf(giver);
  for (const gain of gains(before, after)) {
    const lacking = notGrantable(held, beyond(gain.before, gain.after));
    if (lacking.length > 0) throw grantExceedsOwn(lacking);
  }
}

/** The refusal names what is lacked, by action and subject. */
export function grantExceedsOwn(lacking: readonly AppRule[]): DomainError {
  const named = new Map(lacking.map((rule) => [`${String(rule.action)} ${String(rule.subject)}`, rule]));
  return new DomainError('grant_exceeds_own', {
    lacking: [...named.values()].slice(0, 50).map(({ action, subject }) => ({ action, subject })),
  });
}

/** Nobody widens their own rights, by whatever way: a role that they hold, the tree of departments, their place in it. */
function checkOwnRights(before: People, after: People, giver: PersonFacts): void {
  const now = after.person(giver.userId);
  if (now === undefined || now.blocked) return;
  const gained = beyond(before.rulesOf(giver, keptRoles(giver, now)), after.rulesOf(now));
  if (gained.length > 0) throw new DomainError('own_rights');
}

/** People who run the house for good: not blocked, with a password of their own and a role that does not expire. */
export function administratorsOf(people: People): PersonFacts[] {
  const known = new Map<string, boolean>();
  return people.all.filter((person) => {
    if (person.blocked || person.invited) return false;
    const lasting = person.roles.filter(({ expiresAt }) => expiresAt === null);
    const key = lasting.map(({ roleId }) => roleId).join();
    const runs = known.get(key) ?? administers(people.rulesOf(person, lasting));
    known.set(key, runs);
    return runs;
  });
}

function checkLastAdministrator(before: People, after: People): void {
  if (administratorsOf(after).length === 0 && administratorsOf(before).length > 0)
    throw new DomainError('last_administrator');
}

/** People who would decide and hear appeals of one department, and did not before. */
export function newConflicts(before: People, after: People): AffectedPerson[] {
  const known = new Map<string, boolean>();
  const conflicting = (people: People, person: PersonFacts | undefined): boolean => {
    if (person === undefined) return false;
    const key = `${people.structure.version} ${person.departmentId} ${String(person.blocked)} ${person.roles.map(({ roleId }) => roleId).join()}`;
    const conflict = known.get(key) ?? decidesAndHearsAppeals(people.rulesOf(person));
    known.set(key, conflict);
    return conflict;
  };
  return after.all
    .filter((person) => conflicting(after, person) && !conflicting(before, before.person(person.userId)))
    .map((person) => affected(after, person));
}

export function affected(people: People, person: PersonFacts): AffectedPerson {
  return {
    userId: person.userId,
    shortName: shortName(person),
    departmentName: people.structure.department(person.departmentId)?.name ?? '',
  };
}

/**
 * What holds for every administrative change, told from everybody's rights before and after it. Errors: `own_rights`,
 * `grant_exceeds_own`, `last_administrator`, and `confirmation_required` for what is allowed but unusual.
 */
export function checkHouseRules(
  before: People,
  after: People,
  giver: PersonFacts,
  { confirmed }: { confirmed: boolean },
): void {
  checkOwnRights(before, after, giver);
  checkGrants(before, after, giver);
  checkLastAdministrator(before, after);
  const conflicts = confirmed ? [] : newConflicts(before, after);
  if (conflicts.length > 0) {
    throw new DomainError('confirmation_required', {
      reason: 'decides_and_hears_appeals',
      people: conflicts.slice(0, 100),
    });
  }
}
