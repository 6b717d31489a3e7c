import { Injectable } from '@nestjs/common';
import {
  isOpen,
  nextStatus,
  obstacle,
  outboxType,
  STAFF_COMMANDS,
  type ApplicationCommand,
  type ApplicationStatus,
  type HistoryEventType,
  type StaffCommand,
} from '@shared/applications';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { Outbox } from '../../platform/queue';
import { mayOn, onBehalfOf, type Actor, type PortalClient } from '../access';
import { ApplicationsRepository, type Application } from './applications.repository';
import { HistoryRepository } from './history.repository';

/** Who makes a change: a member of staff, an applicant through the portal, or the system by itself. */
export type ChangeActor = Actor | PortalClient | 'system';

export interface Change {
  command: ApplicationCommand;
  /** The state that a command with several outcomes leads to. */
  target?: ApplicationStatus;
  /** New values of the row besides status, version and the marks of time. */
  values?: Partial<Application>;
  event: {
    type: HistoryEventType;
    comment?: string | null;
    before?: Record<string, unknown> | null;
    after?: Record<string, unknown> | null;
    /** What changed besides the values of the row, for whoever had the case open. */
    changedFields?: string[];
  };
}

/** Lock, then check, then write: the way that every command on a case goes. */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly repository: ApplicationsRepository,
    private readonly history: HistoryRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks a case for a command of staff. Errors, in this order: `not_found` when the person may not know of it,
   * `stale_version` when it changed since they looked, `forbidden`, and what the state itself forbids.
   */
  async lockFor(
    tx: Tx,
    actor: Actor,
    id: string,
    version: number,
    command: StaffCommand,
  ): Promise<Application> {
    const application = await this.repository.lock(tx, id);
    if (application === null || !mayOn(actor, 'read', 'Application', application))
      throw new DomainError('not_found');
    if (application.version !== version) throw await this.stale(tx, application, version);
    if (!mayOn(actor, command, 'Application', application)) throw new DomainError('forbidden');
    // The proposer's stand-in signs on their own account, or not at all.
    const absent = onBehalfOf(actor, command, application);
    if (absent !== null && absent.userId === application.proposerId)
      throw new DomainError('proposer_cannot_sign');
    const refusal = obstacle(application, command, actor.userId, this.clock.now());
    if (refusal !== null) throw refusal;
    return application;
  }

  /** Locks a case that the client filed; any other number is `not_found`. */
  async lockForClient(tx: Tx, client: PortalClient, number: string): Promise<Application> {
    const found = await this.repository.byNumber(tx, client.clientId, number);
    const application = found && (await this.repository.lock(tx, found.id));
    if (!application) throw new DomainError('not_found');
    return application;
  }

  /** Locks a case for the system's own work. */
  async lockForSystem(tx: Tx, id: string): Promise<Application> {
    const application = await this.repository.lock(tx, id);
    if (application === null) throw new DomainError('not_found');
    return application;
  }

  /** Writes a checked change: the row, its history and the outbox, all in the caller's transaction. */
  async apply(tx: Tx, actor: ChangeActor, application: Application, change: Change): Promise<Application> {
    const now = this.clock.now();
    const status = nextStatus(application.status, change.command, change.target);
    const next: Application = {
      ...application,
      ...change.values,
      status,
      version: application.version + 1,
      touchedAt: now,
      closedAt: isOpen(status) ? null : (application.closedAt ?? now),
    };
    await this.repository.save(tx, next);
    await this.record(tx, actor, application, next, change.event, change.command);
    return next;
  }

  /** Writes history and outbox of a case that has just been filed. */
  async recordArrival(
    tx: Tx,
    actor: ChangeActor,
    application: Application,
    after: Record<string, unknown>,
  ): Promise<void> {
    await this.record(tx, actor, null, application, { type: 'received', after });
  }

  private async record(
    tx: Tx,
    actor: ChangeActor,
    before: Application | null,
    next: Application,
    event: Change['event'],
    command: ApplicationCommand | null = null,
  ): Promise<void> {
    const moved = before !== null && before.status !== next.status;
    const changed = before === null ? [] : changedColumns(before, next);
    await this.history.append(tx, {
      applicationId: next.id,
      type: event.type,
      at: this.clock.now(),
      ...actorColumns(actor),
      ...behalfColumns(actor, before, command),
      comment: event.comment ?? null,
      before: moved ? { status: before.status, ...event.before } : (event.before ?? null),
      after: moved || before === null ? { status: next.status, ...event.after } : (event.after ?? null),
      changedFields: [...changed, ...(event.changedFields ?? [])],
      version: next.version,
    });
    await this.outbox.append(tx, [
      {
        type: outboxType(event.type),
        aggregateId: next.id,
        payload: { from: before?.status ?? null, to: next.status, version: next.version },
      },
    ]);
  }

  private async stale(tx: Tx, application: Application, version: number): Promise<DomainError> {
    const events = await this.history.since(tx, application.id, version);
    const last = events.at(-1);
    return new DomainError('stale_version', {
      currentVersion: application.version,
      status: application.status,
      changedBy: last?.actorName ?? null,
      changedByKind: last?.actorKind ?? null,
      changedAt: last?.at.toISOString() ?? null,
      changedFields: [...new Set(events.flatMap((event) => event.changedFields))],
    });
  }
}

/** Columns whose change another person wants to be told of. */
const TOLD = ['status', 'assigneeId', 'dueAt', 'answersToReview', 'departmentId', 'priority'] as const;

function changedColumns(before: Application, next: Application): string[] {
  return TOLD.filter((column) => String(before[column]) !== String(next[column])).map((column) =>
    column === 'assigneeId' ? 'assignee' : column,
  );
}

/** For whom a stand-in acts: told from the case as it was before the command. */
function behalfColumns(actor: ChangeActor, before: Application | null, command: ApplicationCommand | null) {
  const staffCommand = STAFF_COMMANDS.find((known) => known === command);
  const absent =
    actor === 'system' || actor.kind === 'portal' || before === null || staffCommand === undefined
      ? null
      : onBehalfOf(actor, staffCommand, before);
  return { onBehalfOfId: absent?.userId ?? null, onBehalfOfName: absent?.shortName ?? null };
}

function actorColumns(actor: ChangeActor) {
  if (actor === 'system') return { actorKind: 'system', actorId: null, actorName: null } as const;
  if (actor.kind === 'portal')
    return { actorKind: 'applicant', actorId: actor.clientId, actorName: null } as const;
  return { actorKind: 'staff', actorId: actor.userId, actorName: actor.shortName } as const;
}
