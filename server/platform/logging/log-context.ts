import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of one request or one job carries, so that its trail can be followed. Never personal data. */
export interface LogContext {
  readonly requestId?: string;
  readonly job?: string;
  readonly jobId?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

export function runWithLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentLogContext(): LogContext {
  return storage.getStore() ?? {};
}
