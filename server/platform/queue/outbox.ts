import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock';
import { UnitOfWork, type Tx } from '../database';
import type { OutboxEvent } from './contract';

export const outboxChannel = 'priemnaya_outbox';

/** Written in the transaction of the change itself: what follows from a change starts if and only if it happened. */
@Injectable()
export class Outbox {
  readonly #logger = new Logger('Outbox');
  #ringing: Promise<void> | null = null;
  #ringAgain = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async append(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `insert into outbox (type, aggregate_id, payload, created_at)
       select type, aggregate_id::uuid, payload::jsonb, $4
       from unnest($1::text[], $2::text[], $3::text[]) with ordinality as event (type, aggregate_id, payload, position)
       order by position`,
      [
        events.map(({ type }) => type),
        events.map(({ aggregateId }) => aggregateId),
        events.map(({ payload }) => JSON.stringify(payload ?? {})),
        this.clock.now(),
      ],
    );
    this.unitOfWork.afterCommit(() => this.ring());
  }

  /**
   * Wakes the dispatcher after the commit. Not from within the transaction: a NOTIFY inside makes PostgreSQL commit
   * one transaction at a time, and calls made while one is under way are merged into one.
   */
  private ring(): void {
    if (this.#ringing !== null) {
      this.#ringAgain = true;
      return;
    }
    this.#ringAgain = false;
    this.#ringing = this.unitOfWork
      .read(async (tx) => {
        await tx.query(`notify ${outboxChannel}`);
      })
      // The dispatcher polls as well: a lost call costs a second.
      .catch((error: unknown) => this.#logger.warn({ msg: 'outbox wake-up failed', err: error }))
      .finally(() => {
        this.#ringing = null;
        if (this.#ringAgain) this.ring();
      });
  }
}
