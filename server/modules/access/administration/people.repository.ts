import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import { Config } from '../../../platform/config';
import type { Tx } from '../../../platform/database';
import { StructureRepository } from '../rights/structure.repository';
import { People, type PersonFacts } from './people';

/** Any number will do, as long as nothing else takes it. */
const ADMINISTRATION_LOCK = 7_301_990;

interface PersonRow extends Omit<PersonFacts, 'roles'> {
  roles: { roleId: string; expiresAt: string | null }[];
}

@Injectable()
export class PeopleRepository {
  constructor(
    private readonly structures: StructureRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Administrative changes happen one after the other, on whichever process; held to the end of the transaction. */
  async takeTurn(tx: Tx): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ADMINISTRATION_LOCK]);
  }

  async load(tx: Tx): Promise<People> {
    const structure = await this.structures.load(tx);
    const rows: PersonRow[] = await tx.query(
      `SELECT u.id AS "userId", u.last_name AS "lastName", u.first_name AS "firstName", u.middle_name AS "middleName",
         u.position, u.department_id AS "departmentId", u.blocked_at IS NOT NULL AS blocked,
         u.must_change_password AS invited,
         coalesce(jsonb_agg(jsonb_build_object('roleId', ur.role_id, 'expiresAt', ur.expires_at) ORDER BY ur.role_id)
           FILTER (WHERE ur.role_id IS NOT NULL), '[]') AS roles
       FROM users u LEFT JOIN user_roles ur
         ON ur.user_id = u.id AND (ur.expires_at IS NULL OR ur.expires_at > $1)
       WHERE NOT u.demo OR $2 GROUP BY u.id ORDER BY u.last_name, u.first_name, u.id`,
      [this.clock.now(), this.config.demo],
    );
    const persons = rows.map((row) => ({
      ...row,
      roles: row.roles.map(({ roleId, expiresAt }) => ({
        roleId,
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      })),
    }));
    return new People(structure, persons);
  }
}
