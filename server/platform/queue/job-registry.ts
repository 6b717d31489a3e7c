import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JobContext } from './contract';
import { jobProcessorOptions, type JobProcessorOptions } from './job-processor.decorator';

interface AnyHandler {
  handle(payload: unknown, context: JobContext): Promise<void>;
}

export interface RegisteredJob {
  readonly options: JobProcessorOptions;
  readonly handler: AnyHandler;
}

function isHandler(instance: unknown): instance is AnyHandler {
  return (
    typeof instance === 'object' && instance !== null && typeof Reflect.get(instance, 'handle') === 'function'
  );
}

/** Every job that this build can do. A mistake in the declarations stops the boot, not the first job at night. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  readonly #jobs = new Map<string, RegisteredJob>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const provider of this.discovery.getProviders()) {
      const options =
        typeof provider.metatype === 'function' ? jobProcessorOptions(provider.metatype) : undefined;
      if (options !== undefined) this.register(options, provider.instance, provider.name);
    }
  }

  private register(options: JobProcessorOptions, instance: unknown, className: string): void {
    const name: string = options.name;
    const known = this.#jobs.get(name);
    if (known?.handler === instance) return;
    if (known !== undefined)
      throw new Error(`Two processors claim the job "${name}"; the second is ${className}`);
    if (!isHandler(instance))
      throw new Error(`The processor ${className} of the job "${name}" has no handle()`);
    if (/[:]|^\d+$/.test(name)) throw new Error(`The job name "${name}" cannot become a part of a job id`);
    if (options.everyMs === undefined && options.on.length === 0)
      throw new Error(`Nothing starts the job "${name}"`);
    this.#jobs.set(name, { options, handler: instance });
  }

  get(name: string): RegisteredJob {
    const job = this.#jobs.get(name);
    if (job === undefined) throw new Error(`No processor for the job "${name}"`);
    return job;
  }

  listeningTo(eventType: string): readonly RegisteredJob[] {
    return [...this.#jobs.values()].filter((job) => job.options.on?.includes(eventType) === true);
  }

  sweeps(): readonly (JobProcessorOptions & { readonly everyMs: number })[] {
    return [...this.#jobs.values()].flatMap(({ options }) =>
      options.everyMs === undefined ? [] : [options],
    );
  }
}
