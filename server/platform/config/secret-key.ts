import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from './startup-error';

/** The key of an installation that was given none: made once and kept in its data folder, outside of the database. */
export function ownSecretKey(dataDir: string): string {
  const file = path.join(dataDir, 'secret.key');
  const known = read(file);
  if (known !== null) return known;
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      // A whole file appears or none, and only the first of several processes that start at once makes it.
      linkSync(draft, file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    throw keyError(file, error);
  }
  const made = read(file);
  if (made === null) throw keyError(file);
  return made;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw keyError(file, error);
  }
}

function keyError(file: string, cause?: unknown): StartupError {
  return new StartupError(
    `Не удалось создать или прочитать ключ ${file}: дайте права на папку данных или задайте ключ в SECRET_KEY.`,
    { cause },
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
