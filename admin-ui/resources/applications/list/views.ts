import type { QueueTab } from '@shared/applications/queue';
import type { SortPayload } from 'react-admin';
import { createContext, useContext } from 'react';

/** The order of the tabs; what waits for a signature and the search results are views without a tab. */
export const TABS = [
  'mine',
  'unassigned',
  'department',
  'waiting',
  'closed',
] as const satisfies readonly QueueTab[];
export type QueueView = QueueTab | 'signoff' | 'search';

/** The view whose rows are being drawn. */
export const ViewContext = createContext<QueueView>('department');
export const useView = () => useContext(ViewContext);

export type FilterName = 'due' | 'serviceId' | 'assigneeId' | 'priority' | 'status';

const FILTERS: Record<QueueView, FilterName[]> = {
  mine: ['due', 'serviceId', 'priority', 'status'],
  unassigned: ['due', 'serviceId', 'priority'],
  department: ['due', 'serviceId', 'assigneeId', 'priority', 'status'],
  waiting: ['serviceId', 'assigneeId', 'priority'],
  closed: ['serviceId', 'assigneeId', 'status'],
  signoff: ['due', 'serviceId', 'assigneeId', 'priority'],
  search: ['status', 'serviceId'],
};

export const filtersOf = (view: QueueView): FilterName[] => FILTERS[view];

export function isTab(text: string | undefined): text is QueueTab {
  return TABS.some((tab) => tab === text);
}

/** What burns first stands first; of the closed ones, the latest. */
export function defaultSortOf(view: QueueView): SortPayload {
  return view === 'closed' ? { field: 'receivedAt', order: 'DESC' } : { field: 'dueAt', order: 'ASC' };
}

export function isQueueView(text: string | undefined): text is QueueView {
  return text === 'search' || text === 'signoff' || isTab(text);
}

/** What the view itself asks of the server, before any filter of the reader. */
export function contentOf(view: QueueView, q: string): Record<string, unknown> {
  if (view === 'search') return { q };
  return view === 'signoff' ? { tab: 'department', status: ['awaiting_signoff'] } : { tab: view };
}

export const casePath = (id: string): string => `/applications/${id}`;
