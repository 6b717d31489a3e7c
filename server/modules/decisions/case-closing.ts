import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';
import { ClaimWatch, type Application } from '../applications';
import { SlaService } from '../sla';

/** What else a decision ends: the terms of the case and the watch over its claim. */
@Injectable()
export class CaseClosing {
  constructor(
    private readonly sla: SlaService,
    private readonly claims: ClaimWatch,
  ) {}

  async stopTerms(tx: Tx, applicationId: string): Promise<void> {
    await this.sla.stop(tx, applicationId, 'review');
    await this.stopClaimTimer(tx, applicationId);
  }

  async stopClaimTimer(tx: Tx, applicationId: string): Promise<void> {
    await this.claims.stop(tx, applicationId);
  }

  async watchClaim(tx: Tx, application: Application): Promise<void> {
    await this.claims.watch(tx, application);
  }

  async timeZone(tx: Tx, application: Application): Promise<string> {
    return (await this.sla.departmentTime(tx, application.departmentId)).timeZone;
  }
}
