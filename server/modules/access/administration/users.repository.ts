import { Injectable } from '@nestjs/common';
import type { RoleAssignment } from '@shared/access';
import { In } from 'typeorm';
import type { Tx } from '../../../platform/database';
import { SessionEntity, UserEntity, UserRoleEntity } from '../access.entity';

export type User = UserEntity;
export type NewUserRow = Partial<User> & Pick<User, 'id' | 'email'>;

const INSERT_BATCH = 500;

@Injectable()
export class UsersRepository {
  async lock(tx: Tx, id: string): Promise<User | null> {
    return tx.getRepository(UserEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async ofDepartment(tx: Tx, departmentId: string): Promise<User[]> {
    return tx.getRepository(UserEntity).findBy({ departmentId });
  }

  /** Which of the addresses, in small letters, belong to somebody; `except` does not count. */
  async takenEmails(tx: Tx, emails: readonly string[], except: string | null = null): Promise<Set<string>> {
    const rows: { email: string }[] = await tx.query(
      `SELECT lower(email) AS email FROM users WHERE lower(email) = ANY($1) AND id IS DISTINCT FROM $2::uuid`,
      [emails.map((email) => email.toLowerCase()), except],
    );
    return new Set(rows.map(({ email }) => email));
  }

  async insert(tx: Tx, users: readonly NewUserRow[]): Promise<void> {
    for (let start = 0; start < users.length; start += INSERT_BATCH) {
      await tx.insert(UserEntity, users.slice(start, start + INSERT_BATCH));
    }
  }

  async save(tx: Tx, id: string, values: Partial<User>): Promise<void> {
    await tx.update(UserEntity, id, values);
  }

  async roles(tx: Tx, userId: string): Promise<UserRoleEntity[]> {
    return tx.getRepository(UserRoleEntity).find({ where: { userId }, order: { roleId: 'ASC' } });
  }

  async replaceRoles(tx: Tx, userId: string, roles: readonly RoleAssignment[]): Promise<void> {
    await tx.delete(UserRoleEntity, { userId });
    await this.addRoles(
      tx,
      roles.map((role) => ({ userId, ...role })),
    );
  }

  async addRoles(tx: Tx, roles: readonly (RoleAssignment & { userId: string })[]): Promise<void> {
    const rows = roles.map(({ expiresAt, ...role }) => ({
      ...role,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    }));
    for (let start = 0; start < rows.length; start += INSERT_BATCH) {
      await tx.insert(UserRoleEntity, rows.slice(start, start + INSERT_BATCH));
    }
  }

  async endSessions(tx: Tx, userIds: readonly string[]): Promise<void> {
    await tx.delete(SessionEntity, { userId: In([...userIds]) });
  }
}
