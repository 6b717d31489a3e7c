import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations';

export interface ConnectionSettings {
  readonly databaseUrl: string;
  readonly databasePoolSize: number;
  readonly databaseStatementTimeoutMs: number;
}

/**
 * The schema is migrated, never synchronised; times are UTC instants. With `role`, every connection works as that
 * role from its first statement on.
 */
export function connectionOptions(
  settings: ConnectionSettings,
  applicationName: string,
  role: string | null = null,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.databaseUrl,
    applicationName,
    poolSize: settings.databasePoolSize,
    connectTimeoutMS: 5000,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    logging: false,
    extra: {
      statement_timeout: settings.databaseStatementTimeoutMs,
      keepAlive: true,
      ...(role !== null && { options: `-c role=${role}` }),
    },
  };
}
