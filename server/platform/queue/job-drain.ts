import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { UnitOfWork } from '../database';
import { JobQueue } from './job-queue';
import { JobRegistry } from './job-registry';
import { OutboxDispatcher } from './outbox-dispatcher';

/** Waits until all that has been started is finished: for the seed and for tests, which look at outcomes. */
@Injectable()
export class JobDrain {
  constructor(
    private readonly dispatcher: OutboxDispatcher,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly registry: JobRegistry,
  ) {}

  /** Through the real queue and worker. Retries are not waited for but made at once; failed jobs stay failed. */
  async untilIdle(timeoutMs = 20_000): Promise<void> {
    const patience = AbortSignal.timeout(timeoutMs);
    while (!patience.aborted) {
      await this.dispatcher.drain();
      if ((await this.promoteRetries()) === 0 && (await this.isIdle())) return;
      await sleep(20);
    }
    throw new Error(`jobs still running after ${timeoutMs} ms`);
  }

  /** One pass of a sweep, now and in this process. */
  async runSweep(name: string): Promise<void> {
    await this.registry.get(name).handler.handle({}, { id: `sweep-${name}`, attempt: 1, lastAttempt: true });
  }

  /**
   * A worker and its dispatcher run at the same time: a row may be in its hands, a job may be writing the next row. No
   * row waiting before and none added meanwhile means that every job was in the queue when its jobs were counted.
   */
  private async isIdle(): Promise<boolean> {
    const before = await this.outboxRows();
    if (before.waiting > 0) return false;
    if ((await this.jobs.queue.getJobCountByTypes('waiting', 'prioritized', 'active')) > 0) return false;
    // A job that was running when retries were looked for may have failed since and wait for its own.
    if ((await this.retries()).length > 0) return false;
    const after = await this.outboxRows();
    return after.waiting === 0 && after.total === before.total;
  }

  private async outboxRows(): Promise<{ total: number; waiting: number }> {
    const rows: { total: number; waiting: number }[] = await this.unitOfWork.read((tx) =>
      tx.query(
        'select count(*)::int as total, (count(*) filter (where dispatched_at is null))::int as waiting from outbox',
      ),
    );
    return rows[0] ?? { total: 0, waiting: 0 };
  }

  private async retries(): Promise<Job[]> {
    const delayed = await this.jobs.queue.getJobs(['delayed']);
    // A job of a scheduler is the next tick of a sweep, not a retry.
    return delayed.filter((job) => job.repeatJobKey === undefined);
  }

  private async promoteRetries(): Promise<number> {
    const retries = await this.retries();
    for (const job of retries) {
      await job.promote().catch(async (error: unknown) => {
        // Its pause may have ended meanwhile: then it is where it was to be brought.
        if (await job.isDelayed()) throw error;
      });
    }
    return retries.length;
  }
}
