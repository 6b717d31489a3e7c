import { UnitOfWork } from '../../platform/database';
import { eachOrThrow, JobProcessor, type JobHandler } from '../../platform/queue';
import { ApplicationsService } from '../applications';
import { OutcomeService } from './outcome.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'decisions.wakeOutcomes': SweepJob;
  }
}

/**
 * A job that failed is listed and tried again by an administrator; this is for jobs that are gone. It leaves room for a
 * weekend, in which the demo data's one case in «Одобрено» can be looked at.
 */
const STALLED_AFTER_MS = 3 * 24 * 60 * 60_000;

/** Outcome documents that a lost job owes: a case never waits for ever in «Одобрено». */
@JobProcessor({ name: 'decisions.wakeOutcomes', everyMs: 5 * 60_000 })
export class WakeOutcomesProcessor implements JobHandler<'decisions.wakeOutcomes'> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ApplicationsService,
    private readonly outcome: OutcomeService,
  ) {}

  async handle(): Promise<void> {
    const ids = await this.unitOfWork.read((tx) =>
      this.applications.stalled(tx, ['approved'], STALLED_AFTER_MS),
    );
    await eachOrThrow(ids, (id) => this.outcome.make(id));
  }
}
