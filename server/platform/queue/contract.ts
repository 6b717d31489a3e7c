/** Anything that survives JSON unchanged. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * Job name → payload. Each module adds its own names:
 * `declare module '../../platform/queue' { interface JobPayloads { 'applications.runChecks': OutboxJob } }`
 */
// eslint-disable-next-line typescript/no-empty-object-type
export interface JobPayloads {}

export type JobName = keyof JobPayloads & string;

/** What a job started by an outbox row carries: ids only, the truth is looked up when it runs. */
export interface OutboxJob {
  /** The outbox row; the same for every processor of one event, stable over repeats. */
  eventId: string;
  type: string;
  aggregateId: string;
  payload: Record<string, JsonValue>;
}

/** A sweep carries nothing: it looks for whatever is due. */
export type SweepJob = Record<string, never>;

export interface JobContext {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** True when a failure now is final: the moment to store "could not be delivered". */
  readonly lastAttempt: boolean;
}

/** A job may be lost, doubled or late: a handler acts on what it finds, and throws when it could not. */
export interface JobHandler<Name extends JobName> {
  handle(payload: JobPayloads[Name], context: JobContext): Promise<void>;
}

export interface OutboxEvent {
  readonly type: string;
  readonly aggregateId: string;
  readonly payload?: Record<string, JsonValue>;
}
