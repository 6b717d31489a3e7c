import type { QueueView } from './views';

/** Where a person was in each view of the queue; lives as long as the page. */
interface Place {
  rowId: string | null;
  scrollTop: number;
}

const places = new Map<QueueView, Place>();

export function placeIn(view: QueueView): Place {
  return places.get(view) ?? { rowId: null, scrollTop: 0 };
}

export function keepPlace(view: QueueView, change: Partial<Place>): void {
  places.set(view, { ...placeIn(view), ...change });
}
