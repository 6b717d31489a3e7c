import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';
import { AssignmentService, type Application } from '../applications';
import { SlaService } from '../sla';

/** What else a decision ends: the terms of the case and the watch over its claim. */
@Injectable()
export class CaseClosing {
  constructor(
    private readonly sla: SlaService,
    private readonly assignment: AssignmentService,
  ) {}

  async stopTerms(tx: Tx, applicationId: string): Promise<void> {
    await this.sla.stop(tx, applicationId, 'review');
    await this.stopClaimTimer(tx, applicationId);
  }

  async stopClaimTimer(tx: Tx, applicationId: string): Promise<void> {
    await this.sla.cancelTimers(tx, applicationId, ['claim']);
  }

  async watchClaim(tx: Tx, application: Application): Promise<void> {
    await this.assignment.watchClaim(tx, application);
  }

  async timeZone(tx: Tx, application: Application): Promise<string> {
    return (await this.sla.departmentTime(tx, application.departmentId)).timeZone;
  }
}
