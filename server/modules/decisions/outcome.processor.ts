import { JobProcessor, type JobHandler, type OutboxJob } from '../../platform/queue';
import { OutcomeService } from './outcome.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'decisions.makeOutcome': OutboxJob;
  }
}

@JobProcessor({ name: 'decisions.makeOutcome', on: ['application.approved', 'application.signedOff'] })
export class MakeOutcomeProcessor implements JobHandler<'decisions.makeOutcome'> {
  constructor(private readonly outcome: OutcomeService) {}

  async handle({ aggregateId }: OutboxJob): Promise<void> {
    await this.outcome.make(aggregateId);
  }
}
