import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  beyond,
  notGrantable,
  permissionChange,
  permissionSentence,
  rulesFor,
  type NewRoleBody,
  type Permission,
  type RestoreRoleBody,
  type RoleBody,
  type RolePreview,
  type RoleVersionRecord,
} from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import { Clock } from '../../../platform/clock';
import { UnitOfWork, type Tx } from '../../../platform/database';
import { AuditLog } from '../../audit';
import { auditActor, type Actor } from '../actor';
import { Administration, type Giver } from './administration.service';
import { affected, grantExceedsOwn, newConflicts } from './house-rules';
import { People } from './people';
import { requireVersion, wrongField } from './records';
import { RolesRepository, type Role } from './roles.repository';

type RoleContent = Pick<Role, 'labelRu' | 'labelEn' | 'requiresSecondFactor' | 'permissions'>;

/** Roles: every change makes a version that can be looked at and brought back. */
@Injectable()
export class RolesService {
  constructor(
    private readonly administration: Administration,
    private readonly repository: RolesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, { code, ...content }: NewRoleBody): Promise<string> {
    return this.administration.change(actor, { confirmed: true }, async (tx, giver) => {
      const id = randomUUID();
      giver.require('create', 'Role', { id });
      const role: Role = {
        id,
        code: code ?? `custom_${randomBytes(4).toString('hex')}`,
        ...content,
        preset: false,
        version: 1,
      };
      if (await this.repository.codeTaken(tx, role.code)) throw wrongField('code', 'taken');
      this.requireGrantable(giver, [], content.permissions);
      await this.repository.insert(tx, role);
      await this.addVersion(tx, actor, role, null);
      await this.record(tx, giver, 'roleCreated', role, null, content);
      return id;
    });
  }

  /** Errors besides those of the house: `stale_version`. */
  async change(actor: Actor, id: string, { version, confirm, ...content }: RoleBody): Promise<void> {
    await this.administration.change(actor, { confirmed: confirm }, async (tx, giver) => {
      const role = await this.find(tx, giver, id, version, content);
      await this.replace(tx, giver, role, content, null);
    });
  }

  /** An earlier version becomes the newest one, by the same rules as any other change. */
  async restore(
    actor: Actor,
    id: string,
    { version, restoredVersion, confirm }: RestoreRoleBody,
  ): Promise<void> {
    await this.administration.change(actor, { confirmed: confirm }, async (tx, giver) => {
      const role = await this.find(tx, giver, id, version, {});
      const old = await this.repository.version(tx, id, restoredVersion);
      if (old === null) throw wrongField('restoredVersion', 'unknown_record');
      await this.replace(tx, giver, role, contentOf(old), restoredVersion);
    });
  }

  /** Error: `role_in_use` for a preset and for a role that somebody has. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.administration.change(actor, { confirmed: true }, async (tx, giver) => {
      const role = await this.repository.lock(tx, id);
      if (role === null) throw new DomainError('not_found');
      giver.require('update', 'Role', { id });
      const now = this.clock.now();
      if (role.preset || (await this.repository.assigned(tx, id, now))) throw new DomainError('role_in_use');
      await this.repository.delete(tx, id, now);
      await this.record(tx, giver, 'roleDeleted', role, contentOf(role), null);
    });
  }

  async versions(id: string): Promise<RoleVersionRecord[]> {
    const versions = await this.unitOfWork.read((tx) => this.repository.versions(tx, id));
    if (versions.length === 0) throw new DomainError('not_found');
    return versions.map(({ roleId: _role, authorId: _author, createdAt, ...version }) => ({
      ...version,
      createdAt: createdAt.toISOString(),
    }));
  }

  /** What the permissions would change, in sentences, and for whom. Nothing is written. */
  async preview(id: string, permissions: Permission[], locale: Locale): Promise<RolePreview> {
    const people = await this.administration.people();
    const role = people.structure.rolesOf([id])[0];
    if (role === undefined) throw new DomainError('not_found');
    const next = new People(people.structure.withRole({ ...role, permissions }), people.all);
    const holders = people.all.filter(
      ({ blocked, roles }) => !blocked && roles.some(({ roleId }) => roleId === id),
    );
    const names = new Map(people.structure.departments.map((department) => [department.id, department.name]));
    const { added, removed } = permissionChange(role.permissions, permissions);
    const sentences = (list: Permission[]) => list.map((entry) => permissionSentence(entry, locale, names));
    return {
      added: sentences(added),
      removed: sentences(removed),
      people: holders.slice(0, 100).map((person) => affected(people, person)),
      peopleCount: holders.length,
      conflicts: newConflicts(people, next),
    };
  }

  private async find(tx: Tx, giver: Giver, id: string, version: number, sent: Partial<Role>): Promise<Role> {
    const role = await this.repository.lock(tx, id);
    if (role === null) throw new DomainError('not_found');
    giver.require('update', 'Role', { id });
    const last = (await this.repository.versions(tx, id))[0];
    const changed = { changedAt: last?.createdAt ?? null, changedBy: last?.authorName ?? null };
    requireVersion<Role & typeof changed>('Role', { ...role, ...changed }, version, sent);
    return role;
  }

  private async replace(
    tx: Tx,
    giver: Giver,
    role: Role,
    content: RoleContent,
    restoredFrom: number | null,
  ): Promise<void> {
    this.requireGrantable(giver, role.permissions, content.permissions);
    const next = { ...role, ...content, version: role.version + 1 };
    await this.repository.save(tx, next);
    await this.addVersion(tx, giver.actor, next, restoredFrom);
    const action = restoredFrom === null ? 'roleChanged' : 'roleRestored';
    await this.record(tx, giver, action, next, contentOf(role), contentOf(next));
  }

  /** Also for a role that nobody has yet: it holds nothing new that its author could not give. */
  private requireGrantable(giver: Giver, before: Permission[], after: Permission[]): void {
    const scope = giver.people.structure.scopeOf(giver.facts.userId, giver.facts.departmentId);
    const lacking = notGrantable(giver.rules, beyond(rulesFor(before, scope), rulesFor(after, scope)));
    if (lacking.length > 0) throw grantExceedsOwn(lacking);
  }

  private async addVersion(tx: Tx, actor: Actor, role: Role, restoredFrom: number | null): Promise<void> {
    await this.repository.addVersion(tx, {
      roleId: role.id,
      version: role.version,
      ...contentOf(role),
      authorId: actor.userId,
      authorName: actor.shortName,
      createdAt: this.clock.now(),
      restoredFrom,
    });
  }

  private async record(
    tx: Tx,
    giver: Giver,
    action: Parameters<AuditLog['record']>[1]['action'],
    role: Role,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const subject = { type: 'Role', id: role.id, label: role.labelRu };
    await this.audit.record(tx, { actor: auditActor(giver.actor), action, subject, before, after });
  }
}

function contentOf({ labelRu, labelEn, requiresSecondFactor, permissions }: RoleContent): RoleContent {
  return { labelRu, labelEn, requiresSecondFactor, permissions };
}
