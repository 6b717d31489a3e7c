import { JobProcessor, type JobHandler } from '../../platform/queue';
import { DocumentsService } from './documents.service';

declare module '../../platform/queue/contract' {
  interface JobPayloads {
    'documents.purgeAbandoned': SweepJob;
  }
}

@JobProcessor({ name: 'documents.purgeAbandoned', everyMs: 30 * 60_000 })
export class PurgeAbandonedProcessor implements JobHandler<'documents.purgeAbandoned'> {
  constructor(private readonly documents: DocumentsService) {}

  async handle(): Promise<void> {
    await this.documents.purgeAbandoned();
  }
}
