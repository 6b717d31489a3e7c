import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Queue, type JobsOptions } from 'bullmq';
import { QUEUE_BACKEND, queueName, type QueueBackend } from './backend';
import type { JobProcessorOptions } from './job-processor.decorator';

/** Finished jobs stay this long, so that a repeated dispatch of their outbox row is recognised. */
const keepCompletedSeconds = 3600;
const keepFailedSeconds = 30 * 24 * 3600;

export interface QueuedJob {
  readonly id: string;
  readonly options: JobProcessorOptions;
  readonly data: object;
}

function jobOptions(options: JobProcessorOptions): JobsOptions {
  return {
    attempts: options.attempts ?? 5,
    backoff: { type: 'exponential', delay: options.backoffMs ?? 1000 },
    removeOnComplete: { age: keepCompletedSeconds },
    removeOnFail: { age: keepFailedSeconds },
    stackTraceLimit: 10,
  };
}

/** The one queue of the product. Business words live in the names of its jobs. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  readonly queue: Queue;
  readonly #logger = new Logger('JobQueue');

  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {
    this.queue = new Queue(queueName, backend.queueOptions());
    this.queue.on('error', (error) => this.#logger.error(error));
  }

  /** An id that is still known, finished jobs included, is ignored. */
  async add(jobs: readonly QueuedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue.addBulk(
      jobs.map(({ id, options, data }) => ({
        name: options.name,
        data,
        opts: { ...jobOptions(options), jobId: id },
      })),
    );
  }

  /** Makes the schedules what the sweeps of this build say; those of an earlier build disappear. */
  async schedule(sweeps: readonly (JobProcessorOptions & { readonly everyMs: number })[]): Promise<void> {
    const wanted = new Set<string>(sweeps.map(({ name }) => name));
    for (const { key } of await this.queue.getJobSchedulers()) {
      if (!wanted.has(key)) await this.queue.removeJobScheduler(key);
    }
    for (const sweep of sweeps) {
      await this.queue.upsertJobScheduler(
        sweep.name,
        { every: sweep.everyMs },
        {
          name: sweep.name,
          data: {},
          // The next tick is the retry of a sweep.
          opts: { ...jobOptions({ ...sweep, attempts: sweep.attempts ?? 1 }), removeOnComplete: true },
        },
      );
    }
  }

  /** Resolves when the queue answers; rejects after two seconds, because a Redis client would wait for ever. */
  async ping(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the queue does not answer')), 2000);
    });
    try {
      await Promise.race([this.queue.getJobCountByTypes('active'), deadline]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Runs after `beforeApplicationShutdown`, in which the worker has finished its jobs. */
  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    await this.backend.close();
  }
}
