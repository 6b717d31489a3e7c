import { JobProcessor, type JobHandler } from '../../platform/queue';
import { AccessService } from './access.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'access.deleteEndedSessions': SweepJob;
  }
}

@JobProcessor({ name: 'access.deleteEndedSessions', everyMs: 10 * 60_000 })
export class DeleteEndedSessionsProcessor implements JobHandler<'access.deleteEndedSessions'> {
  constructor(private readonly access: AccessService) {}

  async handle(): Promise<void> {
    await this.access.deleteEndedSessions();
  }
}
