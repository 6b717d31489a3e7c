import { Injectable } from '@nestjs/common';
import type { StandInRecord } from '@shared/access';
import type { ListQuery } from '@shared/kernel/list';
import { pageOf, type Page, type PageSource, type Tx } from '../../../platform/database';
import { accessCondition, SqlParameters } from '../ability-sql';
import type { Actor } from '../actor';
import { StandInEntity } from './administration.entity';

export type StandIn = StandInEntity;

/** One row of the list, with the names of everybody in it. */
export interface StandInRow extends Omit<StandInRecord, 'from' | 'until' | 'endedAt' | 'commands'> {
  from: Date;
  until: Date;
  endedAt: Date | null;
}

const NAME = (person: string) => `${person}.last_name || ' ' || left(${person}.first_name, 1) || '.'
  || coalesce(' ' || left(${person}.middle_name, 1) || '.', '')`;

export const STAND_INS: PageSource = {
  from: `stand_ins s JOIN users a ON a.id = s.absent_id JOIN users i ON i.id = s.stand_in_id
    JOIN users b ON b.id = s.set_by_id`,
  columns: {
    id: 's.id',
    absentId: 's.absent_id',
    absentName: NAME('a'),
    departmentId: 'a.department_id',
    standInId: 's.stand_in_id',
    standInName: NAME('i'),
    from: 's.starts_at',
    until: 's.ends_at',
    endedAt: 's.ended_at',
    setByName: NAME('b'),
    version: 's.version',
  },
  search: [NAME('a'), NAME('i')],
};

@Injectable()
export class StandInsRepository {
  async lock(tx: Tx, id: string): Promise<StandIn | null> {
    return tx.getRepository(StandInEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(tx: Tx, standIn: StandIn): Promise<void> {
    await tx.insert(StandInEntity, standIn);
  }

  async end(tx: Tx, id: string, at: Date, version: number): Promise<void> {
    await tx.update(StandInEntity, id, { endedAt: at, version });
  }

  /** Who is away at the moment, by who does their work. */
  async inForce(tx: Tx, now: Date): Promise<Map<string, string[]>> {
    const rows: { standInId: string; absentIds: string[] }[] = await tx.query(
      `SELECT stand_in_id AS "standInId", array_agg(absent_id ORDER BY absent_id) AS "absentIds" FROM stand_ins
       WHERE starts_at <= $1 AND ends_at > $1 AND ended_at IS NULL GROUP BY stand_in_id`,
      [now],
    );
    return new Map(rows.map(({ standInId, absentIds }) => [standInId, absentIds]));
  }

  async one(tx: Tx, id: string): Promise<StandInRow | null> {
    const query = { sort: { field: 'id', order: 'ASC' }, from: 0, to: 0, filter: { id } } as const;
    return (await pageOf<StandInRow>(tx, STAND_INS, query, 'TRUE', [])).rows[0] ?? null;
  }

  /** Those of people whom the reader may know of, and the reader's own. */
  async page(tx: Tx, actor: Actor, query: ListQuery<Record<string, unknown>>): Promise<Page<StandInRow>> {
    const parameters = new SqlParameters();
    const columns = { id: 'a.id', departmentId: 'a.department_id' };
    const readable = accessCondition(actor, 'read', 'User', columns, parameters);
    const me = parameters.add(actor.userId);
    const condition = `(${readable} OR s.absent_id = ${me} OR s.stand_in_id = ${me})`;
    return pageOf<StandInRow>(tx, STAND_INS, query, condition, parameters.values);
  }
}
