import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { templateName } from './template';

export interface TestDatabase {
  readonly url: string;
  /** For looking at what is stored; product code goes through its own repositories. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject('databaseServer') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database of one's own, migrated; `empty` for one without any table. */
export async function createDatabase({ empty = false }: { empty?: boolean } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} template ${empty ? 'template0' : templateName}`);
  const url = new URL(inject('databaseServer'));
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  // Dropping the database cuts every connection, this one too.
  client.on('error', () => undefined);
  await client.connect();
  return {
    url: url.href,
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...values])).rows,
    drop: async () => {
      await client.end();
      await onServer(`drop database if exists ${name} with (force)`);
    },
  };
}

/** Gives the test file its own database for all of its tests, and drops it afterwards. */
export function useDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(async () => {
    await database?.drop();
  });
  return () => {
    if (database === undefined) throw new Error('the database exists only while tests run');
    return database;
  };
}
