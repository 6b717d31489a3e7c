import { useSyncExternalStore } from 'react';

/** Whether the server answers. While it does not, a line at the top says so and every waiting request tries again by itself. */
export type Connection = 'up' | 'lost';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

let connection: Connection = 'up';
let probe: Promise<void> | null = null;
let wake: (() => void) | null = null;
const listeners = new Set<() => void>();

function set(next: Connection): void {
  if (connection === next) return;
  connection = next;
  for (const listener of listeners) listener();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    // No answer is the very thing that is asked here.
    return false;
  }
}

async function probeUntilUp(): Promise<void> {
  for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
    await pause(ms);
    if (await answers()) break;
  }
  probe = null;
  set('up');
}

/** Marks the server as lost and resolves when it answers again. */
export function serverBack(): Promise<void> {
  set('lost');
  probe ??= probeUntilUp();
  return probe;
}

/** Tries at once instead of waiting for the next attempt. */
export function tryConnectionNow(): void {
  wake?.();
}

globalThis.addEventListener?.('online', tryConnectionNow);

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
  );
}
