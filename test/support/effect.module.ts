import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { UnitOfWork } from '../../server/platform/database';
import { JobProcessor, type JobHandler, type OutboxJob } from '../../server/platform/queue';

declare module '../../server/platform/queue' {
  interface JobPayloads {
    'probe.effect': OutboxJob;
    'probe.hang': OutboxJob;
    'probe.slow': OutboxJob;
  }
}

/** Writes a row for each run of the job, where a test in another process can count them. */
@JobProcessor({ name: 'probe.effect', on: ['probe.committed'] })
class EffectProcessor implements JobHandler<'probe.effect'> {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async handle({ eventId }: OutboxJob): Promise<void> {
    await this.unitOfWork.run((tx) => tx.query('insert into effects (event) values ($1)', [eventId]));
  }
}

/** Its first run never ends, so that a test can kill the process in the middle of it. */
@JobProcessor({ name: 'probe.hang', on: ['probe.hanging'] })
class HangProcessor implements JobHandler<'probe.hang'> {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async handle({ eventId }: OutboxJob): Promise<void> {
    await this.unitOfWork.run((tx) => tx.query('insert into effects (event) values ($1)', [eventId]));
    const runs: unknown[] = await this.unitOfWork.read((tx) => tx.query('select 1 from effects'));
    if (runs.length === 1) await sleep(600_000);
  }
}

@JobProcessor({ name: 'probe.slow', on: ['probe.slow'] })
class SlowProcessor implements JobHandler<'probe.slow'> {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async handle({ eventId }: OutboxJob): Promise<void> {
    await this.unitOfWork.run((tx) => tx.query('insert into effects (event) values ($1)', ['started']));
    await sleep(700);
    await this.unitOfWork.run((tx) => tx.query('insert into effects (event) values ($1)', [eventId]));
  }
}

@Module({ providers: [EffectProcessor, HangProcessor, SlowProcessor] })
export class EffectModule {}
