import { createHash } from 'node:crypto';
import type { HistoryEventEntity } from './applications.entity';

type HistoryEvent = HistoryEventEntity;

/** What the first event of a chain is linked to. */
export const GENESIS = '0'.repeat(64);

/** JSON with sorted keys: the same content gives the same text, whatever order PostgreSQL returns it in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) && !(item instanceof Date)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** The seal of one event: it covers the event and the seal before it, so that no event can be altered or left out. */
export function sealOf(event: Omit<HistoryEvent, 'hash'>): string {
  const { onBehalfOfId, onBehalfOfName, ...content } = event;
  // Events of people who act for themselves are sealed without the mention, as they were before there were stand-ins.
  const behalf = onBehalfOfId === null && onBehalfOfName === null ? {} : { onBehalfOfId, onBehalfOfName };
  return createHash('sha256')
    .update(canonicalJson({ ...content, ...behalf, at: event.at.toISOString() }))
    .digest('hex');
}

/** The first event whose seal or link is wrong; null when the chain is whole. */
export function firstBrokenLink(events: readonly HistoryEvent[]): HistoryEvent | null {
  let previous = GENESIS;
  for (const [index, { hash, ...event }] of events.entries()) {
    const broken = event.prevHash !== previous || event.seq !== index + 1 || sealOf(event) !== hash;
    if (broken) return events[index] ?? null;
    previous = hash;
  }
  return null;
}
