export { migrateQueue, probeRedis } from './backend';
export * from './contract';
export { JobDrain } from './job-drain';
export { JobProcessor } from './job-processor.decorator';
export { JobQueue } from './job-queue';
export { JobsOverview, jobStates, type JobPage, type JobState, type JobSummary } from './jobs-overview';
export { Outbox } from './outbox';
export { OutboxDispatcher } from './outbox-dispatcher';
export { QueueModule } from './queue.module';
