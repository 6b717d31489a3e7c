import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  AdministrationVersion,
  BlockBody,
  InviteBody,
  RoleAssignment,
  UserBody,
  UserRolesBody,
} from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../../platform/clock';
import type { Tx } from '../../../platform/database';
import { Outbox } from '../../../platform/queue';
import { AuditLog } from '../../audit';
import { auditActor, shortName, type Actor } from '../actor';
import { LoginLock } from '../sign-in/login-lock.service';
import { Administration, type Giver } from './administration.service';
import { unusablePassword } from './invitation-password';
import { INVITED, LEFT_CASES } from './outbox-events';
import { difference, requireVersion, wrongField } from './records';
import { UsersRepository, type User } from './users.repository';

/** What of a person their colleagues may change; the rest has commands of its own. */
type Details = Pick<User, 'email' | 'lastName' | 'firstName' | 'middleName' | 'position' | 'departmentId' | 'phone' | 'locale'>; // prettier-ignore

/** People of the house: invited, changed, given roles, blocked and let in again. */
@Injectable()
export class UsersService {
  constructor(
    private readonly administration: Administration,
    private readonly repository: UsersRepository,
    private readonly lock: LoginLock,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Errors besides those of the house: `validation_failed` for a taken address or what is named but does not exist. */
  async invite(actor: Actor, { roles, confirm, ...details }: InviteBody): Promise<string> {
    return this.administration.change(actor, { confirmed: confirm }, async (tx, giver) => {
      const id = randomUUID();
      giver.require('create', 'User', { id, departmentId: details.departmentId });
      await this.checkDetails(tx, giver, details, null);
      this.checkRoles(giver, roles);
      const passwordHash = await unusablePassword();
      const now = this.clock.now();
      const mark = { createdAt: now, changedAt: now, changedBy: actor.shortName };
      await this.repository.insert(tx, [{ id, ...details, passwordHash, mustChangePassword: true, ...mark }]);
      await this.repository.replaceRoles(tx, id, roles);
      await this.outbox.append(tx, [{ type: INVITED, aggregateId: id }]);
      await this.record(tx, giver, 'userInvited', { id, ...details }, null, { ...details, roles });
      return id;
    });
  }

  async change(actor: Actor, id: string, { version, confirm, ...details }: UserBody): Promise<void> {
    await this.administration.change(actor, { confirmed: confirm }, async (tx, giver) => {
      const user = await this.find(tx, giver, id);
      requireVersion('User', user, version, details);
      await this.checkDetails(tx, giver, details, user);
      giver.require('update', 'User', { id, departmentId: details.departmentId });
      const moved = details.departmentId !== user.departmentId;
      if (moved && id === actor.userId) throw new DomainError('own_rights');
      if (details.email.toLowerCase() !== user.email.toLowerCase()) this.requireRightsOf(giver, user);
      await this.write(tx, actor, user, details);
      if (moved) await this.leaveCases(tx, id, null);
      const change = difference<Details>(user, details);
      await this.record(tx, giver, 'userChanged', { ...user, ...details }, change.before, change.after);
    });
  }

  /** All roles of the person from now on, each for good or until a moment. Nobody changes their own. */
  async assignRoles(actor: Actor, id: string, { version, roles, confirm }: UserRolesBody): Promise<void> {
    await this.administration.change(actor, { confirmed: confirm }, async (tx, giver) => {
      const user = await this.find(tx, giver, id);
      requireVersion('User', user, version);
      if (id === actor.userId) throw new DomainError('own_rights');
      this.checkRoles(giver, roles);
      const before = (await this.repository.roles(tx, id)).map(({ roleId, expiresAt }) => ({
        roleId,
        expiresAt: expiresAt?.toISOString() ?? null,
      }));
      await this.repository.replaceRoles(tx, id, roles);
      await this.write(tx, actor, user, {});
      const named = (list: readonly RoleAssignment[]) => ({ roles: this.named(giver, list) });
      await this.record(tx, giver, 'rolesAssigned', user, named(before), named(roles));
    });
  }

  /** Sessions end with the transaction; open cases follow at once, to the queue or to the colleague named. */
  async block(actor: Actor, id: string, { version, casesTo }: BlockBody): Promise<void> {
    await this.administration.change(actor, { confirmed: true }, async (tx, giver) => {
      const user = await this.find(tx, giver, id);
      requireVersion('User', user, version);
      if (id === actor.userId) throw new DomainError('own_rights');
      if (user.blockedAt !== null) throw wrongField('id', 'blocked_person');
      this.checkColleague(giver, user, casesTo);
      await this.write(tx, actor, user, { blockedAt: this.clock.now() });
      await this.repository.endSessions(tx, [id]);
      await this.leaveCases(tx, id, casesTo);
      await this.record(tx, giver, 'userBlocked', user, null, { casesTo });
    });
  }

  async unblock(actor: Actor, id: string, { version, confirm }: AdministrationVersion): Promise<void> {
    await this.administration.change(actor, { confirmed: confirm }, async (tx, giver) => {
      const user = await this.find(tx, giver, id);
      requireVersion('User', user, version);
      await this.write(tx, actor, user, { blockedAt: null });
      await this.record(tx, giver, 'userUnblocked', user, { blockedAt: user.blockedAt }, { blockedAt: null });
    });
  }

  /** Lets a person try again who is locked out after wrong passwords. */
  async unlock(actor: Actor, id: string, { version }: AdministrationVersion): Promise<void> {
    await this.administration.change(actor, { confirmed: true }, async (tx, giver) => {
      const user = await this.find(tx, giver, id);
      requireVersion('User', user, version);
      await this.lock.release(tx, user.email);
      await this.record(tx, giver, 'userUnlocked', user, null, null);
    });
  }

  /** Sends a new temporary password to whoever has not used the one before. Error: `invitation_accepted`. */
  async reinvite(actor: Actor, id: string, { version }: AdministrationVersion): Promise<void> {
    await this.administration.change(actor, { confirmed: true }, async (tx, giver) => {
      const user = await this.find(tx, giver, id);
      requireVersion('User', user, version);
      if (!user.mustChangePassword) throw new DomainError('invitation_accepted');
      this.requireRightsOf(giver, user);
      await this.write(tx, actor, user, { invitationSentAt: null });
      await this.outbox.append(tx, [{ type: INVITED, aggregateId: id }]);
      await this.record(tx, giver, 'userInvited', user, null, { repeated: true });
    });
  }

  private async find(tx: Tx, giver: Giver, id: string): Promise<User> {
    const user = await this.repository.lock(tx, id);
    if (user === null) throw new DomainError('not_found');
    giver.require('update', 'User', { id, departmentId: user.departmentId });
    return user;
  }

  private requireRightsOf(giver: Giver, { id }: User): void {
    const facts = giver.people.person(id);
    if (facts !== undefined) giver.requireRightsOf(facts);
  }

  private async checkDetails(tx: Tx, giver: Giver, details: Details, user: User | null): Promise<void> {
    const department = giver.people.structure.department(details.departmentId);
    if (department === undefined) throw wrongField('departmentId', 'unknown_record');
    if (department.closed && user?.departmentId !== details.departmentId)
      throw wrongField('departmentId', 'closed_department');
    const taken = await this.repository.takenEmails(tx, [details.email], user?.id ?? null);
    if (taken.size > 0) throw wrongField('email', 'taken');
  }

  private checkRoles(giver: Giver, roles: readonly RoleAssignment[]): void {
    const now = this.clock.now();
    const seen = new Set<string>();
    roles.forEach(({ roleId, expiresAt }, index) => {
      const known = giver.people.structure.rolesOf([roleId]).length > 0;
      if (!known) throw wrongField(`roles.${index}.roleId`, 'unknown_record');
      if (seen.has(roleId)) throw wrongField(`roles.${index}.roleId`, 'taken');
      if (expiresAt !== null && new Date(expiresAt) <= now)
        throw wrongField(`roles.${index}.expiresAt`, 'in_the_past');
      seen.add(roleId);
    });
  }

  /** Whoever takes the cases over works, and in the same agency. */
  private checkColleague(giver: Giver, user: User, colleagueId: string | null): void {
    if (colleagueId === null) return;
    const colleague = giver.people.person(colleagueId);
    if (colleague === undefined) throw wrongField('casesTo', 'unknown_record');
    if (colleagueId === user.id) throw wrongField('casesTo', 'same_person');
    if (colleague.blocked) throw wrongField('casesTo', 'blocked_person');
    const agency = (id: string) => giver.people.structure.agencyOf(id);
    if (agency(colleague.departmentId) !== agency(user.departmentId))
      throw wrongField('casesTo', 'another_agency');
  }

  private async leaveCases(tx: Tx, id: string, casesTo: string | null): Promise<void> {
    await this.outbox.append(tx, [{ type: LEFT_CASES, aggregateId: id, payload: { casesTo } }]);
  }

  private async write(tx: Tx, actor: Actor, user: User, values: Partial<User>): Promise<void> {
    const mark = { changedAt: this.clock.now(), changedBy: actor.shortName, version: user.version + 1 };
    await this.repository.save(tx, user.id, { ...values, ...mark });
  }

  private named(giver: Giver, roles: readonly RoleAssignment[]) {
    return roles.map(({ roleId, expiresAt }) => ({
      role: giver.people.structure.rolesOf([roleId])[0]?.code ?? roleId,
      expiresAt,
    }));
  }

  private async record(
    tx: Tx,
    giver: Giver,
    action: Parameters<AuditLog['record']>[1]['action'],
    user: Pick<User, 'id' | 'lastName' | 'firstName' | 'middleName'>,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const subject = { type: 'User', id: user.id, label: shortName(user) };
    await this.audit.record(tx, { actor: auditActor(giver.actor), action, subject, before, after });
  }
}
