import { Injectable } from '@nestjs/common';
import type { Permission } from '@shared/access';
import { In } from 'typeorm';
import type { Tx } from '../../platform/database';
import { SessionEntity, UserEntity } from './access.entity';

/** A session's person with everything that their rights are made of, read in one statement. */
export interface SessionPerson {
  userId: string;
  email: string;
  lastName: string;
  firstName: string;
  middleName: string | null;
  position: string;
  departmentId: string;
  departmentName: string;
  timeZone: string;
  lastSeenAt: Date;
  roles: { code: string; labelRu: string; labelEn: string; permissions: Permission[] }[];
  /** Own department and those below it. */
  departmentIds: string[];
  agencyDepartmentIds: string[];
}

@Injectable()
export class AccessRepository {
  async userForLogin(tx: Tx, email: string): Promise<UserEntity | null> {
    return tx
      .getRepository(UserEntity)
      .createQueryBuilder('u')
      .where('lower(u.email) = lower(:email)', { email })
      .setLock('pessimistic_write')
      .getOne();
  }

  async userById(tx: Tx, id: string): Promise<UserEntity | null> {
    return tx.getRepository(UserEntity).findOneBy({ id });
  }

  async usersById(tx: Tx, ids: string[]): Promise<UserEntity[]> {
    return tx.getRepository(UserEntity).findBy({ id: In(ids) });
  }

  async saveLoginState(tx: Tx, user: UserEntity): Promise<void> {
    await tx.update(UserEntity, user.id, { failedLogins: user.failedLogins, lockedUntil: user.lockedUntil });
  }

  async insertSession(tx: Tx, session: SessionEntity): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  async deleteSession(tx: Tx, tokenHash: string): Promise<void> {
    await tx.delete(SessionEntity, { tokenHash });
  }

  async touchSession(tx: Tx, tokenHash: string, at: Date): Promise<void> {
    await tx.update(SessionEntity, { tokenHash }, { lastSeenAt: at });
  }

  /** The person behind a live session, or null; its ends are decided here. `demo`: demo people may work here. */
  async personOfSession(
    tx: Tx,
    tokenHash: string,
    at: { now: Date; idleSince: Date },
    demo: boolean,
  ): Promise<SessionPerson | null> {
    const values = [tokenHash, at.now, at.idleSince, demo];
    const rows: SessionPerson[] = await tx.query(`${PERSON} ${FROM_SESSION}`, values);
    return rows[0] ?? null;
  }

  /** The same for a person known by id: background commands and the seed act with real rights too. */
  async personById(tx: Tx, userId: string): Promise<SessionPerson | null> {
    const rows: SessionPerson[] = await tx.query(`${PERSON} ${FROM_USER}`, [userId]);
    return rows[0] ?? null;
  }

  /** Everybody who works in the given departments and is not blocked. */
  async personsOf(tx: Tx, departmentIds: readonly string[]): Promise<SessionPerson[]> {
    return tx.query(`${PERSON} ${FROM_DEPARTMENTS}`, [departmentIds]);
  }

  async apiClientByKeyHash(tx: Tx, keyHash: string, demo: boolean): Promise<{ id: string } | null> {
    const rows: { id: string }[] = await tx.query(
      'SELECT id FROM api_clients WHERE key_hash = $1 AND revoked_at IS NULL AND (NOT demo OR $2)',
      [keyHash, demo],
    );
    return rows[0] ?? null;
  }

  async demoAccounts(
    tx: Tx,
  ): Promise<{ email: string; name: string; role: string; labelRu: string; labelEn: string }[]> {
    return tx.query(`
      SELECT u.email, r.code AS role, r.label_ru AS "labelRu", r.label_en AS "labelEn",
        concat_ws(' ', u.last_name, left(u.first_name, 1) || '.', left(u.middle_name, 1) || '.') AS name
      FROM users u JOIN user_roles ur ON ur.user_id = u.id JOIN roles r ON r.id = ur.role_id
      WHERE u.demo AND u.blocked_at IS NULL ORDER BY split_part(u.email, '@', 1)`);
  }

  /** Deletes sessions that ended; returns how many. */
  async deleteEndedSessions(tx: Tx, now: Date, idleSince: Date): Promise<number> {
    const rows: unknown[] = await tx.query(
      'WITH gone AS (DELETE FROM sessions WHERE expires_at <= $1 OR last_seen_at < $2 RETURNING 1) SELECT * FROM gone',
      [now, idleSince],
    );
    return rows.length;
  }
}

const PERSON = `
  SELECT u.id AS "userId", u.email, u.last_name AS "lastName", u.first_name AS "firstName",
    u.middle_name AS "middleName", u.position, d.id AS "departmentId", d.name AS "departmentName",
    d.time_zone AS "timeZone", person.last_seen_at AS "lastSeenAt",
    coalesce((SELECT jsonb_agg(jsonb_build_object('code', r.code, 'labelRu', r.label_ru, 'labelEn', r.label_en,
        'permissions', r.permissions) ORDER BY r.code)
      FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = u.id), '[]') AS roles,
    (WITH RECURSIVE below AS (
        SELECT d.id UNION ALL SELECT c.id FROM departments c JOIN below ON c.parent_id = below.id)
      SELECT array_agg(id) FROM below) AS "departmentIds",
    (WITH RECURSIVE above AS (
        SELECT d.id, d.parent_id UNION ALL
        SELECT p.id, p.parent_id FROM departments p JOIN above ON p.id = above.parent_id),
      below AS (
        SELECT id FROM above WHERE parent_id IS NULL UNION ALL
        SELECT c.id FROM departments c JOIN below ON c.parent_id = below.id)
      SELECT array_agg(id) FROM below) AS "agencyDepartmentIds"
`;
const FROM_SESSION = `
  FROM sessions person JOIN users u ON u.id = person.user_id JOIN departments d ON d.id = u.department_id
  WHERE person.token_hash = $1 AND person.expires_at > $2 AND person.last_seen_at >= $3 AND u.blocked_at IS NULL
    AND (NOT u.demo OR $4)
`;
const FROM_DEPARTMENTS = `
  FROM (SELECT NULL::timestamptz AS last_seen_at) person, users u JOIN departments d ON d.id = u.department_id
  WHERE d.id = ANY($1) AND u.blocked_at IS NULL ORDER BY u.last_name, u.first_name
`;
const FROM_USER = `
  FROM (SELECT NULL::timestamptz AS last_seen_at) person, users u JOIN departments d ON d.id = u.department_id
  WHERE u.id = $1 AND u.blocked_at IS NULL
`;
