import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { CaseChanges, CheckResults, ChecksService } from '../applications';
import { RequestCorrectionService } from './request-correction.service';

/**
 * Runs the automatic checks of a case that has just arrived or come back. Here and not in applications, because
 * failed checks may open a correction round, and corrections stand above applications.
 */
@Injectable()
export class RunChecks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: ChecksService,
    private readonly results: CheckResults,
    private readonly changes: CaseChanges,
    private readonly corrections: RequestCorrectionService,
  ) {}

  async run(applicationId: string): Promise<void> {
    const findings = await this.checks.findings(applicationId);
    await this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockForSystem(tx, applicationId);
      // Run twice, or withdrawn meanwhile: there is no step left to complete.
      if (application.status !== 'submitted' && application.status !== 'corrected') return;
      await this.results.store(tx, applicationId, findings);
      if (await this.corrections.requestByChecks(tx, application, findings)) return;
      await this.results.complete(tx, application, findings);
    });
  }
}
