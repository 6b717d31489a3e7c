import { Injectable } from '@nestjs/common';
import type { Subject } from '@shared/access';
import type { ListQuery } from '@shared/kernel/list';

import { pageOf, type Page, type PageSource, type Tx } from '../../platform/database';
import { accessCondition, SqlParameters } from './ability-sql';
import type { Actor } from './actor';
import { emailDigestSql } from './sign-in/login-failures.repository';

const DEPARTMENTS: PageSource = {
  from: 'departments d',
  columns: {
    id: 'd.id',
    parentId: 'd.parent_id',
    kind: 'd.kind',
    code: 'd.code',
    name: 'd.name',
    city: 'd.city',
    regionCode: 'd.region_code',
    timeZone: 'd.time_zone',
    calendarId: 'd.calendar_id',
    closedAt: 'd.closed_at',
    successorId: 'd.successor_id',
    people: '(SELECT count(*)::int FROM users u WHERE u.department_id = d.id AND u.blocked_at IS NULL)',
    version: 'd.version',
  },
  search: ['d.name', 'd.city'],
};

const FULL_NAME = `concat_ws(' ', u.last_name, u.first_name, u.middle_name)`;
const USERS: PageSource = {
  from: 'users u JOIN departments d ON d.id = u.department_id',
  columns: {
    id: 'u.id',
    fullName: FULL_NAME,
    lastName: 'u.last_name',
    firstName: 'u.first_name',
    middleName: 'u.middle_name',
    email: 'u.email',
    phone: 'u.phone',
    locale: 'u.locale',
    position: 'u.position',
    departmentId: 'u.department_id',
    departmentName: 'd.name',
    roles: `(SELECT coalesce(jsonb_agg(r.label_ru ORDER BY r.label_ru), '[]') FROM user_roles ur
      JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = u.id)`,
    roleAssignments: `(SELECT coalesce(jsonb_agg(jsonb_build_object('roleId', r.id, 'code', r.code,
      'labelRu', r.label_ru, 'labelEn', r.label_en, 'expiresAt', ur.expires_at) ORDER BY r.label_ru), '[]')
      FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = u.id)`,
    blockedAt: 'u.blocked_at',
    invited: 'u.must_change_password',
    invitationSentAt: 'u.invitation_sent_at',
    lockedUntil: `(SELECT f.locked_until FROM login_failures f WHERE f.email_digest = ${emailDigestSql('u.email')})`,
    version: 'u.version',
  },
  search: [FULL_NAME, 'u.position'],
};

const ROLES: PageSource = {
  from: 'roles r',
  columns: {
    id: 'r.id',
    code: 'r.code',
    label: 'r.label_ru',
    labelRu: 'r.label_ru',
    labelEn: 'r.label_en',
    requiresSecondFactor: 'r.requires_second_factor',
    preset: 'r.preset',
    permissions: 'r.permissions',
    people: '(SELECT count(*)::int FROM user_roles ur WHERE ur.role_id = r.id)',
    version: 'r.version',
  },
  search: ['r.label_ru', 'r.code'],
};

const CALENDARS: PageSource = {
  from: 'calendars c',
  columns: { id: 'c.id', code: 'c.code', name: 'c.name', content: 'c.content', version: 'c.version' },
  search: ['c.name'],
};

export const DIRECTORY = { departments: DEPARTMENTS, users: USERS, roles: ROLES, calendars: CALENDARS };
export type DirectoryName = keyof typeof DIRECTORY;

/** Which subject each list is of, and what conditions of a permission may ask of its rows. */
const ACCESS = {
  departments: { subject: 'Department', columns: { id: 'd.id', departmentId: 'd.id' } },
  users: { subject: 'User', columns: { id: 'u.id', departmentId: 'u.department_id' } },
  roles: { subject: 'Role', columns: { id: 'r.id' } },
  calendars: { subject: 'Calendar', columns: { id: 'c.id' } },
} as const satisfies Record<DirectoryName, { subject: Subject; columns: object }>;

/** What only those who change a record are told of it. */
export const UPKEEP_COLUMNS: readonly string[] = ['invited', 'invitationSentAt', 'lockedUntil'];

/** Lists of people, departments, roles and calendars: small tables, read as they are. */
@Injectable()
export class DirectoryRepository {
  async page(
    tx: Tx,
    actor: Actor,
    name: DirectoryName,
    query: ListQuery<Record<string, unknown>>,
  ): Promise<Page> {
    const parameters = new SqlParameters();
    const { subject, columns } = ACCESS[name];
    const condition = accessCondition(actor, 'read', subject, columns, parameters);
    return pageOf(tx, DIRECTORY[name], query, condition, parameters.values);
  }

  /** One record, whoever asks: what a command answers, even when it took the record out of the person's sight. */
  async one(tx: Tx, name: DirectoryName, id: string): Promise<Record<string, unknown> | null> {
    const query = { sort: { field: 'id', order: 'ASC' }, from: 0, to: 0, filter: { id } } as const;
    return (await pageOf(tx, DIRECTORY[name], query, 'TRUE', [])).rows[0] ?? null;
  }
}
