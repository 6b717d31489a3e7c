import { JobProcessor, type JobHandler, type OutboxJob } from '../../platform/queue';
import { RunChecks } from './run-checks.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'corrections.runChecks': OutboxJob;
  }
}

@JobProcessor({ name: 'corrections.runChecks', on: ['application.received', 'application.answersCompleted'] })
export class RunChecksProcessor implements JobHandler<'corrections.runChecks'> {
  constructor(private readonly checks: RunChecks) {}

  async handle({ aggregateId }: OutboxJob): Promise<void> {
    await this.checks.run(aggregateId);
  }
}
