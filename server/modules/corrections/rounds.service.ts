import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ApplicationCommand, ApplicationStatus, HistoryEventType } from '@shared/applications';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { CaseChanges, ClaimWatch, type Application, type ChangeActor } from '../applications';
import { CatalogService } from '../catalog';
import { SlaService } from '../sla';
import { CorrectionsRepository, type NewItem } from './corrections.repository';

export const CORRECTION_TIMER = 'correction';

/** How a round opens and how it ends: its state, both terms, the case. Every way in and out of a round is here. */
@Injectable()
export class Rounds {
  constructor(
    private readonly repository: CorrectionsRepository,
    private readonly changes: CaseChanges,
    private readonly claims: ClaimWatch,
    private readonly catalog: CatalogService,
    private readonly sla: SlaService,
    private readonly clock: Clock,
  ) {}

  /** Opens the next round: the review term stands still, the applicant's term runs. */
  async open(
    tx: Tx,
    actor: ChangeActor,
    application: Application,
    items: readonly NewItem[],
    by: { command: ApplicationCommand; target?: ApplicationStatus; type: HistoryEventType },
  ): Promise<Application> {
    const round = await this.repository.nextRound(tx, application.id);
    const dueAt = await this.startWaiting(tx, application, round);
    await this.repository.insertRound(
      tx,
      {
        id: randomUUID(),
        applicationId: application.id,
        round,
        state: 'open',
        requestedById: actor !== 'system' && actor.kind === 'staff' ? actor.userId : null,
        requestedAt: this.clock.now(),
        dueAt,
        closedAt: null,
        cancelReason: null,
      },
      items,
    );
    return this.changes.apply(tx, actor, application, {
      command: by.command,
      ...(by.target && { target: by.target }),
      values: { dueAt: null, termState: 'paused', answered: false, answersToReview: 0 },
      event: {
        type: by.type,
        after: { round, items: items.length, dueAt: dueAt.toISOString() },
        changedFields: ['corrections'],
      },
    });
  }

  /** Stops the applicant's term and lets the review run on. @returns the values that the case takes over */
  async resumeReview(tx: Tx, application: Application): Promise<Pick<Application, 'dueAt' | 'termState'>> {
    await this.stopWaiting(tx, application.id);
    const dueAt = await this.sla.resume(tx, application.id, application.departmentId, 'review');
    return { dueAt, termState: 'running' };
  }

  /** The review stands still, the applicant's term runs. @returns its end */
  private async startWaiting(tx: Tx, application: Application, round: number): Promise<Date> {
    const { id: applicationId, departmentId } = application;
    const { card } = await this.catalog.version(tx, application.serviceVersionId);
    const days = card.correctionDays;
    const dueAt = await this.sla.start(tx, { applicationId, departmentId, kind: 'correction', days });
    await this.sla.pause(tx, applicationId, 'review', `correction:${round}`);
    await this.claims.stop(tx, applicationId);
    await this.sla.setTimer(tx, { applicationId, kind: CORRECTION_TIMER, level: 'lapse', dueAt });
    return dueAt;
  }

  async stopWaiting(tx: Tx, applicationId: string): Promise<void> {
    await this.sla.stop(tx, applicationId, 'correction');
    await this.sla.cancelTimers(tx, applicationId, [CORRECTION_TIMER]);
  }
}
