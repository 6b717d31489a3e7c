import { JobProcessor, type JobHandler } from '../../platform/queue';
import { PrepareService } from './prepare.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'notifications.wakeForgotten': SweepJob;
  }
}

@JobProcessor({ name: 'notifications.wakeForgotten', everyMs: 60 * 60_000 })
export class WakeForgottenProcessor implements JobHandler<'notifications.wakeForgotten'> {
  constructor(private readonly letters: PrepareService) {}

  async handle(): Promise<void> {
    await this.letters.wakeForgotten();
  }
}
