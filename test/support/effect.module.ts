import { Module } from '@nestjs/common';
import { UnitOfWork } from '../../server/platform/database';
import { JobProcessor, type JobHandler, type OutboxJob } from '../../server/platform/queue';

declare module '../../server/platform/queue' {
  interface JobPayloads {
    'probe.effect': OutboxJob;
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

@Module({ providers: [EffectProcessor] })
export class EffectModule {}
