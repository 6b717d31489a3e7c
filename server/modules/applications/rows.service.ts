import { Injectable } from '@nestjs/common';
import {
  availableCommands,
  type ApplicationRow,
  type QueueCounters,
  type QueueFilter,
} from '@shared/applications';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import { remainingWorkingDays, type WorkCalendar } from '@shared/sla';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import { mayOn, type Actor } from '../access';
import { SlaService } from '../sla';
import { RowsRepository, type QueueRow } from './rows.repository';

/** The queue as people read it: rows with remaining days and with the commands that this reader may call now. */
@Injectable()
export class ApplicationRows {
  constructor(
    private readonly repository: RowsRepository,
    private readonly sla: SlaService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async page(
    actor: Actor,
    query: ListQuery<QueueFilter>,
  ): Promise<{ rows: ApplicationRow[]; total: number }> {
    const now = this.clock.now();
    return this.unitOfWork.read(async (tx) => {
      const [page, calendars] = await Promise.all([
        this.repository.page(tx, actor, query, now),
        this.sla.calendars(tx),
      ]);
      return { total: page.total, rows: page.rows.map((row) => present(row, actor, now, calendars)) };
    });
  }

  async counters(actor: Actor): Promise<QueueCounters> {
    return this.unitOfWork.read((tx) => this.repository.counters(tx, actor));
  }

  /** One case as a row. Error: `not_found`, also when the reader may not know of it. */
  async one(tx: Tx, actor: Actor, id: string): Promise<ApplicationRow> {
    const row = await this.repository.one(tx, id);
    if (row === null || !mayOn(actor, 'read', 'Application', row)) throw new DomainError('not_found');
    return present(row, actor, this.clock.now(), await this.sla.calendars(tx));
  }

  /** Who answers for a case: the names of its department and its agency. */
  async describe(tx: Tx, id: string): Promise<{ departmentName: string; agencyName: string }> {
    const names = await this.repository.names(tx, id);
    if (names === null) throw new DomainError('not_found');
    return names;
  }

  /** What a command answers: the row as it is now, even when the command took it out of the reader's sight. */
  async afterCommand(tx: Tx, actor: Actor, id: string): Promise<ApplicationRow> {
    const row = await this.repository.one(tx, id);
    if (row === null) throw new DomainError('not_found');
    return present(row, actor, this.clock.now(), await this.sla.calendars(tx));
  }
}

function present(
  row: QueueRow,
  actor: Actor,
  now: Date,
  calendars: ReadonlyMap<string, WorkCalendar>,
): ApplicationRow {
  const { proposerId: _hidden, calendarId, ...shown } = row;
  const calendar = calendars.get(calendarId);
  if (calendar === undefined) throw new Error('a department without a calendar');
  return {
    ...shown,
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    remainingDays: row.dueAt === null ? null : remainingWorkingDays(now, row.dueAt, row.timeZone, calendar),
    commands: availableCommands(row, actor.userId, now, (command) =>
      mayOn(actor, command, 'Application', row),
    ),
  };
}
