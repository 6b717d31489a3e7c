import { Injectable } from '@nestjs/common';
import type { ApplicationRow, ReasonBody } from '@shared/applications';
import { UnitOfWork } from '../../platform/database';
import type { Actor } from '../access';
import { SlaService } from '../sla';
import { CaseChanges } from './changes.service';
import { ClaimWatch } from './claim-watch.service';
import { ApplicationRows } from './rows.service';

/** Brings back what lapsed (product.md, Allowed transitions). */
@Injectable()
export class ReopenService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CaseChanges,
    private readonly sla: SlaService,
    private readonly claims: ClaimWatch,
    private readonly rows: ApplicationRows,
  ) {}

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
      await this.claims.watch(tx, next);
      return this.rows.afterCommand(tx, actor, id);
    });
  }
}
