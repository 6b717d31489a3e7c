import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import type { Tx } from '../../platform/database';
import { SessionEntity, UserEntity } from './access.entity';
import { shortName } from './actor';
import { RightsCache } from './rights/rights.cache';
import type { Rights } from './rights/rights';

interface PersonRow {
  userId: string;
  email: string;
  lastName: string;
  firstName: string;
  middleName: string | null;
  position: string;
  departmentId: string;
  lastSeenAt: Date;
  /** A role asks for a second factor. */
  secondFactorRequired: boolean;
  /** The session was started by password, and there is no second factor. */
  secondFactorMissing: boolean;
  stateVersion: string;
  roleIds: string[];
  absent: {
    userId: string;
    lastName: string;
    firstName: string;
    middleName: string | null;
    departmentId: string;
    roleIds: string[];
  }[];
}

/** A person with everything that they may do at this moment. */
export interface SessionPerson extends Omit<
  PersonRow,
  'stateVersion' | 'roleIds' | 'absent' | 'secondFactorMissing'
> {
  departmentName: string;
  timeZone: string;
  roles: { id: string; code: string; labelRu: string; labelEn: string }[];
  /** Colleagues whose work the person does while they are away. */
  standsInFor: { userId: string; shortName: string }[];
  rights: Rights;
  /** A second factor is asked for and not set up: nothing else may be done before. */
  secondFactorDue: boolean;
}

@Injectable()
export class AccessRepository {
  constructor(
    private readonly clock: Clock,
    private readonly cache: RightsCache,
    private readonly config: Config,
  ) {}

  async userById(tx: Tx, id: string): Promise<UserEntity | null> {
    return tx.getRepository(UserEntity).findOneBy({ id });
  }

  async usersById(tx: Tx, ids: string[]): Promise<UserEntity[]> {
    return tx.getRepository(UserEntity).findBy({ id: In(ids) });
  }

  /** @returns whose session it was; null when there was none */
  async deleteSession(tx: Tx, tokenHash: string): Promise<string | null> {
    const rows: { userId: string }[] = await tx.query(
      `WITH gone AS (DELETE FROM sessions WHERE token_hash = $1 RETURNING user_id AS "userId") SELECT * FROM gone`,
      [tokenHash],
    );
    return rows[0]?.userId ?? null;
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
    const rows: PersonRow[] = await tx.query(`${PERSON} ${FROM_SESSION}`, values);
    return rows[0] === undefined ? null : this.withRights(tx, rows[0]);
  }

  /** The same for a person known by id: background commands and the seed act with real rights too. */
  async personById(tx: Tx, userId: string): Promise<SessionPerson | null> {
    const rows: PersonRow[] = await tx.query(`${PERSON} ${FROM_USER}`, [userId, this.clock.now()]);
    return rows[0] === undefined ? null : this.withRights(tx, rows[0]);
  }

  /** Everybody who works in the given departments and is not blocked. */
  async personsOf(tx: Tx, departmentIds: readonly string[]): Promise<SessionPerson[]> {
    const rows: PersonRow[] = await tx.query(`${PERSON} ${FROM_DEPARTMENTS}`, [
      departmentIds,
      this.clock.now(),
    ]);
    return Promise.all(rows.map((row) => this.withRights(tx, row)));
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

  private async withRights(tx: Tx, row: PersonRow): Promise<SessionPerson> {
    const { stateVersion, roleIds, absent, secondFactorMissing, ...person } = row;
    const secondFactorRequired = person.secondFactorRequired || this.config.secondFactorRequired;
    const structure = await this.cache.structure(tx, stateVersion);
    const department = structure.department(row.departmentId);
    if (department === undefined) throw new Error('a person without a department');
    const colleagues = absent.map((colleague) => ({
      userId: colleague.userId,
      shortName: shortName(colleague),
      departmentId: colleague.departmentId,
      roleIds: colleague.roleIds,
    }));
    const { userId, departmentId } = row;
    return {
      ...person,
      secondFactorRequired,
      secondFactorDue: secondFactorRequired && secondFactorMissing,
      departmentName: department.name,
      timeZone: department.timeZone,
      roles: structure
        .rolesOf(roleIds)
        .map(({ id, code, labelRu, labelEn }) => ({ id, code, labelRu, labelEn })),
      standsInFor: colleagues.map((colleague) => ({
        userId: colleague.userId,
        shortName: colleague.shortName,
      })),
      rights: this.cache.rights(structure, { userId, departmentId, roleIds, absent: colleagues }),
    };
  }
}

/** Roles in force at `$2`. */
const ROLE_IDS = (user: string) => `ARRAY(SELECT ur.role_id FROM user_roles ur
  WHERE ur.user_id = ${user} AND (ur.expires_at IS NULL OR ur.expires_at > $2) ORDER BY ur.role_id)`;
/** `$2` is now. Rights hang on the number of the state: roles and departments are read when it has changed. */
const PERSON = `
  SELECT u.id AS "userId", u.email, u.last_name AS "lastName", u.first_name AS "firstName",
    u.middle_name AS "middleName", u.position, u.department_id AS "departmentId",
    person.last_seen_at AS "lastSeenAt", (SELECT version FROM access_state) AS "stateVersion",
    ${ROLE_IDS('u.id')} AS "roleIds",
    EXISTS (SELECT 1 FROM user_roles ur JOIN roles r ON r.id = ur.role_id AND r.requires_second_factor
      WHERE ur.user_id = u.id AND (ur.expires_at IS NULL OR ur.expires_at > $2)) AS "secondFactorRequired",
    (person.method IS NOT DISTINCT FROM 'password' AND NOT EXISTS (SELECT 1 FROM second_factors f
      WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)) AS "secondFactorMissing",
    coalesce((SELECT jsonb_agg(jsonb_build_object('userId', a.id, 'lastName', a.last_name, 'firstName', a.first_name,
        'middleName', a.middle_name, 'departmentId', a.department_id, 'roleIds', ${ROLE_IDS('a.id')}) ORDER BY a.id)
      FROM stand_ins s JOIN users a ON a.id = s.absent_id AND a.blocked_at IS NULL
      WHERE s.stand_in_id = u.id AND s.starts_at <= $2 AND s.ends_at > $2 AND s.ended_at IS NULL), '[]') AS absent
`;
const FROM_SESSION = `
  FROM sessions person JOIN users u ON u.id = person.user_id
  WHERE person.token_hash = $1 AND person.expires_at > $2 AND person.last_seen_at >= $3 AND u.blocked_at IS NULL
    AND (NOT u.demo OR $4)
`;
const FROM_DEPARTMENTS = `
  FROM (SELECT NULL::timestamptz AS last_seen_at, NULL::text AS method) person, users u
  WHERE u.department_id = ANY($1) AND u.blocked_at IS NULL ORDER BY u.last_name, u.first_name
`;
const FROM_USER = `
  FROM (SELECT NULL::timestamptz AS last_seen_at, NULL::text AS method) person, users u
  WHERE u.id = $1 AND u.blocked_at IS NULL
`;
