import { z } from 'zod';
import { JobProcessor, type JobHandler, type OutboxJob } from '../../platform/queue';
import { DEPARTMENT_CLOSED, LEFT_CASES } from '../access';
import { LeftBehind } from './left-behind.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'applications.giveOnCases': OutboxJob;
    'applications.transferCases': OutboxJob;
    'applications.sweepLeftBehind': SweepJob;
  }
}

const left = z.object({ casesTo: z.uuid().nullable() });

@JobProcessor({ name: 'applications.giveOnCases', on: [LEFT_CASES] })
export class GiveOnCasesProcessor implements JobHandler<'applications.giveOnCases'> {
  constructor(private readonly leftBehind: LeftBehind) {}

  async handle({ aggregateId, payload }: OutboxJob): Promise<void> {
    await this.leftBehind.giveOn(aggregateId, left.parse(payload).casesTo);
  }
}

@JobProcessor({ name: 'applications.transferCases', on: [DEPARTMENT_CLOSED] })
export class TransferCasesProcessor implements JobHandler<'applications.transferCases'> {
  constructor(private readonly leftBehind: LeftBehind) {}

  async handle({ aggregateId }: OutboxJob): Promise<void> {
    await this.leftBehind.transferFrom(aggregateId);
  }
}

@JobProcessor({ name: 'applications.sweepLeftBehind', everyMs: 5 * 60_000 })
export class SweepLeftBehindProcessor implements JobHandler<'applications.sweepLeftBehind'> {
  constructor(private readonly leftBehind: LeftBehind) {}

  async handle(): Promise<void> {
    await this.leftBehind.sweep();
  }
}
