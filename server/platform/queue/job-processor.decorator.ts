import { Injectable } from '@nestjs/common';
import type { JobHandler, JobName } from './contract';

interface Started<Name extends JobName> {
  readonly name: Name;
  /** Tries in all before the job counts as failed; 5 when not given. */
  readonly attempts?: number;
  /** Pause before the second try, doubled each time after that; a second when not given. */
  readonly backoffMs?: number;
}

interface StartedByEvents<Name extends JobName> extends Started<Name> {
  /** Types of outbox rows; each such row starts the job once. */
  readonly on: readonly string[];
  readonly everyMs?: undefined;
}

interface StartedByTime<Name extends JobName> extends Started<Name> {
  readonly everyMs: number;
  readonly on?: undefined;
}

export type JobProcessorOptions<Name extends JobName = JobName> = StartedByEvents<Name> | StartedByTime<Name>;

const processors = new WeakMap<object, JobProcessorOptions>();

/** Marks a provider as the one handler of a job; the queue finds it at boot. */
export function JobProcessor<Name extends JobName>(options: JobProcessorOptions<Name>) {
  return <Target extends new (...args: never[]) => JobHandler<Name>>(target: Target): void => {
    processors.set(target, options);
    Injectable()(target);
  };
}

export function jobProcessorOptions(target: object): JobProcessorOptions | undefined {
  return processors.get(target);
}
