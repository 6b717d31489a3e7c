import type { TermRecord } from '@shared/applications';
import { formatDate } from '../../../../ui/format';

export type BarDay = 'used' | 'paused' | 'left';

/** Local date `YYYY-MM-DD` of an instant. */
function localDay(value: Date, timeZone: string): string {
  return formatDate(value, timeZone).split('.').reverse().join('-');
}

/** The term day by day: those gone, the places where it stood, those left. One mark for each pause, however long. */
export function barDays(term: TermRecord, now: Date): BarDay[] {
  const { stretches, zone } = term.explanation;
  const today = localDay(now, zone);
  const marks = stretches.flatMap((stretch): BarDay[] => {
    const days = stretch.counted.map((day): BarDay => (day < today ? 'used' : 'left'));
    if (stretch.pause === null) return days;
    const gone = Array.from({ length: stretch.pause.used }, (): BarDay => 'used');
    return [...gone, 'paused'];
  });
  const last = stretches.at(-1);
  const standing = last?.pause && last.pause.resumedAt === null ? last.pause.remaining : 0;
  return [...marks, ...Array.from({ length: standing }, (): BarDay => 'left')];
}
