import { JobProcessor, type JobHandler } from '../../platform/queue';
import { Sealing } from './sealing.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'audit.seal': SweepJob;
  }
}

@JobProcessor({ name: 'audit.seal', everyMs: 3000 })
export class SealProcessor implements JobHandler<'audit.seal'> {
  constructor(private readonly sealing: Sealing) {}

  async handle(): Promise<void> {
    await this.sealing.sealAll();
  }
}
