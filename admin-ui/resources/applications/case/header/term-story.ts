import type { TermRecord } from '@shared/applications';
import { formatDate } from '../../../../ui/format';
import { dateTime, type CaseWords } from '../words';

type Stretch = TermRecord['explanation']['stretches'][number];

const MAX_DATES = 12;

function dates(days: readonly string[]): string {
  const shown = days.slice(0, MAX_DATES).map((day) => formatDate(day).slice(0, 5));
  return days.length > MAX_DATES ? `${shown.join(', ')}…` : shown.join(', ');
}

function tellStretch(words: CaseWords, stretch: Stretch, index: number, zone: string): string[] {
  const say = words.term;
  const at = dateTime(words, stretch.startedAt, zone);
  const day = formatDate(stretch.startDay);
  const lines = [index === 0 ? say.started(at, day) : say.resumed(at, say.days(stretch.days))];
  if (stretch.shift) lines.push(say.shift[stretch.shift](day));
  if (stretch.counted.length > 0) lines.push(say.counted(dates(stretch.counted)));
  if (stretch.skipped.length > 0) {
    const holidays = stretch.skipped.filter(({ reason }) => reason === 'day_off').map(({ date }) => date);
    const weekends = stretch.skipped.filter(({ reason }) => reason === 'weekend').map(({ date }) => date);
    const named = [
      ...(weekends.length > 0 ? [`${dates(weekends)} (${say.weekend})`] : []),
      ...(holidays.length > 0 ? [`${dates(holidays)} (${say.day_off})`] : []),
    ];
    lines.push(say.skipped(named.join('; ')));
  }
  if (stretch.pause) {
    const { pausedAt, used, remaining } = stretch.pause;
    lines.push(say.pausedAt(dateTime(words, pausedAt, zone), say.days(used), say.days(remaining)));
  }
  return lines;
}

/** How the end of a term came about, one sentence a line. */
export function termStory(words: CaseWords, term: TermRecord): string[] {
  const { explanation } = term;
  const say = words.term;
  const years = explanation.provisionalYears;
  return [
    term.kind === 'review' ? say.review(term.days) : say.correction(term.days),
    ...explanation.stretches.flatMap((stretch, index) =>
      tellStretch(words, stretch, index, explanation.zone),
    ),
    explanation.due ? say.due(dateTime(words, explanation.due, explanation.zone)) : say.noDue,
    ...(years.length > 0 ? [say.provisional(years.join(', '))] : []),
  ];
}
