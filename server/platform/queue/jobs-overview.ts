import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { JobQueue } from './job-queue';

export const jobStates = ['failed', 'delayed', 'waiting', 'active', 'completed'] as const;
export type JobState = (typeof jobStates)[number];

/** A job as an administrator sees it: what, how often tried, why it failed; never its payload. */
export interface JobSummary {
  readonly id: string;
  readonly name: string;
  readonly state: JobState;
  readonly attemptsMade: number;
  readonly attemptsAllowed: number;
  readonly failedReason: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface JobPage {
  readonly items: readonly JobSummary[];
  readonly total: number;
}

const LAST_POSITION = 2 ** 31 - 1;

@Injectable()
export class JobsOverview {
  constructor(private readonly jobs: JobQueue) {}

  /**
   * Failed jobs unless another state is asked for, the newest first unless asked otherwise; `start` and `end` are
   * inclusive positions.
   */
  async list({
    state = 'failed',
    start = 0,
    end = 24,
    oldestFirst = false,
  }: { state?: JobState; start?: number; end?: number; oldestFirst?: boolean } = {}): Promise<JobPage> {
    const [found, total] = await Promise.all([
      // To BullMQ an end before the start means the end of the list, and positions are 32-bit numbers.
      end < start || end > LAST_POSITION ? [] : this.jobs.queue.getJobs([state], start, end, oldestFirst),
      this.jobs.queue.getJobCountByTypes(state),
    ]);
    return { items: found.map((job) => summary(job, state)), total };
  }

  /** The jobs of these ids in whatever state they are; ids that are unknown are absent. */
  async byIds(ids: readonly string[]): Promise<JobSummary[]> {
    const found = await Promise.all(
      ids.map(async (id) => {
        const job: Job | undefined = await this.jobs.queue.getJob(id);
        if (job === undefined) return [];
        const state = await job.getState();
        return jobStates.filter((known) => known === state).map((known) => summary(job, known));
      }),
    );
    return found.flat();
  }

  async counts(): Promise<Record<JobState, number>> {
    const counts = await this.jobs.queue.getJobCounts(...jobStates);
    const pick = (state: JobState): number => counts[state] ?? 0;
    return {
      failed: pick('failed'),
      delayed: pick('delayed'),
      waiting: pick('waiting'),
      active: pick('active'),
      completed: pick('completed'),
    };
  }

  /** Gives a failed job another round of tries; false when there is no failed job of that id. */
  async retry(id: string): Promise<boolean> {
    const job: Job | undefined = await this.jobs.queue.getJob(id);
    if (job === undefined || !(await job.isFailed())) return false;
    await job.retry('failed', { resetAttemptsMade: true });
    return true;
  }
}

function summary(job: Job, state: JobState): JobSummary {
  return {
    id: job.id ?? '',
    name: job.name,
    state,
    attemptsMade: job.attemptsMade,
    attemptsAllowed: job.opts.attempts ?? 1,
    failedReason: job.failedReason ?? null,
    createdAt: new Date(job.timestamp),
    finishedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn),
  };
}
