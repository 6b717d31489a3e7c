import { useSyncExternalStore } from 'react';

/** The row under the keyboard cursor. Outside React's state, so that a step redraws two rows and not the table. */
let cursorId: string | null = null;
const listeners = new Set<() => void>();

export function setCursor(id: string | null): void {
  if (id === cursorId) return;
  cursorId = id;
  for (const listener of listeners) listener();
}

export const cursorRowId = (): string | null => cursorId;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIsUnderCursor(id: string | undefined): boolean {
  return useSyncExternalStore(subscribe, () => id !== undefined && id === cursorId);
}

export const rowLinkId = (id: string): string => `case-link-${id}`;
