import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ApplicationRow, ReasonBody } from '@shared/applications';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import type { Actor } from '../access';
import { ApplicationRows, CaseChanges, ClaimWatch } from '../applications';
import { SlaService, Timers } from '../sla';
import { CorrectionsRepository, type RoundWithItems } from './corrections.repository';
import { CORRECTION_TIMER, Rounds } from './rounds.service';

/** The operator takes remarks back; their text stays. */
@Injectable()
export class CancelCorrectionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CaseChanges,
    private readonly repository: CorrectionsRepository,
    private readonly rounds: Rounds,
    private readonly claims: ClaimWatch,
    private readonly rows: ApplicationRows,
    private readonly clock: Clock,
  ) {}

  async cancel(actor: Actor, id: string, { version, reason }: ReasonBody): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'cancelCorrection');
      const round = await this.openRound(tx, id);
      await this.repository.setState(tx, round.id, {
        state: 'cancelled',
        closedAt: this.clock.now(),
        cancelReason: reason,
      });
      const next = await this.changes.apply(tx, actor, application, {
        command: 'cancelCorrection',
        values: await this.rounds.resumeReview(tx, application),
        event: {
          type: 'correctionCancelled',
          comment: reason,
          before: { round: round.round },
          changedFields: ['corrections'],
        },
      });
      await this.claims.watch(tx, next);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  /** Ends an open round because the applicant withdrew the application itself. */
  async closeWithdrawn(tx: Tx, applicationId: string): Promise<void> {
    const round = await this.repository.activeRound(tx, applicationId);
    if (round === null) return;
    await this.repository.setState(tx, round.id, { state: 'withdrawn', closedAt: this.clock.now() });
  }

  private async openRound(tx: Tx, applicationId: string): Promise<RoundWithItems> {
    const round = await this.repository.activeRound(tx, applicationId);
    if (round === null) throw new Error('a case waits for answers without an open round');
    return round;
  }
}

/** Remarks that are not answered in time lapse the application (product.md, SLA table). */
@Injectable()
export class LapseService implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly changes: CaseChanges,
    private readonly repository: CorrectionsRepository,
    private readonly rounds: Rounds,
    private readonly sla: SlaService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.register(CORRECTION_TIMER, (tx, timer) => this.lapse(tx, timer.applicationId));
  }

  private async lapse(tx: Tx, applicationId: string): Promise<void> {
    const application = await this.changes.lockForSystem(tx, applicationId);
    const round = await this.repository.activeRound(tx, applicationId);
    const now = this.clock.now();
    if (application.status !== 'correction_requested' || round === null || round.dueAt > now) return;
    await this.repository.setState(tx, round.id, { state: 'lapsed', closedAt: now });
    await this.rounds.stopWaiting(tx, applicationId);
    await this.sla.stop(tx, applicationId, 'review');
    await this.changes.apply(tx, 'system', application, {
      command: 'lapse',
      values: { dueAt: null, termState: 'stopped' },
      event: { type: 'lapsed', before: { round: round.round }, changedFields: ['corrections'] },
    });
  }
}
