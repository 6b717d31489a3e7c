import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../config';
import { noSpace } from './data-folder';
import { isAlive, worksIn } from './process-identity';
import type { SystemUser } from './system-user';

export const superuser = 'priemnaya';

/** Where one PostgreSQL cluster lives and who runs it. */
export interface ClusterPlace {
  readonly binaries: string;
  readonly folder: string;
  readonly dataDir: string;
  readonly user: SystemUser | null;
}

export interface RunningCluster {
  readonly port: number;
  /** Settles when the server process ends, for whatever reason. */
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
}

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=80',
  'shared_buffers=128MB',
  'max_wal_size=512MB',
  'timezone=UTC',
  'log_timezone=UTC',
  // The server's log must not hold the rows and values of a failed statement.
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_parameter_max_length_on_error=0',
];

function options(user: SystemUser | null): { uid?: number; gid?: number; cwd: string } {
  return user === null ? { cwd: '/' } : { uid: user.uid, gid: user.gid, cwd: '/' };
}

function executable(place: ClusterPlace, name: 'initdb' | 'postgres'): string {
  return path.join(place.binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** Creates an empty cluster in the folder. */
export function initialise(place: ClusterPlace, password: string): void {
  const hiding = mkdtempSync(path.join(os.tmpdir(), 'priemnaya-'));
  const passwordFile = path.join(hiding, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (place.user !== null) {
      for (const entry of [hiding, passwordFile]) chownSync(entry, place.user.uid, place.user.gid);
    }
    const { status, stderr, error } = spawnSync(
      executable(place, 'initdb'),
      [
        `--pgdata=${place.folder}`,
        `--username=${superuser}`,
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // Code-point order, the same on every system; LC_CTYPE is what pg_trgm tells Cyrillic letters by.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
        '--data-checksums',
        '--no-instructions',
      ],
      { ...options(place.user), encoding: 'utf8' },
    );
    if (status !== 0) throw failure(place, stderr || (error?.message ?? ''));
  } finally {
    rmSync(hiding, { recursive: true, force: true });
  }
}

/**
 * Stops a server that runs on the folder although no server of ours does: its parent was killed. Only called by the
 * holder of the folder's lock.
 */
export async function stopOrphan(folder: string): Promise<void> {
  const pidFile = path.join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || worksIn(pid, folder) === false) {
    // PostgreSQL would refuse to start when the number in its file now belongs to some other process.
    rmSync(pidFile, { force: true });
    return;
  }
  for (const [signal, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5000],
  ] as const) {
    process.kill(pid, signal);
    if (await gone(pid, patienceMs)) return;
  }
  throw new StartupError(
    `Прежний процесс PostgreSQL (${pid}) не останавливается: завершите его и запустите сервер снова.`,
  );
}

async function gone(pid: number, patienceMs: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += 25) {
    if (!isAlive(pid)) return true;
    await sleep(25);
  }
  return false;
}

/** Starts the server and resolves when it takes connections. */
export async function startCluster(place: ClusterPlace): Promise<RunningCluster> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryStart(place);
    if (typeof outcome !== 'string') return outcome;
    // Backends of a killed server may live a moment longer, and a free port may be taken meanwhile.
    const passing = /shared memory block|could not bind|Address already in use/.test(outcome);
    if (!passing || attempt === 10) throw failure(place, outcome);
    await sleep(300);
  }
}

async function tryStart(place: ClusterPlace): Promise<RunningCluster | string> {
  const port = await freePort();
  const logFile = path.join(place.dataDir, 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > 10 * 1024 * 1024) rmSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const child = spawn(
    executable(place, 'postgres'),
    ['-D', place.folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    // A session of its own: Ctrl-C in the terminal must reach this process alone, which stops the database last.
    { ...options(place.user), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const exited = new Promise<string | null>((resolve) => {
    child.once('exit', () => resolve(null));
    child.once('error', (error) => resolve(error.message));
  });
  const state: { over: boolean } = { over: false };
  void exited.then(() => (state.over = true));
  while (!state.over) {
    if (isReady(place.folder, child)) return { port, exited, stop: () => stop(child, exited) };
    await Promise.race([exited, sleep(15)]);
  }
  return (await exited) ?? readFileSync(logFile, 'utf8').slice(logStart);
}

/** PostgreSQL writes its state into the eighth line of its pid file. */
function isReady(folder: string, child: ChildProcess): boolean {
  const pidFile = path.join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return false;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  return Number.parseInt(lines[0] ?? '', 10) === child.pid && lines[7]?.trim() === 'ready';
}

/** The port, in the fourth line of the pid file, of a server that takes connections; null when there is none. */
export function portOfRunning(folder: string): number | null {
  const pidFile = path.join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  return lines[7]?.trim() === 'ready' ? Number.parseInt(lines[3] ?? '', 10) : null;
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const patience = setTimeout(() => child.kill('SIGQUIT'), 15_000);
  await exited;
  clearTimeout(patience);
}

function failure(place: ClusterPlace, output: string): StartupError {
  if (/No space left on device/.test(output)) return noSpace(place.dataDir);
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error/i.test(line));
  const reason = (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').trim();
  return new StartupError(
    `Встроенная база данных не запустилась: ${reason || 'причина не сообщена'} (подробности в ${path.join(place.dataDir, 'postgres.log')}).`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
