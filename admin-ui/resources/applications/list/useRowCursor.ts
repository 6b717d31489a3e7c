import type { ApplicationRow } from '@shared/applications';
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useKeys } from '../../../ui';
import { keepPlace, placeIn } from './place';
import { casePath, type QueueView } from './views';

export interface RowCursor {
  view: QueueView;
  rowId: string | null;
}

/** The row under the cursor, for the rows themselves. */
export const RowCursorContext = createContext<RowCursor>({ view: 'department', rowId: null });
export const useCursor = () => useContext(RowCursorContext);

export const rowLinkId = (id: string) => `case-link-${id}`;

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
export function useRowCursor(view: QueueView): RowCursor {
  const { data, isPending } = useListContext<ApplicationRow>();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState({ view, rowId: placeIn(view).rowId });
  useKeptScroll(view, !isPending);

  const rows = data ?? [];
  const wanted = chosen.view === view ? chosen.rowId : placeIn(view).rowId;
  const index = Math.max(
    0,
    rows.findIndex(({ id }) => id === wanted),
  );
  const rowId = rows[index]?.id ?? null;

  const moveTo = (next: number) => {
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (!row) return;
    setChosen({ view, rowId: row.id });
    keepPlace(view, { rowId: row.id });
    focusRow(row.id);
  };
  // The first key takes the focus to the row where the cursor already is.
  const step = (by: number) => {
    const focused = rowId !== null && document.activeElement?.id === rowLinkId(rowId);
    moveTo(focused || wanted !== null ? index + by : index + (by > 0 && index === 0 && !focused ? 0 : by));
  };
  useKeys({
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    Enter: () => {
      if (rowId === null) return;
      keepPlace(view, { rowId });
      void navigate(casePath(rowId), { state: { _scrollToTop: true } });
    },
  });
  return { view, rowId };
}
