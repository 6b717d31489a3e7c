import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database';
import { RoleEntity } from '../access.entity';
import { RoleVersionEntity } from './administration.entity';

export type Role = RoleEntity;
export type RoleVersion = RoleVersionEntity;

@Injectable()
export class RolesRepository {
  async lock(tx: Tx, id: string): Promise<Role | null> {
    return tx.getRepository(RoleEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async codeTaken(tx: Tx, code: string): Promise<boolean> {
    return tx.getRepository(RoleEntity).existsBy({ code });
  }

  async insert(tx: Tx, role: Role): Promise<void> {
    await tx.insert(RoleEntity, role);
  }

  async save(tx: Tx, { id, ...content }: Role): Promise<void> {
    await tx.update(RoleEntity, id, content);
  }

  /** Assignments that have expired do not keep a role; its versions go with it. */
  async delete(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.query('DELETE FROM user_roles WHERE role_id = $1 AND expires_at <= $2', [id, now]);
    await tx.delete(RoleEntity, id);
  }

  async assigned(tx: Tx, id: string, now: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'SELECT 1 FROM user_roles WHERE role_id = $1 AND (expires_at IS NULL OR expires_at > $2) LIMIT 1',
      [id, now],
    );
    return rows.length > 0;
  }

  async addVersion(tx: Tx, version: RoleVersion): Promise<void> {
    await tx.insert(RoleVersionEntity, version);
  }

  /** The newest first. */
  async versions(tx: Tx, roleId: string): Promise<RoleVersion[]> {
    return tx.getRepository(RoleVersionEntity).find({ where: { roleId }, order: { version: 'DESC' } });
  }

  async version(tx: Tx, roleId: string, version: number): Promise<RoleVersion | null> {
    return tx.getRepository(RoleVersionEntity).findOneBy({ roleId, version });
  }
}
