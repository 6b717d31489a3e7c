import { useCallback, useState } from 'react';
import { currentSession } from '../../../../providers';

/** Each person's own: whoever signs in next at this computer does not meet another's words. */
const keyOf = (caseId: string, form: string) => `case:${currentSession().user?.id ?? ''}:${caseId}:${form}`;

function read<T>(key: string): T | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden store only costs the copy that would survive a reload.
  }
}

export function forgetText(caseId: string, form: string): void {
  try {
    sessionStorage.removeItem(keyOf(caseId, form));
  } catch {
    // Nothing was kept.
  }
}

export function keptText<T>(caseId: string, form: string): T | null {
  return read<T>(keyOf(caseId, form));
}

export function keepText(caseId: string, form: string, value: unknown): void {
  write(keyOf(caseId, form), value);
}

/**
 * What a person types into one form of one case, kept for the browser tab until it is sent: it outlives a reload,
 * a lost session and a conflict. Returns the value, its setter and `forget`, which is called after success.
 */
export function useKeptText<T extends object>(
  caseId: string,
  form: string,
  initial: () => T,
): [T, (change: Partial<T>) => void, () => void] {
  const [value, setValue] = useState<T>(() => ({ ...initial(), ...read<T>(keyOf(caseId, form)) }));
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((before) => {
        const next = { ...before, ...part };
        write(keyOf(caseId, form), next);
        return next;
      }),
    [caseId, form],
  );
  const forget = useCallback(() => forgetText(caseId, form), [caseId, form]);
  return [value, change, forget];
}
