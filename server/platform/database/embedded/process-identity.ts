import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Tells a process from a later one that got the same number: after a restart of a machine or a container the number
 * in a left-over file often names somebody else. Null when the process does not live.
 */
export function processIdentity(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (existsSync('/proc/self/stat')) return linuxIdentity(pid);
  if (process.platform === 'win32') return `${pid}`;
  try {
    return `${pid} ${execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()}`;
  } catch {
    return null; // ps finds nobody: the process has just ended
  }
}

function linuxIdentity(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name in brackets may hold spaces; the state (first after it) and the start time (twentieth) come after.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return null;
  const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return `${pid} ${boot} ${fields[19] ?? ''}`;
}

/** Whether the process works in this folder, as a PostgreSQL server does in its data folder; null when unknowable. */
export function worksIn(pid: number, folder: string): boolean | null {
  if (!existsSync('/proc/self/cwd')) return null;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return null; // of another user, or gone
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // processes end at any moment
  }
}
