import { UnrecoverableError } from 'bullmq';
import { DeliveryFailed } from '../../../platform/mail';
import { JobProcessor, type JobHandler, type OutboxJob } from '../../../platform/queue';
import { InvitationsService } from './invitations.service';
import { INVITED } from './outbox-events';

declare module '../../../platform/queue/contract' {
  interface JobPayloads {
    'access.invite': OutboxJob;
  }
}

/** Eight tries within 21 minutes, as for every letter; after that a person looks at it, or invites again. */
@JobProcessor({ name: 'access.invite', on: [INVITED], attempts: 8, backoffMs: 10_000 })
export class InviteProcessor implements JobHandler<'access.invite'> {
  constructor(private readonly invitations: InvitationsService) {}

  async handle({ aggregateId, eventId }: OutboxJob): Promise<void> {
    try {
      await this.invitations.send(aggregateId, eventId);
    } catch (error) {
      if (error instanceof DeliveryFailed && error.permanent) throw new UnrecoverableError(error.message);
      throw error;
    }
  }
}
