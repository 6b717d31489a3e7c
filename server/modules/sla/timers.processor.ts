import { JobProcessor, type JobHandler } from '../../platform/queue';
import { Timers } from './timers';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'sla.fireTimers': SweepJob;
  }
}

@JobProcessor({ name: 'sla.fireTimers', everyMs: 5000 })
export class FireTimersProcessor implements JobHandler<'sla.fireTimers'> {
  constructor(private readonly timers: Timers) {}

  async handle(): Promise<void> {
    await this.timers.fireDue();
  }
}
