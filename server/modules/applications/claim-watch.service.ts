import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { AccessService } from '../access';
import { SlaService, Timers } from '../sla';
import type { Application } from './applications.repository';
import { CaseChanges } from './changes.service';
import { holderOf } from './holder';

/** A claim that its holder leaves idle this long returns to the queue (working hours of the department). */
export const IDLE_CLAIM_HOURS = 8;
const CLAIM_TIMER = 'claim';

/** Looks after claimed cases: one that its holder leaves idle returns to the queue. */
@Injectable()
export class ClaimWatch implements OnModuleInit {
  constructor(
    private readonly changes: CaseChanges,
    private readonly sla: SlaService,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.register(CLAIM_TIMER, (tx, timer) => this.returnIdle(tx, timer.applicationId));
  }

  /** Sets the wake-up that looks after an idle claim; whoever returns a case to its holder calls it. */
  async watch(tx: Tx, application: Application): Promise<void> {
    if (application.assigneeId === null || application.status !== 'under_review') return;
    const { id, departmentId, touchedAt } = application;
    const dueAt = await this.sla.afterWorkingHours(tx, departmentId, touchedAt, IDLE_CLAIM_HOURS);
    await this.sla.setTimer(tx, { applicationId: id, kind: CLAIM_TIMER, level: 'idle', dueAt });
  }

  /** Nobody holds the case any more, or nothing is asked of its holder now. */
  async stop(tx: Tx, applicationId: string): Promise<void> {
    await this.sla.cancelTimers(tx, applicationId, [CLAIM_TIMER]);
  }

  private async returnIdle(tx: Tx, applicationId: string): Promise<void> {
    const application = await this.changes.lockForSystem(tx, applicationId);
    if (application.assigneeId === null || application.status !== 'under_review') return;
    const { departmentId, touchedAt } = application;
    const idleUntil = await this.sla.afterWorkingHours(tx, departmentId, touchedAt, IDLE_CLAIM_HOURS);
    if (idleUntil > this.clock.now()) return this.watch(tx, application);
    await this.changes.apply(tx, 'system', application, {
      command: 'releaseIdle',
      values: { assigneeId: null, claimedAt: null },
      event: { type: 'releasedIdle', before: await holderOf(tx, this.access, application), after: null },
    });
  }
}
