import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Worker, type Job } from 'bullmq';
import { Config } from '../config';
import { runWithLogContext } from '../logging';
import { QUEUE_BACKEND, queueName, type QueueBackend } from './backend';
import { JobQueue } from './job-queue';
import { JobRegistry } from './job-registry';

/** A job whose worker was killed is taken up again after at most these two together. */
const lockDurationMs = 10_000;
const stalledIntervalMs = 5000;

@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('JobWorker');
  #worker: Worker | null = null;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly config: Config,
    private readonly registry: JobRegistry,
    private readonly jobs: JobQueue,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'api') return;
    await this.jobs.schedule(this.registry.sweeps());
    const worker = new Worker(queueName, (job) => this.process(job), {
      ...this.backend.queueOptions(),
      concurrency: this.config.jobConcurrency,
      lockDuration: lockDurationMs,
      stalledInterval: stalledIntervalMs,
      // A killed worker is no fault of the job: it is given up only after many of them.
      maxStalledCount: 20,
      runRetryDelay: 1000,
    });
    worker.on('error', (error) => this.#logger.error(error));
    this.#worker = worker;
    await worker.waitUntilReady();
  }

  /** Takes no new jobs and waits for those in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#worker?.close();
  }

  private async process(job: Job): Promise<void> {
    const id = job.id ?? '';
    await runWithLogContext({ requestId: id, job: job.name, jobId: id }, async () => {
      const { handler } = this.registry.get(job.name);
      const attempt = job.attemptsMade + 1;
      const lastAttempt = attempt >= (job.opts.attempts ?? 1);
      try {
        await handler.handle(job.data, { id, attempt, lastAttempt });
      } catch (error) {
        this.#logger.warn({
          msg: lastAttempt ? 'job failed for good' : 'job failed, will be retried',
          attempt,
          err: error,
        });
        throw error;
      }
    });
  }
}
