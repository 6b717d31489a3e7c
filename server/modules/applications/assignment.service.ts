import { Injectable } from '@nestjs/common';
import type { ApplicationRow, AssignBody, VersionBody } from '@shared/applications';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import { AccessService, may, mayOn, shortName, type Actor } from '../access';
import { ApplicationsRepository, type Application } from './applications.repository';
import { CaseChanges } from './changes.service';
import { ClaimWatch } from './claim-watch.service';
import { holderOf } from './holder';
import { ApplicationRows } from './rows.service';

/** Who works on a case: claim, claim the next, release, assign. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ApplicationsRepository,
    private readonly changes: CaseChanges,
    private readonly rows: ApplicationRows,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly claims: ClaimWatch,
  ) {}

  /** Error besides the common ones: `already_assigned`. */
  async claim(actor: Actor, id: string, { version }: VersionBody): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'claim');
      await this.give(tx, actor, application);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  /** The free case of the departments that falls due first, now claimed; null when there is none. */
  async claimNext(actor: Actor, departmentId: string | undefined): Promise<ApplicationRow | null> {
    const departments = departmentId === undefined ? actor.scope.departmentIds : [departmentId];
    if (!departments.every((id) => actor.scope.departmentIds.includes(id)))
      throw new DomainError('forbidden');
    return this.unitOfWork.run(async (tx) => {
      const application = await this.repository.lockNextFree(tx, departments);
      if (application === null) return null;
      if (!mayOn(actor, 'claim', 'Application', application)) throw new DomainError('forbidden');
      await this.give(tx, actor, application);
      return this.rows.afterCommand(tx, actor, application.id);
    });
  }

  async release(actor: Actor, id: string, { version }: VersionBody): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'release');
      await this.changes.apply(tx, actor, application, {
        command: 'release',
        values: { assigneeId: null, claimedAt: null },
        event: { type: 'released', before: await holderOf(tx, this.access, application), after: null },
      });
      await this.claims.stop(tx, id);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  /** Errors besides the common ones: `assignee_not_eligible` for someone who could not claim the case themselves. */
  async assign(actor: Actor, id: string, { version, assigneeId }: AssignBody): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'assign');
      const candidates = await this.access.staffOf(tx, [...actor.scope.agencyDepartmentIds]);
      const chosen = candidates.find(({ actor: candidate }) => candidate.userId === assigneeId);
      if (!chosen || !mayOn(chosen.actor, 'claim', 'Application', application)) {
        throw new DomainError('assignee_not_eligible', {
          errors: [{ path: 'assigneeId', code: 'assignee_not_eligible', message: 'assigneeId' }],
        });
      }
      const next = await this.changes.apply(tx, actor, application, {
        command: 'assign',
        values: { assigneeId, claimedAt: this.clock.now() },
        event: {
          type: 'assigned',
          before: await holderOf(tx, this.access, application),
          after: { assigneeId, assigneeName: shortName(chosen.person) },
        },
      });
      await this.claims.watch(tx, next);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  /** Who could take the case, with the number of cases each has open. */
  async assignees(actor: Actor, id: string) {
    return this.unitOfWork.read(async (tx) => {
      const application = await this.repository.byId(tx, id);
      if (!application || !mayOn(actor, 'read', 'Application', application))
        throw new DomainError('not_found');
      const staff = await this.access.staffOf(tx, [...actor.scope.agencyDepartmentIds]);
      const eligible = staff.filter(({ actor: candidate }) =>
        mayOn(candidate, 'claim', 'Application', application),
      );
      const load = await this.repository.openCases(
        tx,
        eligible.map(({ person }) => person.userId),
      );
      return eligible.map(({ person }) => ({
        id: person.userId,
        fullName: [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' '),
        shortName: shortName(person),
        position: person.position,
        openCases: load.get(person.userId) ?? 0,
      }));
    });
  }

  private async give(tx: Tx, actor: Actor, application: Application): Promise<void> {
    if (!may(actor, 'claim', 'Application')) throw new DomainError('forbidden');
    const next = await this.changes.apply(tx, actor, application, {
      command: 'claim',
      values: { assigneeId: actor.userId, claimedAt: this.clock.now() },
      event: { type: 'claimed', after: { assigneeId: actor.userId, assigneeName: actor.shortName } },
    });
    await this.claims.watch(tx, next);
  }
}
