import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';

/** Cases whose holder or department is not there any more. */
@Injectable()
export class LeftBehindRepository {
  async openOf(tx: Tx, assigneeId: string): Promise<string[]> {
    return ids(
      await tx.query(
        'SELECT id FROM applications WHERE assignee_id = $1 AND closed_at IS NULL ORDER BY due_at, id',
        [assigneeId],
      ),
    );
  }

  /** Open cases that blocked people still hold. */
  async heldByBlocked(tx: Tx, limit: number): Promise<string[]> {
    return ids(
      await tx.query(
        `SELECT a.id FROM users u JOIN applications a ON a.assignee_id = u.id AND a.closed_at IS NULL
         WHERE u.blocked_at IS NOT NULL ORDER BY a.id LIMIT $1`,
        [limit],
      ),
    );
  }

  /** Open cases of closed departments that have a successor; of one department, or of all. */
  async inClosedDepartments(tx: Tx, limit: number, departmentId: string | null = null): Promise<string[]> {
    return ids(
      await tx.query(
        `SELECT a.id FROM departments d JOIN applications a ON a.department_id = d.id AND a.closed_at IS NULL
         WHERE d.successor_id IS NOT NULL AND ($2::uuid IS NULL OR d.id = $2) ORDER BY a.id LIMIT $1`,
        [limit, departmentId],
      ),
    );
  }

  async successorOf(tx: Tx, departmentId: string): Promise<{ id: string; name: string } | null> {
    const rows: { id: string; name: string }[] = await tx.query(
      `WITH RECURSIVE after AS (
         SELECT successor_id FROM departments WHERE id = $1
         UNION SELECT d.successor_id FROM departments d JOIN after ON d.id = after.successor_id)
       SELECT d.id, d.name FROM departments d JOIN after ON d.id = after.successor_id WHERE d.closed_at IS NULL`,
      [departmentId],
    );
    return rows[0] ?? null;
  }

  async openInDepartment(tx: Tx, departmentId: string): Promise<number> {
    const rows: { count: number }[] = await tx.query(
      'SELECT count(*)::int AS count FROM applications WHERE department_id = $1 AND closed_at IS NULL',
      [departmentId],
    );
    return rows[0]?.count ?? 0;
  }

  async departmentName(tx: Tx, id: string): Promise<string> {
    const rows: { name: string }[] = await tx.query('SELECT name FROM departments WHERE id = $1', [id]);
    return rows[0]?.name ?? '';
  }
}

function ids(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
