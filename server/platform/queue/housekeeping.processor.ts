import { Clock } from '../clock';
import { UnitOfWork } from '../database';
import type { JobHandler } from './contract';
import { JobProcessor } from './job-processor.decorator';

declare module './contract' {
  interface JobPayloads {
    'platform.housekeeping': SweepJob;
  }
}

const dayMs = 24 * 60 * 60 * 1000;
/** A client that repeats a command does so within minutes; a month also covers one that was switched off. */
const keptDays = 30;

/** Dispatched outbox rows and answered keys have done their work; the history of a case is kept elsewhere. */
@JobProcessor({ name: 'platform.housekeeping', everyMs: dayMs })
export class HousekeepingProcessor implements JobHandler<'platform.housekeeping'> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * dayMs);
    await this.unitOfWork.run((tx) => tx.query('delete from outbox where dispatched_at < $1', [before]));
    await this.unitOfWork.run((tx) =>
      tx.query('delete from idempotency_keys where created_at < $1', [before]),
    );
  }
}
