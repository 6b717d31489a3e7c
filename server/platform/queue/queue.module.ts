import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Config } from '../config';
import { openQueueBackend, QUEUE_BACKEND } from './backend';
import { HousekeepingProcessor } from './housekeeping.processor';
import { JobDrain } from './job-drain';
import { JobQueue } from './job-queue';
import { JobRegistry } from './job-registry';
import { JobWorker } from './job-worker';
import { JobsOverview } from './jobs-overview';
import { Outbox } from './outbox';
import { OutboxDispatcher } from './outbox-dispatcher';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: QUEUE_BACKEND, inject: [Config], useFactory: openQueueBackend },
    HousekeepingProcessor,
    JobDrain,
    JobQueue,
    JobRegistry,
    JobWorker,
    JobsOverview,
    Outbox,
    OutboxDispatcher,
  ],
  exports: [JobDrain, JobQueue, JobsOverview, Outbox, OutboxDispatcher],
})
export class QueueModule {}
