import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database';
import { CalendarEntity, DepartmentEntity, UserEntity } from '../access.entity';

export type Department = DepartmentEntity;

@Injectable()
export class DepartmentsRepository {
  async lock(tx: Tx, id: string): Promise<Department | null> {
    return tx.getRepository(DepartmentEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async codeTaken(tx: Tx, code: string): Promise<boolean> {
    return tx.getRepository(DepartmentEntity).existsBy({ code });
  }

  async calendarExists(tx: Tx, id: string): Promise<boolean> {
    return tx.getRepository(CalendarEntity).existsBy({ id });
  }

  async insert(tx: Tx, department: Partial<Department>): Promise<void> {
    await tx.insert(DepartmentEntity, department);
  }

  async save(tx: Tx, id: string, values: Partial<Department>): Promise<void> {
    await tx.update(DepartmentEntity, id, values);
  }

  /** Everybody of one department, blocked people too, now belongs to another. @returns their ids */
  async movePeople(tx: Tx, from: string, to: string, mark: Pick<UserEntity, 'changedAt' | 'changedBy'>) {
    const rows: { id: string }[] = await tx.query(
      `WITH moved AS (UPDATE users SET department_id = $2, changed_at = $3, changed_by = $4, version = version + 1
         WHERE department_id = $1 RETURNING id) SELECT id FROM moved`,
      [from, to, mark.changedAt, mark.changedBy],
    );
    return rows.map(({ id }) => id);
  }
}
