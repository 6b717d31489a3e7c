import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../server/application';
import { AdjustableClock } from '../../server/platform/clock';
import { completeConfig, loadSettings, type Config } from '../../server/platform/config';
import { createLogger } from '../../server/platform/logging';
import { JobDrain, OutboxDispatcher } from '../../server/platform/queue';

export interface TestServer {
  /** Where it listens, without a slash at the end; also its PUBLIC_URL, so an Origin of this value is its own. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly clock: AdjustableClock;
  readonly config: Config;
  /** Resolves when everything that was started by events has ended: through the queue, or in process for ROLE=api. */
  runJobsUntilIdle(): Promise<void>;
  /** One pass of a sweep, by the clock of the test. */
  runSweep(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  readonly databaseUrl: string;
  readonly role?: Config['role'];
  /** A Wednesday noon in Moscow when not given. */
  readonly now?: Date | string;
  /** Environment variables as an administrator would set them. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where documents go; a fresh folder, removed at the end, when not given. */
  readonly dataDir?: string;
  /** Modules that the product does not have, such as one with a job made to fail. */
  readonly modules?: readonly Type[];
}

export const testMoment = '2026-06-10T09:00:00.000Z';

/** The real server in this process, on a free port, under a clock that the test moves. */
export async function startServer(options: TestServerOptions): Promise<TestServer> {
  const ownDataDir =
    options.dataDir === undefined ? mkdtempSync(path.join(os.tmpdir(), 'priemnaya-data-')) : null;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = loadSettings({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
    ROLE: options.role ?? 'all',
    DATABASE_URL: options.databaseUrl,
    DATABASE_POOL_SIZE: '8',
    DATA_DIR: options.dataDir ?? ownDataDir ?? undefined,
    DEMO: 'true',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...options.env,
  });
  const config = completeConfig(settings, null);
  const clock = new AdjustableClock(options.now ?? testMoment);
  const app = await createApplication(config, clock, createLogger(config.logLevel), options.modules);
  await app.listen(port, config.host);
  return {
    url,
    app,
    clock,
    config,
    runJobsUntilIdle: () =>
      config.role === 'api' ? app.get(OutboxDispatcher).runInline() : app.get(JobDrain).untilIdle(),
    runSweep: (name) => app.get(JobDrain).runSweep(name),
    close: async () => {
      await app.close();
      if (ownDataDir !== null) rmSync(ownDataDir, { recursive: true, force: true });
    },
  };
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
