import { createPostgresBackend, runMigrations, setDefaultBackendFactory, type QueueOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Client, Pool } from 'pg';
import { StartupError, type Config } from '../config';

export const QUEUE_BACKEND = Symbol('QUEUE_BACKEND');
export const queueName = 'jobs';
const schema = 'bullmq';

/** Where the jobs live: PostgreSQL, or Redis when it is configured. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  queueOptions(): QueueOptions;
  close(): Promise<void>;
}

/** Creates or updates the queue's own schema; BullMQ takes an advisory lock, so servers may start at once. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'priemnaya-queue-migrations',
  });
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}

export async function openQueueBackend(config: Config): Promise<QueueBackend> {
  if (config.redisUrl !== null) return openRedis(config.redisUrl);
  await migrateQueue(config.databaseUrl);
  setDefaultBackendFactory(createPostgresBackend);
  // A pool of our own: BullMQ can build one only where `require` exists, and queue and worker share it this way.
  const pool = new Pool({
    connectionString: config.databaseUrl,
    application_name: `priemnaya-queue-${config.role}`,
    options: `-c search_path=${schema}`,
    max: config.jobConcurrency + 4,
    keepAlive: true,
  });
  // An idle connection that drops is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    kind: 'postgres',
    // The types speak of Redis; the factory set above takes a pool.
    queueOptions: () => ({ connection: pool as unknown as QueueOptions['connection'] }),
    close: () => pool.end(),
  };
}

/** One try to reach Redis before anything else starts: its client would otherwise wait in silence, for ever. */
export async function probeRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 5000, retryStrategy: () => null });
  // The reason arrives as an event; `connect` itself only says that the connection is closed.
  let reason: Error | null = null;
  client.on('error', (error) => (reason = error));
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    const { message } = reason ?? (error instanceof Error ? error : new Error(String(error)));
    throw new StartupError(`Redis на ${new URL(url).host} из REDIS_URL не отвечает (${message}).`, {
      cause: error,
    });
  } finally {
    client.disconnect();
  }
}

function openRedis(url: string): QueueBackend {
  setDefaultBackendFactory();
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', () => undefined);
  return {
    kind: 'redis',
    queueOptions: () => ({ connection, prefix: 'priemnaya' }),
    close: async () => {
      connection.disconnect();
    },
  };
}
