import 'reflect-metadata';
import { createAdministrator } from './admin-create';
import { verifyAudit } from './audit-verify';
import { seedGivenDatabase, startServer } from './boot';
import { ConfigError, loadSettings, StartupError, type Config } from './platform/config';
import { createLogger } from './platform/logging';
import { Interrupted, Shutdown } from './shutdown';

/** Longer than the longest job that is worth waiting for, shorter than the patience of a container's supervisor. */
const shutdownPatienceMs = 25_000;

const shutdown = new Shutdown();

async function stop(exitCode: number): Promise<never> {
  const overdue = setTimeout(() => process.exit(1), shutdownPatienceMs);
  await shutdown.run((error) => {
    process.stderr.write(
      `Остановка прошла не гладко: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
  clearTimeout(overdue);
  process.exit(process.exitCode ?? exitCode);
}

// A terminal's Ctrl-C arrives twice under npm: once from the terminal, once passed on. The second changes nothing.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stop(0));
}

async function run(): Promise<void> {
  const settings = loadSettings();
  const logger = createLogger(settings.logLevel);
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'unexpected error, the server ends');
    void stop(1);
  });
  if (process.argv[2] === 'seed') {
    await seedGivenDatabase(settings, logger, shutdown);
    process.stdout.write('Демонстрационные данные созданы.\n');
    return stop(0);
  }
  if (process.argv[2] === 'admin:create') {
    await createAdministrator(settings, createLogger('error'), shutdown, process.argv.slice(3));
    return stop(0);
  }
  if (process.argv[2] === 'audit:verify') {
    return stop(await verifyAudit(settings, createLogger('error'), shutdown, process.argv[3]));
  }
  announce(await startServer(settings, logger, shutdown));
}

function announce(config: Config): void {
  const seconds = process.uptime().toLocaleString('ru', { maximumFractionDigits: 1 });
  const roles = {
    all: 'Приёмная работает',
    api: 'Приёмная работает (без фоновых заданий)',
    worker: 'Фоновые задания работают',
  };
  process.stdout.write(`${roles[config.role]}: ${config.publicUrl} (запуск за ${seconds} с)\n`);
  if (config.demo && config.databaseIsEmbedded) {
    process.stdout.write('Демонстрационный вход: operator@demo.example, пароль Demo-2026!\n');
  }
}

run().catch((error: unknown) => {
  if (shutdown.requested || error instanceof Interrupted) return;
  const known = error instanceof StartupError || error instanceof ConfigError;
  const text = error instanceof Error ? (known ? error.message : error.stack) : String(error);
  process.stderr.write(known ? `${text}\n` : `Сервер не запустился из-за ошибки:\n${text}\n`);
  void stop(1);
});
