import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { initialise, portOfRunning, startCluster, stopOrphan, superuser } from './cluster';
import { isFolderLocked, lockDataFolder, prepareDataFolder } from './data-folder';
import { placeBinaries, placeCluster } from './placement';
import { databaseUser } from './system-user';

const databaseName = 'priemnaya';
const unfinishedName = 'priemnaya_unfinished';

/** A PostgreSQL server of our own, living under the data folder and ending with this process. */
export class EmbeddedDatabase {
  private constructor(
    private readonly port: number,
    private readonly password: string,
    /** Settles when the database server has ended, also when nobody asked it to. */
    readonly exited: Promise<unknown>,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(dataDir: string): Promise<EmbeddedDatabase> {
    prepareDataFolder(dataDir);
    const unlock = lockDataFolder(dataDir);
    try {
      const user = databaseUser(path.join(dataDir, 'postgres'));
      const binaries = placeBinaries(user);
      const password = passwordOf(dataDir);
      const folder = placeCluster(dataDir, user, (unfinished) =>
        initialise({ dataDir, user, binaries, folder: unfinished }, password),
      );
      await stopOrphan(folder);
      const cluster = await startCluster({ dataDir, user, binaries, folder });
      return new EmbeddedDatabase(cluster.port, password, cluster.exited, async () => {
        await cluster.stop();
        unlock();
      });
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /**
   * The address of the product's database in the server that another living process runs on the folder, for those
   * who only want to look; null when none does.
   */
  static addressOfRunning(dataDir: string): string | null {
    if (!isFolderLocked(dataDir)) return null;
    const port = portOfRunning(path.join(dataDir, 'postgres'));
    return port === null ? null : addressOf(passwordOf(dataDir), port, databaseName);
  }

  /** The address of a database of this server; of the product's own when no name is given. */
  url(name: string = databaseName): string {
    return addressOf(this.password, this.port, name);
  }

  /**
   * Makes sure that the product's database exists. A new one is filled under another name and renamed when `fill` is
   * done, so that a first start killed half-way is begun again instead of leaving half the data.
   */
  async ensureFilled(fill: (databaseUrl: string) => Promise<void>): Promise<void> {
    if (await this.exists(databaseName)) return;
    await this.query(`drop database if exists ${unfinishedName} with (force)`);
    await this.query(`create database ${unfinishedName}`);
    // Nothing here is acknowledged to anybody before the rename, whose own commit waits for the disk with all before it.
    await this.query(`alter database ${unfinishedName} set synchronous_commit = off`);
    await fill(this.url(unfinishedName));
    await this.query(`alter database ${unfinishedName} reset synchronous_commit`);
    await this.query(`alter database ${unfinishedName} rename to ${databaseName}`);
  }

  async query(sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.url('postgres') });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
      return rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.end();
  }

  private async exists(name: string): Promise<boolean> {
    return (await this.query('select 1 from pg_database where datname = $1', [name])).length > 0;
  }
}

function addressOf(password: string, port: number, name: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}

/** The database listens on the loopback address, where other accounts of the machine could try to sign in. */
function passwordOf(dataDir: string): string {
  const file = path.join(dataDir, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
