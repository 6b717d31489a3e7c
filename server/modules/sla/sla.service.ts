import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TermRecord } from '@shared/applications';
import {
  addWorkingHours,
  dueAfterWorkingDays,
  explainTerm,
  pauseUsed,
  remainingWorkingDays,
  resumeDue,
  type WorkCalendar,
} from '@shared/sla';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { SlaRepository, type DepartmentTime, type TermKind } from './sla.repository';

/** Starts, pauses, resumes and stops the terms of a case, in the transaction of the command that causes it. */
@Injectable()
export class SlaService {
  private readonly known = new Map<string, { version: number; content: WorkCalendar }>();

  constructor(
    private readonly repository: SlaRepository,
    private readonly clock: Clock,
  ) {}

  /** @param days length in working days. @returns when the term ends */
  async start(
    tx: Tx,
    term: { applicationId: string; departmentId: string; kind: TermKind; days: number },
  ): Promise<Date> {
    const now = this.clock.now();
    const { calendarId, timeZone, calendar } = await this.repository.departmentTime(tx, term.departmentId);
    const dueAt = dueAfterWorkingDays(now, term.days, timeZone, calendar);
    await this.repository.insertTerm(tx, {
      id: randomUUID(),
      applicationId: term.applicationId,
      kind: term.kind,
      generation: await this.repository.nextGeneration(tx, term.applicationId, term.kind),
      days: term.days,
      timeZone,
      calendarId,
      state: 'running',
      startedAt: now,
      countedFrom: now,
      countedDays: term.days,
      dueAt,
      endedAt: null,
    });
    return dueAt;
  }

  /** The term stands still from now on; `reason` is told in its explanation. */
  async pause(tx: Tx, applicationId: string, kind: TermKind, reason: string): Promise<void> {
    const term = await this.repository.activeTerm(tx, applicationId, kind);
    if (term === null || term.state !== 'running') throw new Error(`no running ${kind} term to pause`);
    await this.repository.insertPause(tx, {
      termId: term.id,
      pausedAt: this.clock.now(),
      resumedAt: null,
      reason,
    });
    await this.repository.saveTerm(tx, { ...term, state: 'paused', dueAt: null });
  }

  /** Runs on with max(1, days left), counted from today (product.md, Working-day arithmetic). @returns the new end */
  async resume(tx: Tx, applicationId: string, departmentId: string, kind: TermKind): Promise<Date> {
    const now = this.clock.now();
    const term = await this.repository.activeTerm(tx, applicationId, kind);
    const pause = term && (await this.repository.openPause(tx, term.id));
    if (!term || !pause) throw new Error(`no paused ${kind} term to resume`);
    const { timeZone, calendar } = await this.repository.departmentTime(tx, departmentId);
    const { remaining, due } = resumeDue(
      term.countedFrom,
      term.countedDays,
      pause.pausedAt,
      now,
      timeZone,
      calendar,
    );
    await this.repository.closePause(tx, pause.id, now);
    await this.repository.saveTerm(tx, {
      ...term,
      state: 'running',
      countedFrom: now,
      countedDays: remaining,
      dueAt: due,
    });
    return due;
  }

  /** Ends a term if it is active; what it came to stays in the row. */
  async stop(tx: Tx, applicationId: string, kind: TermKind): Promise<void> {
    const term = await this.repository.activeTerm(tx, applicationId, kind);
    if (term === null) return;
    const now = this.clock.now();
    const pause = await this.repository.openPause(tx, term.id);
    if (pause) await this.repository.closePause(tx, pause.id, now);
    await this.repository.saveTerm(tx, { ...term, state: 'stopped', endedAt: now });
  }

  /** Working days that the last term of a kind had left when it was last paused or ended; at least 1. */
  async daysLeft(tx: Tx, applicationId: string, kind: TermKind): Promise<number> {
    const last = await this.repository.lastTerm(tx, applicationId, kind);
    if (last === null) throw new Error(`no ${kind} term`);
    const pausedAt = await this.repository.lastPauseStart(tx, last.id);
    const calendars = await this.calendars(tx);
    const calendar = calendars.get(last.calendarId);
    if (calendar === undefined) throw new Error('a term without a calendar');
    const until =
      pausedAt !== null && pausedAt >= last.countedFrom ? pausedAt : (last.endedAt ?? this.clock.now());
    return Math.max(1, last.countedDays - pauseUsed(last.countedFrom, until, last.timeZone, calendar));
  }

  /** A wake-up for one case; a later call for the same kind replaces the earlier one. */
  async setTimer(
    tx: Tx,
    timer: { applicationId: string; kind: string; level: string; dueAt: Date },
  ): Promise<void> {
    await this.repository.setTimer(tx, timer, this.clock.now());
  }

  /** For a case that has come to its end. */
  async cancelAllTimers(tx: Tx, applicationId: string): Promise<void> {
    await this.repository.cancelAllTimers(tx, applicationId, this.clock.now());
  }

  async cancelTimers(tx: Tx, applicationId: string, kinds: readonly string[]): Promise<void> {
    await this.repository.cancelTimers(tx, applicationId, kinds, this.clock.now());
  }

  /** The instant after so many working hours of the department. */
  async afterWorkingHours(tx: Tx, departmentId: string, from: Date, hours: number): Promise<Date> {
    const { timeZone, calendar } = await this.repository.departmentTime(tx, departmentId);
    return addWorkingHours(from, hours, timeZone, calendar);
  }

  async departmentTime(tx: Tx, departmentId: string): Promise<DepartmentTime> {
    return this.repository.departmentTime(tx, departmentId);
  }

  /** Calendars by id, for computing remaining days of many rows at once. Read anew only when a version changed. */
  async calendars(tx: Tx): Promise<Map<string, WorkCalendar>> {
    const calendars = new Map<string, WorkCalendar>();
    for (const { id, version } of await this.repository.calendarVersions(tx)) {
      const known = this.known.get(id);
      const content = known?.version === version ? known.content : await this.repository.calendar(tx, id);
      this.known.set(id, { version, content });
      calendars.set(id, content);
    }
    return calendars;
  }

  /** Every term of a case with its pauses and the explanation of its end. */
  async terms(tx: Tx, applicationId: string): Promise<TermRecord[]> {
    const now = this.clock.now();
    const calendars = await this.calendars(tx);
    const terms = await this.repository.termsWithPauses(tx, applicationId);
    return terms.map((term) => {
      const calendar = calendars.get(term.calendarId);
      if (calendar === undefined) throw new Error('a term without a calendar');
      return {
        kind: term.kind,
        state: term.state,
        days: term.days,
        startedAt: term.startedAt.toISOString(),
        dueAt: term.dueAt?.toISOString() ?? null,
        remainingDays:
          term.state === 'running' && term.dueAt
            ? remainingWorkingDays(now, term.dueAt, term.timeZone, calendar)
            : null,
        pauses: term.pauses.map((pause) => ({
          pausedAt: pause.pausedAt.toISOString(),
          resumedAt: pause.resumedAt?.toISOString() ?? null,
          reason: pause.reason,
        })),
        explanation: explainTerm(term, term.timeZone, calendar),
      };
    });
  }
}
