import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createApplication } from './application';
import { AdjustableClock, SystemClock } from './platform/clock';
import { completeConfig, StartupError, type Config, type Settings } from './platform/config';
import { EmbeddedDatabase, probeDatabase, UnitOfWork } from './platform/database';
import { probeRedis } from './platform/queue';
import type { Shutdown } from './shutdown';

/** Opens the database, fills an empty embedded one, and starts the process in its role. */
export async function startServer(settings: Settings, logger: Logger, shutdown: Shutdown): Promise<Config> {
  await claimPort(settings);
  if (settings.redisUrl !== null) await probeRedis(settings.redisUrl);
  const config = await openDatabase(settings, logger, shutdown);
  const app = await shutdown.open(
    () => createApplication(config, new SystemClock(), logger),
    (opened) => opened.close(),
  );
  await listen(app, config);
  return config;
}

export async function openDatabase(settings: Settings, logger: Logger, shutdown: Shutdown): Promise<Config> {
  if (settings.databaseUrl !== null) {
    await probeDatabase(settings.databaseUrl);
    return completeConfig(settings, null);
  }
  const embedded = await shutdown.open(
    () => EmbeddedDatabase.start(settings.dataDir),
    (opened) => opened.stop(),
  );
  void embedded.exited.then(() => {
    if (shutdown.requested) return;
    logger.fatal('the embedded database has ended unexpectedly');
    process.kill(process.pid, 'SIGTERM');
  });
  await embedded.ensureFilled(async (url) => {
    if (settings.demo) await fillWithDemoData(completeConfig(settings, url), logger, shutdown);
  });
  return completeConfig(settings, embedded.url());
}

/** The embedded database of a server that is running, if there is one; else a database of one's own start. */
export async function databaseBeside(
  settings: Settings,
  logger: Logger,
  shutdown: Shutdown,
): Promise<Config> {
  const running = settings.databaseUrl === null ? EmbeddedDatabase.addressOfRunning(settings.dataDir) : null;
  if (running === null) return openDatabase(settings, logger, shutdown);
  await probeDatabase(running);
  return completeConfig(settings, running);
}

/**
 * The seed lives through past weeks on a clock of its own, in a server that listens to nobody and runs no worker:
 * `OutboxDispatcher.runInline` does the jobs at their hour.
 */
async function fillWithDemoData(config: Config, logger: Logger, shutdown: Shutdown): Promise<void> {
  process.stdout.write('Первый запуск: готовлю демонстрационные данные…\n');
  const { seedDemo } = await import('./seed');
  const clock = new AdjustableClock(new SystemClock().now());
  let closing: Promise<void> | null = null;
  const closeOnce = (opened: NestFastifyApplication): Promise<void> => (closing ??= opened.close());
  const app = await shutdown.open(
    () => createApplication({ ...config, role: 'api' }, clock, logger),
    closeOnce,
  );
  try {
    await seedDemo(app);
  } finally {
    await closeOnce(app);
  }
}

/** `npm run seed`: demo data for a database of one's own, which is never filled by itself. */
export async function seedGivenDatabase(
  settings: Settings,
  logger: Logger,
  shutdown: Shutdown,
): Promise<void> {
  if (settings.production)
    throw new StartupError('Демонстрационные данные не создаются при NODE_ENV=production.');
  if (settings.databaseUrl === null) {
    throw new StartupError('Укажите базу в DATABASE_URL: встроенная наполняется сама при первом запуске.');
  }
  await probeDatabase(settings.databaseUrl);
  const config = completeConfig(settings, null);
  await refuseInhabited(config, logger);
  await fillWithDemoData({ ...config, demo: true }, logger, shutdown);
}

async function refuseInhabited(config: Config, logger: Logger): Promise<void> {
  const app = await createApplication({ ...config, role: 'api' }, new SystemClock(), logger);
  try {
    const users: unknown[] = await app.get(UnitOfWork).read((tx) => tx.query('select 1 from users limit 1'));
    if (users.length > 0)
      throw new StartupError('База из DATABASE_URL уже содержит данные: для демонстрации нужна пустая.');
  } finally {
    await app.close();
  }
}

/** Tried before the database is started, so that a taken port costs no waiting and leaves nothing running. */
async function claimPort({ port, host }: Settings): Promise<void> {
  if (port === 0) return;
  // "localhost" is two addresses; the HTTP server is content with one of them, a browser may ask for the other.
  for (const address of host === 'localhost' ? ['127.0.0.1', '::1'] : [host]) {
    const error = await new Promise<Error | null>((resolve) => {
      const probe = createServer();
      probe.once('error', resolve);
      probe.listen(port, address, () => probe.close(() => resolve(null)));
    });
    const withoutIpv6 = address === '::1' && host === 'localhost' && codeOf(error) !== 'EADDRINUSE';
    if (error !== null && !withoutIpv6) throw portError(error, port, host);
  }
}

async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw portError(error, port, host);
  }
}

function portError(error: unknown, port: number, host: string): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new StartupError(
      `Порт ${port} уже занят другой программой: остановите её или укажите другой в PORT.`,
    );
  }
  if (code === 'EACCES')
    return new StartupError(`На порт ${port} нет прав: укажите в PORT номер больше 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartupError(`Адрес ${host} из HOST не принадлежит этой машине.`);
  }
  return error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
