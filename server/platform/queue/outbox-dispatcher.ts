import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../clock';
import { Config } from '../config';
import { UnitOfWork, type Tx } from '../database';
import type { JsonValue, OutboxJob } from './contract';
import { JobQueue, type QueuedJob } from './job-queue';
import { JobRegistry } from './job-registry';
import { outboxChannel } from './outbox';
import { OutboxListener } from './outbox-listener';

const batchSize = 100;
const pollMs = 1000;

interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly aggregate_id: string;
  readonly payload: Record<string, JsonValue>;
  readonly created_at: Date;
}

/** Turns committed outbox rows into jobs. Killed anywhere, it or another worker takes the same rows again. */
@Injectable()
export class OutboxDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('OutboxDispatcher');
  #listener: OutboxListener | null = null;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #wokenMeanwhile = false;

  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
    private readonly jobs: JobQueue,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'api') return;
    this.#listener = new OutboxListener(this.config.databaseUrl, outboxChannel, () => this.wake());
    await this.#listener.open();
    this.#timer = setInterval(() => this.wake(), pollMs);
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#listener?.close();
    this.#wokenMeanwhile = false;
    await this.#running;
  }

  /** Dispatches everything that is committed now; for those who cannot wait for the next poll. */
  async drain(): Promise<void> {
    while ((await this.dispatchBatch()) === batchSize);
  }

  /**
   * Runs the handlers of all waiting rows in this process, in order, and of the rows that they write in turn. The
   * seed lives through weeks with it: each effect happens at the hour on the clock, not when a worker gets to it.
   * @param aggregateId only the rows of this one
   */
  async runInline(aggregateId?: string): Promise<void> {
    for (;;) {
      const rows = await this.unitOfWork.read((tx) => this.waiting(tx, '', aggregateId));
      if (rows.length === 0) return;
      for (const row of rows) {
        for (const { id, options, data } of this.jobsOf(row)) {
          await this.registry.get(options.name).handler.handle(data, { id, attempt: 1, lastAttempt: true });
        }
        await this.unitOfWork.run((tx) => this.mark(tx, [row]));
      }
    }
  }

  private wake(): void {
    if (this.#running !== null) {
      this.#wokenMeanwhile = true;
      return;
    }
    this.#wokenMeanwhile = false;
    this.#running = this.drain()
      .catch((error: unknown) => this.#logger.error({ msg: 'outbox could not be dispatched', err: error }))
      .finally(() => {
        this.#running = null;
        if (this.#wokenMeanwhile) this.wake();
      });
  }

  private async dispatchBatch(): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const rows = await this.waiting(tx, 'for update skip locked');
      if (rows.length === 0) return 0;
      // Jobs first, mark second: a kill in between repeats the jobs under the same ids, which the queue ignores.
      await this.jobs.add(rows.flatMap((row) => this.jobsOf(row)));
      await this.mark(tx, rows);
      return rows.length;
    });
  }

  private waiting(tx: Tx, lock: '' | 'for update skip locked', aggregateId?: string): Promise<OutboxRow[]> {
    return tx.query(
      `select id, type, aggregate_id, payload, created_at from outbox
       where dispatched_at is null ${aggregateId === undefined ? '' : 'and aggregate_id = $1'}
       order by id limit ${batchSize} ${lock}`,
      aggregateId === undefined ? [] : [aggregateId],
    );
  }

  private async mark(tx: Tx, rows: readonly OutboxRow[]): Promise<void> {
    await tx.query('update outbox set dispatched_at = $2 where id = any($1::bigint[])', [
      rows.map(({ id }) => id),
      this.clock.now(),
    ]);
  }

  /** The time in the id keeps rows of a restored or emptied database apart from the jobs that Redis remembers. */
  private jobsOf(row: OutboxRow): QueuedJob[] {
    const data: OutboxJob = {
      eventId: row.id,
      type: row.type,
      aggregateId: row.aggregate_id,
      payload: row.payload,
    };
    return this.registry.listeningTo(row.type).map(({ options }) => ({
      id: `${options.name}-${row.id}-${row.created_at.getTime()}`,
      options,
      data,
    }));
  }
}
