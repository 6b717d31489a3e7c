import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '@shared/sla';
import { IsNull } from 'typeorm';
import type { Tx } from '../../platform/database';
import { SlaPauseEntity, SlaTermEntity, SlaTimerEntity } from './sla.entity';

export type TermKind = SlaTermEntity['kind'];
export type Term = SlaTermEntity;
export type Pause = SlaPauseEntity;
export type Timer = SlaTimerEntity;

/** Where a department is and which days it works. */
export interface DepartmentTime {
  calendarId: string;
  timeZone: string;
  calendar: WorkCalendar;
}

@Injectable()
export class SlaRepository {
  async departmentTime(tx: Tx, departmentId: string): Promise<DepartmentTime> {
    const rows: DepartmentTime[] = await tx.query(
      `SELECT d.calendar_id AS "calendarId", d.time_zone AS "timeZone", c.content AS calendar
       FROM departments d JOIN calendars c ON c.id = d.calendar_id WHERE d.id = $1`,
      [departmentId],
    );
    if (rows[0] === undefined) throw new Error('a department without a calendar');
    return rows[0];
  }

  async calendarVersions(tx: Tx): Promise<{ id: string; version: number }[]> {
    return tx.query('SELECT id, version FROM calendars');
  }

  async calendar(tx: Tx, id: string): Promise<WorkCalendar> {
    const rows: { content: WorkCalendar }[] = await tx.query('SELECT content FROM calendars WHERE id = $1', [
      id,
    ]);
    if (rows[0] === undefined) throw new Error('a calendar that was there a moment ago is gone');
    return rows[0].content;
  }

  async activeTerm(tx: Tx, applicationId: string, kind: TermKind): Promise<Term | null> {
    return tx
      .getRepository(SlaTermEntity)
      .createQueryBuilder('t')
      .where('t.applicationId = :applicationId AND t.kind = :kind', { applicationId, kind })
      .andWhere(`t.state <> 'stopped'`)
      .getOne();
  }

  async lastTerm(tx: Tx, applicationId: string, kind: TermKind): Promise<Term | null> {
    return tx
      .getRepository(SlaTermEntity)
      .findOne({ where: { applicationId, kind }, order: { generation: 'DESC' } });
  }

  async lastPauseStart(tx: Tx, termId: string): Promise<Date | null> {
    const last = await tx
      .getRepository(SlaPauseEntity)
      .findOne({ where: { termId }, order: { pausedAt: 'DESC' } });
    return last?.pausedAt ?? null;
  }

  async nextGeneration(tx: Tx, applicationId: string, kind: TermKind): Promise<number> {
    const last = await tx.getRepository(SlaTermEntity).maximum('generation', { applicationId, kind });
    return (last ?? 0) + 1;
  }

  async insertTerm(tx: Tx, term: Term): Promise<void> {
    await tx.insert(SlaTermEntity, term);
  }

  async saveTerm(tx: Tx, { id, state, countedFrom, countedDays, dueAt, endedAt }: Term): Promise<void> {
    await tx.update(SlaTermEntity, id, { state, countedFrom, countedDays, dueAt, endedAt });
  }

  async openPause(tx: Tx, termId: string): Promise<Pause | null> {
    return tx.getRepository(SlaPauseEntity).findOneBy({ termId, resumedAt: IsNull() });
  }

  async insertPause(tx: Tx, pause: Omit<Pause, 'id'>): Promise<void> {
    await tx.insert(SlaPauseEntity, { id: randomUUID(), ...pause });
  }

  async closePause(tx: Tx, id: string, resumedAt: Date): Promise<void> {
    await tx.update(SlaPauseEntity, id, { resumedAt });
  }

  async termsWithPauses(tx: Tx, applicationId: string): Promise<(Term & { pauses: Pause[] })[]> {
    const terms = await tx
      .getRepository(SlaTermEntity)
      .find({ where: { applicationId }, order: { startedAt: 'ASC', kind: 'ASC', generation: 'ASC' } });
    const pauses = await tx
      .getRepository(SlaPauseEntity)
      .createQueryBuilder('p')
      .where('p.termId = ANY(:ids)', { ids: terms.map((term) => term.id) })
      .orderBy('p.pausedAt', 'ASC')
      .getMany();
    return terms.map((term) => ({ ...term, pauses: pauses.filter((pause) => pause.termId === term.id) }));
  }

  /** Sets the next wake-up of a kind and level; an earlier one that has not fired is cancelled. */
  async setTimer(
    tx: Tx,
    timer: Pick<Timer, 'applicationId' | 'kind' | 'level' | 'dueAt'>,
    now: Date,
  ): Promise<void> {
    await this.cancelTimers(tx, timer.applicationId, [timer.kind], now);
    await tx.query(
      `INSERT INTO sla_timers (id, application_id, kind, level, generation, due_at)
       SELECT $1, $2, $3, $4, coalesce(max(generation), 0) + 1, $5
       FROM sla_timers WHERE application_id = $2 AND kind = $3 AND level = $4`,
      [randomUUID(), timer.applicationId, timer.kind, timer.level, timer.dueAt],
    );
  }

  /** Every wake-up of a case that has not fired, whatever module set it. */
  async cancelAllTimers(tx: Tx, applicationId: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE sla_timers SET cancelled_at = $2
       WHERE application_id = $1 AND fired_at IS NULL AND cancelled_at IS NULL`,
      [applicationId, now],
    );
  }

  async cancelTimers(tx: Tx, applicationId: string, kinds: readonly string[], now: Date): Promise<void> {
    await tx.query(
      `UPDATE sla_timers SET cancelled_at = $3
       WHERE application_id = $1 AND kind = ANY($2) AND fired_at IS NULL AND cancelled_at IS NULL`,
      [applicationId, kinds, now],
    );
  }

  /** Ids of timers that are due, oldest first, without those that a failure set aside. */
  async dueTimers(
    tx: Tx,
    now: Date,
    limit: number,
    except: readonly string[],
  ): Promise<{ id: string; applicationId: string }[]> {
    return tx.query(
      `SELECT id, application_id AS "applicationId" FROM sla_timers
       WHERE due_at <= $1 AND fired_at IS NULL AND cancelled_at IS NULL AND NOT (id = ANY($3::uuid[]))
       ORDER BY due_at LIMIT $2`,
      [now, limit, except],
    );
  }

  async lockCase(tx: Tx, applicationId: string): Promise<void> {
    await tx.query('SELECT 1 FROM applications WHERE id = $1 FOR UPDATE', [applicationId]);
  }

  /** Takes a due timer for this transaction, or null when it has fired, was cancelled, or another worker holds it. */
  async takeTimer(tx: Tx, id: string): Promise<Timer | null> {
    return tx
      .getRepository(SlaTimerEntity)
      .createQueryBuilder('t')
      .where('t.id = :id AND t.firedAt IS NULL AND t.cancelledAt IS NULL', { id })
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
  }

  async markFired(tx: Tx, id: string, firedAt: Date): Promise<void> {
    await tx.update(SlaTimerEntity, id, { firedAt });
  }
}
