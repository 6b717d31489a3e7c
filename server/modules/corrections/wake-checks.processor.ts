import { UnitOfWork } from '../../platform/database';
import { eachOrThrow, JobProcessor, type JobHandler } from '../../platform/queue';
import { ApplicationsService } from '../applications';
import { RunChecks } from './run-checks.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'corrections.wakeChecks': SweepJob;
  }
}

/** Longer than the retries of a job last. */
const STALLED_AFTER_MS = 15 * 60_000;

/** Checks that a lost job owes: a case never waits for ever in «Отправлено» or «Документы загружены». */
@JobProcessor({ name: 'corrections.wakeChecks', everyMs: 5 * 60_000 })
export class WakeChecksProcessor implements JobHandler<'corrections.wakeChecks'> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ApplicationsService,
    private readonly checks: RunChecks,
  ) {}

  async handle(): Promise<void> {
    const ids = await this.unitOfWork.read((tx) =>
      this.applications.stalled(tx, ['submitted', 'corrected'], STALLED_AFTER_MS),
    );
    await eachOrThrow(ids, (id) => this.checks.run(id));
  }
}
