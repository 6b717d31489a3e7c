import type { Locale } from '@shared/kernel/ids';
import { calendarDaysUntil } from './date';
import { formatWorkingDays } from './plural';

/** How a term reads at a glance; the tone decides colour and icon, never the colour alone. */
export interface TermWords {
  text: string;
  tone: 'late' | 'soon' | 'running' | 'paused' | 'none';
}

export interface TermFacts {
  dueAt: string | null;
  /** Whole working days left: 0 on the last day, negative once overdue. */
  remainingDays: number | null;
  termState: 'running' | 'paused' | 'stopped';
  timeZone?: string;
}

const words = {
  ru: { today: 'сегодня', tomorrow: 'завтра', paused: 'стоит', late: 'просрочено', lateBy: 'просрочено на ' },
  en: { today: 'today', tomorrow: 'tomorrow', paused: 'paused', late: 'overdue', lateBy: 'overdue by ' },
} as const;

/** «сегодня», «завтра», «2 раб. дня», «просрочено на 1 раб. день», «стоит», «—» (interface.md, Queue). */
export function termWords(locale: Locale, term: TermFacts, now: Date = new Date()): TermWords {
  const say = words[locale];
  if (term.termState === 'paused') return { text: say.paused, tone: 'paused' };
  if (term.termState === 'stopped' || term.dueAt === null) return { text: '—', tone: 'none' };
  if (new Date(term.dueAt) <= now) {
    const days = Math.abs(term.remainingDays ?? 0);
    const text = days === 0 ? say.late : `${say.lateBy}${formatWorkingDays(locale, days, 'short')}`;
    return { text, tone: 'late' };
  }
  const calendarDays = calendarDaysUntil(term.dueAt, now, term.timeZone);
  if (calendarDays <= 0) return { text: say.today, tone: 'soon' };
  if (calendarDays === 1) return { text: say.tomorrow, tone: 'soon' };
  return { text: formatWorkingDays(locale, term.remainingDays ?? calendarDays, 'short'), tone: 'running' };
}
