import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError } from '@shared/kernel/errors';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { takeIdempotencyKey, type IdempotencyKey } from './idempotency';

/** The transaction in which a command reads and writes; repositories take it as their first argument. */
export type Tx = EntityManager;

interface OpenTransaction {
  readonly tx: Tx;
  readonly afterCommit: (() => void)[];
}

@Injectable()
export class UnitOfWork {
  readonly #current = new AsyncLocalStorage<OpenTransaction>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * One transaction: everything that `work` writes is there afterwards, or nothing is. A call inside another joins
   * the outer transaction, so a service may be used alone or as a part of a bigger command.
   *
   * Under `runWithIdempotency` the answer is what JSON makes of the result, in the first run as in a repeat.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const outer = this.#current.getStore();
    if (outer !== undefined) return work(outer.tx);
    const key = takeIdempotencyKey();
    return this.transaction((tx) => (key === null ? work(tx) : this.once(tx, key, work)));
  }

  /**
   * A transaction of its own, which stays when the command that called for it is undone, and which no idempotency
   * key is spent on. Never from within another: it would wait for a second connection while holding the first.
   */
  async runApart<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#current.getStore() !== undefined) throw new Error('runApart inside a transaction');
    return this.transaction(work);
  }

  /** Plain reads, without a transaction unless one is already open around the call. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return work(this.#current.getStore()?.tx ?? this.dataSource.manager);
  }

  /**
   * Runs `callback` once the transaction around the call has committed, at once when there is none. For wake-up
   * calls only: a process killed in between never makes it.
   */
  afterCommit(callback: () => void): void {
    const open = this.#current.getStore();
    if (open === undefined) callback();
    else open.afterCommit.push(callback);
  }

  private async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await this.dataSource.transaction((tx) =>
      this.#current.run({ tx, afterCommit }, () => work(tx)),
    );
    for (const callback of afterCommit) callback();
    return result;
  }

  /**
   * The key is inserted first, in the same transaction: a concurrent repeat waits on the primary key until the
   * first has committed (and then finds the answer) or rolled back (and then does the work itself).
   */
  private async once<T>(tx: Tx, key: IdempotencyKey, work: (tx: Tx) => Promise<T>): Promise<T> {
    const inserted: unknown[] = await tx.query(
      `insert into idempotency_keys (scope, key, fingerprint, created_at) values ($1, $2, $3, $4)
       on conflict (scope, key) do nothing returning key`,
      [key.scope, key.key, key.fingerprint, this.clock.now()],
    );
    if (inserted.length === 0) return (await this.storedResponse(tx, key)) as T;
    const response = JSON.stringify((await work(tx)) ?? null);
    await tx.query('update idempotency_keys set response = $3 where scope = $1 and key = $2', [
      key.scope,
      key.key,
      response,
    ]);
    return JSON.parse(response) as T;
  }

  private async storedResponse(tx: Tx, key: IdempotencyKey): Promise<unknown> {
    const rows: { fingerprint: string; response: unknown }[] = await tx.query(
      'select fingerprint, response from idempotency_keys where scope = $1 and key = $2',
      [key.scope, key.key],
    );
    const row = rows[0];
    if (row === undefined || row.fingerprint !== key.fingerprint)
      throw new DomainError('idempotency_key_reused');
    return row.response;
  }
}
