import {
  addDays,
  addWorkingHours,
  closingOf,
  instantOf,
  isWorkingDay,
  localDate,
  RUSSIA_2025_2027,
  workingTimeBetween,
  type LocalDate,
  type TimeZone,
} from '@shared/sla';

const HOUR = 3_600_000;

/** The open hours of a department: when its staff act. */
export class WorkTime {
  readonly #calendar = RUSSIA_2025_2027;

  constructor(readonly zone: TimeZone) {}

  today(moment: Date): LocalDate {
    return localDate(moment, this.zone);
  }

  /** The instant so many open hours after another. */
  after(moment: Date, hours: number): Date {
    return addWorkingHours(moment, hours, this.zone, this.#calendar);
  }

  /** Open hours between two instants. */
  between(from: Date, to: Date): number {
    return workingTimeBetween(from, to, this.zone, this.#calendar) / HOUR;
  }

  /** The instant so many open hours before another. */
  before(moment: Date, hours: number): Date {
    let rest = hours * HOUR;
    let until = moment.getTime();
    for (let day = this.today(moment); ; day = addDays(day, -1)) {
      if (!isWorkingDay(day, this.#calendar)) continue;
      const opens = instantOf(day, this.#calendar.opensAt, this.zone).getTime();
      const closes = Math.min(until, closingOf(day, this.zone, this.#calendar).getTime());
      if (closes - opens > rest) return new Date(closes - rest);
      rest -= Math.max(0, closes - opens);
      until = opens;
    }
  }

  /** So many hours after the closing of the day, when people are at home. */
  evening(moment: Date, hours: number): Date {
    return new Date(closingOf(this.today(moment), this.zone, this.#calendar).getTime() + hours * HOUR);
  }
}
