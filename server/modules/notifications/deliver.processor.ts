import { UnrecoverableError } from 'bullmq';
import { DeliveryFailed } from '../../platform/mail';
import { JobProcessor, type JobContext, type JobHandler, type OutboxJob } from '../../platform/queue';
import { DeliveryService } from './delivery.service';
import { PREPARED } from './prepare.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'notifications.deliver': OutboxJob;
  }
}

/** Eight tries within 21 minutes: longer than a mail server restarts or greylists; after that a person looks at it. */
@JobProcessor({ name: 'notifications.deliver', on: [PREPARED], attempts: 8, backoffMs: 10_000 })
export class DeliverNoticeProcessor implements JobHandler<'notifications.deliver'> {
  constructor(private readonly delivery: DeliveryService) {}

  async handle({ aggregateId }: OutboxJob, { lastAttempt }: JobContext): Promise<void> {
    try {
      await this.delivery.deliver(aggregateId, { lastAttempt });
    } catch (error) {
      // Not tried again by itself, but listed among the failed jobs, where an administrator may.
      if (error instanceof DeliveryFailed && error.permanent) throw new UnrecoverableError(error.message);
      throw error;
    }
  }
}
