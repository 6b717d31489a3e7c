import { useCallback, useEffect, useState } from 'react';
import type { CaseChanges } from '@shared/applications';
import type { CaseApi } from './useCaseApi';

const POLL_MS = 15_000;

/**
 * What others did to the case since the version on the screen: asked every 15 seconds while the tab is in sight and
 * whenever it comes back into sight. Null while nothing changed.
 */
export function useCaseChanges(
  api: CaseApi,
  version: number,
): { changes: CaseChanges | null; check: () => Promise<void> } {
  const [changes, setChanges] = useState<CaseChanges | null>(null);
  const check = useCallback(async () => {
    try {
      const found = await api.changesSince(version);
      setChanges(found.version > version ? found : null);
    } catch {
      // The shell says when the line is gone; the next poll asks again.
    }
  }, [api, version]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void check();
    };
    const timer = setInterval(look, POLL_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [check]);
  return { changes: changes && changes.version > version ? changes : null, check };
}
