import type { Permission, SignInMethod } from '@shared/access';
import type { WorkCalendar } from '@shared/sla';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('calendars')
@Unique('calendars_code_key', ['code'])
export class CalendarEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('jsonb') content!: WorkCalendar;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('departments')
@Unique('departments_code_key', ['code'])
@Check('departments_kind', `kind IN ('agency', 'department')`)
@Check('departments_region', `region_code ~ '^[0-9]{2,3}$'`)
@Check('departments_successor', 'successor_id IS NULL OR closed_at IS NOT NULL')
@Check('departments_parent', `(kind = 'agency') = (parent_id IS NULL)`)
@Index('departments_parent_idx', ['parentId'])
export class DepartmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('departments', { name: 'departments_parent_id_fkey' })
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;
  @Column('text') kind!: 'agency' | 'department';
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') city!: string;
  @Column('text', { name: 'region_code' }) regionCode!: string;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @ForeignKey('calendars', { name: 'departments_calendar_id_fkey' })
  @Column('uuid', { name: 'calendar_id' })
  calendarId!: string;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  /** Who took over what a closed department had. */
  @ForeignKey('departments', { name: 'departments_successor_id_fkey' })
  @Column('uuid', { name: 'successor_id', nullable: true })
  successorId!: string | null;
  @Column('timestamptz', { name: 'changed_at', nullable: true }) changedAt!: Date | null;
  @Column('text', { name: 'changed_by', nullable: true }) changedBy!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('users')
@Check('users_locale', `locale IN ('ru', 'en')`)
@Index('users_email', { synchronize: false })
@Index('users_department', ['departmentId'])
export class UserEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') email!: string;
  @Column('text', { name: 'last_name' }) lastName!: string;
  @Column('text', { name: 'first_name' }) firstName!: string;
  @Column('text', { name: 'middle_name', nullable: true }) middleName!: string | null;
  @Column('text') position!: string;
  @ForeignKey('departments', { name: 'users_department_id_fkey' })
  @Column('uuid', { name: 'department_id' })
  departmentId!: string;
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('boolean', { name: 'must_change_password', default: false }) mustChangePassword!: boolean;
  @Column('timestamptz', { name: 'blocked_at', nullable: true }) blockedAt!: Date | null;
  @Column('text', { default: 'ru' }) locale!: 'ru' | 'en';
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('timestamptz', { name: 'invitation_sent_at', nullable: true }) invitationSentAt!: Date | null;
  @Column('timestamptz', { name: 'changed_at', nullable: true }) changedAt!: Date | null;
  @Column('text', { name: 'changed_by', nullable: true }) changedBy!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('roles')
@Unique('roles_code_key', ['code'])
export class RoleEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text', { name: 'label_ru' }) labelRu!: string;
  @Column('text', { name: 'label_en' }) labelEn!: string;
  @Column('boolean', { default: false }) preset!: boolean;
  @Column('jsonb') permissions!: Permission[];
  @Column('boolean', { name: 'requires_second_factor', default: false }) requiresSecondFactor!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('user_roles')
@Index('user_roles_role', ['roleId'])
export class UserRoleEntity {
  @ForeignKey('users', { name: 'user_roles_user_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;
  @ForeignKey('roles', { name: 'user_roles_role_id_fkey' })
  @PrimaryColumn('uuid', { name: 'role_id' })
  roleId!: string;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt!: Date | null;
}

@Entity('sessions')
@Index('sessions_user', ['userId'])
@Index('sessions_expiry', ['expiresAt'])
@Unique('sessions_id_key', ['id'])
@Check('sessions_method', `method IN ('password', 'oidc')`)
export class SessionEntity {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash!: string;
  /** What the person's own list of sessions calls it; opens nothing. */
  @Column('uuid') id!: string;
  @ForeignKey('users', { name: 'sessions_user_id_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'user_id' })
  userId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { name: 'user_agent', nullable: true }) userAgent!: string | null;
  @Column('text', { default: 'password' }) method!: SignInMethod;
}

@Entity('api_clients')
@Unique('api_clients_key_hash_key', ['keyHash'])
export class ApiClientEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'key_hash' }) keyHash!: string;
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}
