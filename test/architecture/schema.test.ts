import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrations } from '../../server/migrations';
import { migrateDatabase } from '../../server/platform/database';
import { createDatabase, useDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

describe('entities and migrations', () => {
  const database = useDatabase();
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer({ databaseUrl: database().url, role: 'api' });
  });
  afterAll(() => server.close());

  test('agree: a migrated database needs nothing more for the entities', async () => {
    const dataSource = server.app.get(DataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('drift is noticed', async () => {
    await database().query('alter table applications drop column touched_at');
    await database().query('alter table users alter column position drop not null');
    const { upQueries } = await server.app.get(DataSource).driver.createSchemaBuilder().log();
    const queries = upQueries.map(({ query }) => query).join('\n');
    expect(queries).toContain('"applications" ADD "touched_at"');
    expect(queries).toContain('"users" ALTER COLUMN "position" SET NOT NULL');
  });
});

interface SchemaLine {
  line: string;
}

/** Everything that migrations make: columns, constraints, indexes, triggers and functions, one line each. */
const SCHEMA = `
  SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
    AS line FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
  UNION ALL SELECT 'function ' || p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  ORDER BY line`;

test('migrations run up, down to nothing, and up again to the same schema', async () => {
  const database = await createDatabase({ empty: true });
  const schema = async () => (await database.query<SchemaLine>(SCHEMA)).map(({ line }) => line);
  try {
    await migrateDatabase(database.url);
    const first = await schema();
    expect(first.some((line) => line.startsWith('applications.status '))).toBe(true);

    const dataSource = new DataSource({ type: 'postgres', url: database.url, migrations: [...migrations] });
    await dataSource.initialize();
    for (const migration of migrations) {
      expect(migration.name).not.toBe('');
      await dataSource.undoLastMigration({ transaction: 'each' });
    }
    await dataSource.destroy();
    const left = (await schema()).filter((line) => !/^migrations\b|\bON public\.migrations\b/.test(line));
    expect(left).toEqual([]);

    await migrateDatabase(database.url);
    expect(await schema()).toEqual(first);
  } finally {
    await database.drop();
  }
});
