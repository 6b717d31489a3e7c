import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { closeBrowser } from './browser';
import { useDatabase } from './database';
import { Office } from './office';
import { startServer, type TestServer } from './server';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface OpenOffice {
  readonly server: TestServer;
  readonly office: Office;
}

/** The product as a browser meets it, for all tests of a file: the built interface, a server, an agency on its first day. */
export function anOpenOffice(): () => OpenOffice {
  const database = useDatabase();
  let opened: OpenOffice | undefined;
  beforeAll(async () => {
    // Nothing happens when the build is as new as its sources.
    execFileSync(process.execPath, ['server/start.mjs', 'build'], { cwd: root, stdio: 'inherit' });
    const server = await startServer({ databaseUrl: database().url, role: 'api' });
    opened = { server, office: await Office.open(server) };
  });
  afterAll(async () => {
    await closeBrowser();
    await opened?.server.close();
  });
  return () => {
    if (opened === undefined) throw new Error('the office is open only while tests run');
    return opened;
  };
}
