import type { ApplicationRow } from '@shared/applications';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useKeys } from '../../../ui';
import { cursorRowId, rowLinkId, setCursor } from './cursor';
import { keepPlace, placeIn } from './place';
import { casePath, type QueueView } from './views';

function focusRow(id: string): void {
  const link = document.getElementById(rowLinkId(id));
  link?.focus({ preventScroll: true });
  link?.closest('tr, li')?.scrollIntoView({ block: 'nearest' });
}

/** Puts the window back where it was when the rows are there again. */
function useKeptScroll(view: QueueView, ready: boolean): void {
  const restored = useRef<QueueView | null>(null);
  useLayoutEffect(() => {
    if (!ready || restored.current === view) return;
    restored.current = view;
    window.scrollTo(0, placeIn(view).scrollTop);
  }, [view, ready]);
  useEffect(() => {
    const keep = () => restored.current === view && keepPlace(view, { scrollTop: window.scrollY });
    window.addEventListener('scroll', keep, { passive: true });
    return () => window.removeEventListener('scroll', keep);
  }, [view]);
}

/** j/k move over the rows, Enter opens; the cursor stays on its case when rows come and go around it. */
export function useRowCursor(view: QueueView): void {
  const { data, isPending } = useListContext<ApplicationRow>();
  const navigate = useNavigate();
  const lastIndex = useRef(0);
  useKeptScroll(view, !isPending);

  useLayoutEffect(() => {
    const rows = data ?? [];
    const kept = rows.findIndex(({ id }) => id === placeIn(view).rowId);
    // When its case has left the list, the cursor stays at that height.
    if (kept >= 0 || rows.length === 0) lastIndex.current = Math.max(kept, 0);
    else lastIndex.current = Math.min(lastIndex.current, rows.length - 1);
    setCursor(rows[lastIndex.current]?.id ?? null);
  }, [data, view]);

  const step = (by: number) => {
    const row = cursorRowId();
    const isFocused = row !== null && document.activeElement?.id === rowLinkId(row);
    // The first key takes the focus to the row where the cursor already is.
    const next = (data ?? [])[isFocused ? lastIndex.current + by : lastIndex.current];
    if (!next) return;
    if (isFocused) lastIndex.current += by;
    keepPlace(view, { rowId: next.id });
    setCursor(next.id);
    focusRow(next.id);
  };
  useKeys({
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    Enter: () => {
      const rowId = cursorRowId();
      if (rowId === null) return;
      keepPlace(view, { rowId });
      void navigate(casePath(rowId), { state: { _scrollToTop: true } });
    },
  });
}
