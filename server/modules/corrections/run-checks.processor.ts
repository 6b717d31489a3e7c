import { UnitOfWork } from '../../platform/database';
import { JobProcessor, type JobHandler, type OutboxJob } from '../../platform/queue';
import { CaseChanges, CheckResults, ChecksService } from '../applications';
import { RequestCorrectionService } from './request-correction.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'corrections.runChecks': OutboxJob;
  }
}

/**
 * Runs the automatic checks of a case that has just arrived or come back. Here and not in applications, because
 * failed checks may open a correction round, and corrections stand above applications.
 */
@JobProcessor({ name: 'corrections.runChecks', on: ['application.received', 'application.answersCompleted'] })
export class RunChecksProcessor implements JobHandler<'corrections.runChecks'> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checks: ChecksService,
    private readonly results: CheckResults,
    private readonly changes: CaseChanges,
    private readonly corrections: RequestCorrectionService,
  ) {}

  async handle({ aggregateId }: OutboxJob): Promise<void> {
    const findings = await this.checks.findings(aggregateId);
    await this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockForSystem(tx, aggregateId);
      // Run twice, or withdrawn meanwhile: there is no step left to complete.
      if (application.status !== 'submitted' && application.status !== 'corrected') return;
      await this.results.store(tx, aggregateId, findings);
      if (await this.corrections.requestByChecks(tx, application, findings)) return;
      await this.results.complete(tx, application, findings);
    });
  }
}
