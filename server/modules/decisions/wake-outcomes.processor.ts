import { UnitOfWork } from '../../platform/database';
import { eachOrThrow, JobProcessor, type JobHandler } from '../../platform/queue';
import { ApplicationsService } from '../applications';
import { OutcomeService } from './outcome.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'decisions.wakeOutcomes': SweepJob;
  }
}

/** Outcome documents that a lost job owes: a case never waits for ever in «Одобрено». */
@JobProcessor({ name: 'decisions.wakeOutcomes', everyMs: 5 * 60_000 })
export class WakeOutcomesProcessor implements JobHandler<'decisions.wakeOutcomes'> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ApplicationsService,
    private readonly outcome: OutcomeService,
  ) {}

  async handle(): Promise<void> {
    const ids = await this.unitOfWork.read((tx) => this.applications.stalled(tx, ['approved']));
    await eachOrThrow(ids, (id) => this.outcome.make(id));
  }
}
