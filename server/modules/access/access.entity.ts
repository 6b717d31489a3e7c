import type { Permission } from '@shared/access';
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
  @Column('integer', { name: 'failed_logins', default: 0 }) failedLogins!: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) lockedUntil!: Date | null;
  @Column('boolean', { name: 'must_change_password', default: false }) mustChangePassword!: boolean;
  @Column('timestamptz', { name: 'blocked_at', nullable: true }) blockedAt!: Date | null;
  @Column('text', { default: 'ru' }) locale!: 'ru' | 'en';
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
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
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('user_roles')
export class UserRoleEntity {
  @ForeignKey('users', { name: 'user_roles_user_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;
  @ForeignKey('roles', { name: 'user_roles_role_id_fkey' })
  @PrimaryColumn('uuid', { name: 'role_id' })
  roleId!: string;
}

@Entity('sessions')
@Index('sessions_user', ['userId'])
@Index('sessions_expiry', ['expiresAt'])
export class SessionEntity {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash!: string;
  @ForeignKey('users', { name: 'sessions_user_id_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'user_id' })
  userId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { name: 'user_agent', nullable: true }) userAgent!: string | null;
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
