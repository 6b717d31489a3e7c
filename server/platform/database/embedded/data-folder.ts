import { accessSync, constants, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../config';
import { processIdentity } from './process-identity';

/** Below this PostgreSQL could stop in the middle of a transaction. */
const leastFreeBytes = 200 * 1024 * 1024;

/** Creates the data folder, and says in words why it cannot be used. */
export function prepareDataFolder(
  dataDir: string,
  freeBytes: (folder: string) => number = freeBytesOf,
): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = path.join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') throw noSpace(dataDir, error);
    throw new StartupError(
      `В папку данных ${dataDir} нельзя записывать (${codeOf(error)}): дайте на неё права или укажите другую в DATA_DIR.`,
      { cause: error },
    );
  }
  if (freeBytes(dataDir) < leastFreeBytes) throw noSpace(dataDir);
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export function noSpace(dataDir: string, cause?: unknown): StartupError {
  return new StartupError(
    `На диске с папкой данных ${dataDir} не осталось места: освободите не менее 200 МБ и запустите снова.`,
    { cause },
  );
}

/**
 * Makes this process the only server on the folder and returns the release. A lock left by a killed process is
 * recognised by the identity written in it and taken over.
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = path.join(dataDir, 'server.lock');
  const own = processIdentity(process.pid) ?? String(process.pid);
  for (let tries = 0; tries < 3; tries += 1) {
    if (createExclusively(file, own)) return () => rmSync(file, { force: true });
    const holder = readLock(file);
    if (holder !== null && processIdentity(Number.parseInt(holder, 10)) === holder && holder !== own) {
      throw new StartupError(
        `С папкой данных ${dataDir} уже работает другой запущенный сервер (процесс ${Number.parseInt(holder, 10)}): остановите его или укажите другую папку в DATA_DIR.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new StartupError(`Папку данных ${dataDir} одновременно занимает другой запускаемый сервер.`);
}

/** Whether a living server works on the folder. */
export function isFolderLocked(dataDir: string): boolean {
  const holder = readLock(path.join(dataDir, 'server.lock'));
  return holder !== null && processIdentity(Number.parseInt(holder, 10)) === holder;
}

function createExclusively(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function readLock(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'неизвестная причина';
}
