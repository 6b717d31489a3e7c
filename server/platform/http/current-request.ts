import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a call came from. Not for logs: an address is personal data. */
export interface RequestOrigin {
  readonly address: string | null;
  readonly requestId: string | null;
}

const storage = new AsyncLocalStorage<RequestOrigin>();

export function runWithRequest<T>(origin: RequestOrigin, work: () => T): T {
  return storage.run(origin, work);
}

/** The request at hand; without address and id outside of one, as in jobs and in the seed. */
export function currentRequest(): RequestOrigin {
  return storage.getStore() ?? { address: null, requestId: null };
}
