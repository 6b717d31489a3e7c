import { DataSource } from 'typeorm';
import { grantApplicationRole } from './application-role';
import { connectionOptions } from './connection-options';

/** Any fixed number will do, as long as every server of one database asks for the same lock. */
const migrationLock = 7_203_418_551;

/**
 * Brings the schema up to date. Two servers may start at once: the second waits for the first and finds nothing to
 * do. A connection of its own, because waiting and building an index may take longer than a request is allowed.
 * @returns whether the application's own role, which may not change evidence, is there to work as
 */
export async function migrateDatabase(databaseUrl: string): Promise<{ applicationRole: boolean }> {
  const dataSource = new DataSource(
    connectionOptions(
      { databaseUrl, databasePoolSize: 2, databaseStatementTimeoutMs: 0 },
      'priemnaya-migrations',
    ),
  );
  await dataSource.initialize();
  try {
    const session = dataSource.createQueryRunner();
    await session.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      await dataSource.runMigrations();
      return { applicationRole: await grantApplicationRole(dataSource) };
    } finally {
      await session.query('select pg_advisory_unlock($1)', [migrationLock]);
      await session.release();
    }
  } finally {
    await dataSource.destroy();
  }
}
