import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles a program as the server itself is bundled, and returns the file that Node runs. */
export async function bundle(entry: string, name: string): Promise<string> {
  const outDir = path.join(root, 'dist', `test-${name}`);
  await build({
    configFile: path.join(root, 'server/vite.config.ts'),
    logLevel: 'error',
    build: { ssr: path.join(root, entry), outDir, sourcemap: false },
  });
  return path.join(outDir, 'main.js');
}

export interface Running {
  readonly child: ChildProcess;
  /** What has been printed so far. */
  readonly output: { stdout: string; stderr: string };
  /** Resolves with the exit code, or with the signal's name. */
  readonly ended: Promise<number | string>;
  /** Resolves when a line with these words has been printed; rejects when the process ends before. */
  printed(words: string): Promise<void>;
}

/** Starts a program as a terminal does: in a process group of its own, with nothing else in its environment. */
export function launch(file: string, env: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, [file], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const state = { over: false };
  void ended.then(() => (state.over = true));
  return {
    child,
    output,
    ended,
    printed: async (words) => {
      while (!output.stdout.includes(words)) {
        if (state.over) throw new Error(`ended without "${words}": ${output.stdout}${output.stderr}`);
        await sleep(10);
      }
    },
  };
}

/** Ctrl-C: the terminal signals every process of the group. */
export function pressCtrlC({ child }: Running): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
}

/** The process id and port of the PostgreSQL server of a data folder; null when it has none. */
export function postgresOf(dataDir: string): { pid: number; port: number } | null {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  // The file exists a moment before its content does.
  return pid > 0 ? { pid, port: Number(lines[3]) } : null;
}

export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // ESRCH: nobody has this number
  }
}
