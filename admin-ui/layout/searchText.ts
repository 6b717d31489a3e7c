import { useSyncExternalStore } from 'react';

/** What is being searched for. Names and SNILS stay in memory: never in the page's address nor in browser storage. */
let searchText = '';
const listeners = new Set<() => void>();

export function setSearchText(text: string): void {
  searchText = text.trim();
  for (const listener of listeners) listener();
}

export function useSearchText(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => searchText,
  );
}
