import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ApplicationRow, AssignBody, ReasonBody, VersionBody } from '@shared/applications';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import { AccessService, may, mayOn, shortName, type Actor } from '../access';
import { SlaService, Timers } from '../sla';
import { ApplicationsRepository, type Application } from './applications.repository';
import { CaseChanges } from './changes.service';
import { ApplicationRows } from './rows.service';

/** A claim that its holder leaves idle this long returns to the queue (working hours of the department). */
export const IDLE_CLAIM_HOURS = 8;
const CLAIM_TIMER = 'claim';

/** Who works on a case: claim, claim the next, release, assign, and the return of idle claims. */
@Injectable()
export class AssignmentService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ApplicationsRepository,
    private readonly changes: CaseChanges,
    private readonly rows: ApplicationRows,
    private readonly sla: SlaService,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.register(CLAIM_TIMER, (tx, timer) => this.returnIdle(tx, timer.applicationId));
  }

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
        event: { type: 'released', before: await this.holder(tx, application), after: null },
      });
      await this.sla.cancelTimers(tx, id, [CLAIM_TIMER]);
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
          before: await this.holder(tx, application),
          after: { assigneeId, assigneeName: shortName(chosen.person) },
        },
      });
      await this.watchClaim(tx, next);
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

  /** A lapsed case comes back to the queue, with its review term run anew from what was left. */
  async reopen(actor: Actor, id: string, { version, reason }: ReasonBody): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'reopen');
      const days = await this.sla.daysLeft(tx, id, 'review');
      const dueAt = await this.sla.start(tx, {
        applicationId: id,
        departmentId: application.departmentId,
        kind: 'review',
        days,
      });
      const next = await this.changes.apply(tx, actor, application, {
        command: 'reopen',
        values: { dueAt, termState: 'running' },
        event: { type: 'reopened', comment: reason, after: { dueAt: dueAt.toISOString() } },
      });
      await this.watchClaim(tx, next);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  /** Sets the wake-up that looks after an idle claim; whoever returns a case to its holder calls it. */
  async watchClaim(tx: Tx, application: Application): Promise<void> {
    if (application.assigneeId === null || application.status !== 'under_review') return;
    const { id, departmentId, touchedAt } = application;
    const dueAt = await this.sla.afterWorkingHours(tx, departmentId, touchedAt, IDLE_CLAIM_HOURS);
    await this.sla.setTimer(tx, { applicationId: id, kind: CLAIM_TIMER, level: 'idle', dueAt });
  }

  private async give(tx: Tx, actor: Actor, application: Application): Promise<void> {
    if (!may(actor, 'claim', 'Application')) throw new DomainError('forbidden');
    const next = await this.changes.apply(tx, actor, application, {
      command: 'claim',
      values: { assigneeId: actor.userId, claimedAt: this.clock.now() },
      event: { type: 'claimed', after: { assigneeId: actor.userId, assigneeName: actor.shortName } },
    });
    await this.watchClaim(tx, next);
  }

  private async returnIdle(tx: Tx, applicationId: string): Promise<void> {
    const application = await this.changes.lockForSystem(tx, applicationId);
    if (application.assigneeId === null || application.status !== 'under_review') return;
    const { departmentId, touchedAt } = application;
    const idleUntil = await this.sla.afterWorkingHours(tx, departmentId, touchedAt, IDLE_CLAIM_HOURS);
    if (idleUntil > this.clock.now()) return this.watchClaim(tx, application);
    await this.changes.apply(tx, 'system', application, {
      command: 'releaseIdle',
      values: { assigneeId: null, claimedAt: null },
      event: { type: 'releasedIdle', before: await this.holder(tx, application), after: null },
    });
  }

  private async holder(tx: Tx, application: Application): Promise<Record<string, unknown> | null> {
    if (application.assigneeId === null) return null;
    const name = await this.access.shortNameOf(tx, application.assigneeId);
    return { assigneeId: application.assigneeId, assigneeName: name };
  }
}
