import { AsyncLocalStorage } from 'node:async_hooks';

/** What makes a repeated command recognisable: who calls what (`scope`), under which key, with which content. */
export interface IdempotencyKey {
  /** Caller and command, e.g. `user:<id>:approve:<application>`; one key may be reused in another scope. */
  readonly scope: string;
  readonly key: string;
  /** A digest of the body: the same key with another body is a mistake of the caller. */
  readonly fingerprint: string;
}

interface PendingKey {
  readonly key: IdempotencyKey;
  consumed: boolean;
}

const storage = new AsyncLocalStorage<PendingKey>();

/** Within `work`, the first unit of work happens once for this key; a repeat gets the stored answer. */
export function runWithIdempotency<T>(key: IdempotencyKey, work: () => T): T {
  return storage.run({ key, consumed: false }, work);
}

/** The key that the calling unit of work is to honour; only the first caller gets it. */
export function takeIdempotencyKey(): IdempotencyKey | null {
  const pending = storage.getStore();
  if (pending === undefined || pending.consumed) return null;
  pending.consumed = true;
  return pending.key;
}
