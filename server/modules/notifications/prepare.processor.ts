import { outboxType } from '@shared/applications';
import { NOTICE_EVENTS } from '@shared/notifications';
import { JobProcessor, type JobHandler, type OutboxJob } from '../../platform/queue';
import { PrepareService } from './prepare.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'notifications.prepare': OutboxJob;
  }
}

@JobProcessor({ name: 'notifications.prepare', on: NOTICE_EVENTS.map(outboxType) })
export class PrepareNoticeProcessor implements JobHandler<'notifications.prepare'> {
  constructor(private readonly letters: PrepareService) {}

  async handle(job: OutboxJob): Promise<void> {
    await this.letters.prepare(job);
  }
}
