import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { EmbeddedDatabase, migrateDatabase } from '../../server/platform/database';
import { migrateQueue } from '../../server/platform/queue';
import { templateName } from './template';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL, with the database `postgres`. */
    databaseServer: string;
  }
}

export default async function setup({
  vitest,
  provide,
}: TestProject): Promise<(() => Promise<void>) | undefined> {
  const onlyDomain = vitest.projects.every(({ name }) => name === 'domain');
  // Vitest keeps the file filters of its command line to itself.
  const patterns = process.argv
    .slice(2)
    .filter((argument) => argument.startsWith('test/') && !argument.includes('config'));
  if (onlyDomain || (patterns.length > 0 && patterns.every((pattern) => pattern.includes('test/domain'))))
    return undefined;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'priemnaya-test-'));
  const server = await EmbeddedDatabase.start(dataDir);
  // Nothing here outlives the run: what the disk keeps after a power cut does not matter.
  await server.query('alter system set fsync = off');
  await server.query('select pg_reload_conf()');
  await server.query(`create database ${templateName}`);
  await migrateDatabase(server.url(templateName));
  await migrateQueue(server.url(templateName));
  provide('databaseServer', server.url('postgres'));
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
