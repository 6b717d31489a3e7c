import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { JobQueue } from './job-queue';
import { JobRegistry } from './job-registry';
import { OutboxDispatcher } from './outbox-dispatcher';

/** Waits until all that has been started is finished: for the seed and for tests, which look at outcomes. */
@Injectable()
export class JobDrain {
  constructor(
    private readonly dispatcher: OutboxDispatcher,
    private readonly jobs: JobQueue,
    private readonly registry: JobRegistry,
  ) {}

  /** Through the real queue and worker. Retries are not waited for but made at once; failed jobs stay failed. */
  async untilIdle(timeoutMs = 20_000): Promise<void> {
    const patience = AbortSignal.timeout(timeoutMs);
    while (!patience.aborted) {
      await this.dispatcher.drain();
      if ((await this.promoteRetries()) === 0 && (await this.unfinished()) === 0) return;
      await sleep(20);
    }
    throw new Error(`jobs still running after ${timeoutMs} ms`);
  }

  /** One pass of a sweep, now and in this process. */
  async runSweep(name: string): Promise<void> {
    await this.registry.get(name).handler.handle({}, { id: `sweep-${name}`, attempt: 1, lastAttempt: true });
  }

  private async unfinished(): Promise<number> {
    return this.jobs.queue.getJobCountByTypes('waiting', 'prioritized', 'active');
  }

  private async promoteRetries(): Promise<number> {
    const delayed = await this.jobs.queue.getJobs(['delayed']);
    // A job of a scheduler is the next tick of a sweep, not a retry.
    const retries = delayed.filter((job) => job.repeatJobKey === undefined);
    for (const job of retries) await job.promote();
    return retries.length;
  }
}
