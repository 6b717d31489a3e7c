import { addDays, weekday } from './local-time';
import type { LocalDate } from './local-time';
import type { CalendarException, WorkCalendar } from './calendar';

/** Days off that a government decree moves from a weekend to another day; a Saturday may become a working day. */
interface DecreeMove {
  from: LocalDate;
  to: LocalDate;
  /** The Saturday itself is worked, in exchange. */
  worked?: true;
}

/** Labour Code, article 112: the holidays of every year. */
const JANUARY = ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `01-${day}`);
const OTHERS = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];

const MOVES: readonly DecreeMove[] = [
  { from: '2025-01-04', to: '2025-05-02' },
  { from: '2025-01-05', to: '2025-12-31' },
  { from: '2025-02-23', to: '2025-05-08' },
  { from: '2025-03-08', to: '2025-06-13' },
  { from: '2025-11-01', to: '2025-11-03', worked: true },
  { from: '2026-01-03', to: '2026-01-09' },
  { from: '2026-01-04', to: '2026-12-31' },
];

const isWeekend = (date: LocalDate): boolean => weekday(date) === 0 || weekday(date) === 6;

/**
 * Exceptions of one year: the holidays; for a holiday outside January that falls on a weekend and that no decree
 * moves elsewhere, the next working day; and what the decree of the year moves.
 */
function exceptionsOf(year: number): [LocalDate, CalendarException][] {
  const off = new Set([...JANUARY, ...OTHERS].map((day) => `${year}-${day}`));
  const moves = MOVES.filter((move) => move.from.startsWith(`${year}-`));
  for (const move of moves) off.add(move.to);
  for (const day of OTHERS) {
    const holiday = `${year}-${day}`;
    if (!isWeekend(holiday) || moves.some((move) => move.from === holiday)) continue;
    let next = addDays(holiday, 1);
    while (isWeekend(next) || off.has(next)) next = addDays(next, 1);
    off.add(next);
  }
  const worked = moves.filter((move) => move.worked).map((move) => move.from);
  return [
    ...[...off].map((date): [LocalDate, CalendarException] => [date, { kind: 'day_off' }]),
    ...worked.map((date): [LocalDate, CalendarException] => [date, { kind: 'working' }]),
  ];
}

/** Russia, 2025–2027. The days off of 2027 follow from the law alone until its decree is entered. */
export const RUSSIA_2025_2027: WorkCalendar = {
  code: 'russia',
  opensAt: '09:00',
  closesAt: '18:00',
  exceptions: Object.fromEntries(
    [2025, 2026, 2027].flatMap(exceptionsOf).sort(([a], [b]) => a.localeCompare(b)),
  ),
  provisionalYears: [2027],
};
