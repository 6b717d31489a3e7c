import { subject as caslSubject } from '@casl/ability';
import type { AccessScope, Action, AppAbility, AppRule, FieldGroup, Subject } from '@shared/access';
import type { AuditEntry } from '../audit';

/** The signed-in person on whose behalf a request acts, with the rights of this very moment. */
export interface Actor {
  readonly kind: 'staff';
  readonly userId: string;
  /** «Смирнова К. А.» */
  readonly shortName: string;
  readonly departmentId: string;
  readonly scope: AccessScope;
  readonly ability: AppAbility;
  /** By their own roles alone, without what a stand-in is lent. */
  readonly ownAbility: AppAbility;
  /** Absent colleagues whose work the person does at present. */
  readonly standsInFor: readonly { userId: string; shortName: string }[];
  readonly rules: AppRule[];
}

/** A member of staff as the audit log names them. */
export function auditActor(actor: Actor): AuditEntry['actor'] {
  return { kind: 'staff', id: actor.userId, name: actor.shortName };
}

/** A second signature is the signer's own, whoever holds the case. */
const SIGNING: ReadonlySet<Action> = new Set<Action>(['signOff', 'returnProposal']);

/**
 * The absent colleague for whom `actor` does `action` on a case: its holder, or whoever's rights alone allow it. Null
 * when the person acts on their own account.
 */
export function onBehalfOf(
  actor: Actor,
  action: Action,
  record: CaseFacts,
): Actor['standsInFor'][number] | null {
  const holder = actor.standsInFor.find(({ userId }) => userId === record.assigneeId);
  const byOwnRights = actor.ownAbility.can(action, caslSubject('Application', factsOf(record)));
  if (byOwnRights && (holder === undefined || SIGNING.has(action))) return null;
  if (holder !== undefined) return holder;
  return actor.standsInFor[0] ?? null;
}

/** The portal that holds an API key; it acts for applicants and sees only what it filed. */
export interface PortalClient {
  readonly kind: 'portal';
  readonly clientId: string;
}

/** What of a case conditions may ask. */
export interface CaseFacts {
  id: string;
  departmentId: string;
  assigneeId: string | null;
  serviceId: string;
  status: string;
  priority: string;
}

/** Only what conditions ask: rows are long, and a page of them is checked command by command. */
function factsOf(record: CaseFacts): Record<string, unknown> {
  const { id, departmentId, assigneeId, serviceId, status, priority } = record;
  return { id, departmentId, assigneeId, serviceId, status, priority };
}

/** Whether `actor` may do `action` on this very record, optionally on a group of its fields. */
export function mayOn(
  actor: Actor,
  action: Action,
  type: Subject,
  record: CaseFacts,
  field?: FieldGroup,
): boolean {
  return actor.ability.can(action, caslSubject(type, factsOf(record)), field);
}

/** Whether `actor` may do `action` on at least some records of the type. */
export function may(actor: Actor, action: Action, type: Subject): boolean {
  return actor.ability.can(action, type);
}
/** «Фамилия И. О.», as people are named in lists and in history. */
export function shortName(person: {
  lastName: string;
  firstName: string;
  middleName: string | null;
}): string {
  const initials = [person.firstName, person.middleName].filter(Boolean).map((part) => `${part?.charAt(0)}.`);
  return [person.lastName, ...initials].join(' ');
}
