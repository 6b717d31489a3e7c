import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('login_failures')
export class LoginFailuresEntity {
  @PrimaryColumn('text', { name: 'email_digest' }) emailDigest!: string;
  @Column('integer') failures!: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) lockedUntil!: Date | null;
  @Column('timestamptz', { name: 'last_try_at' }) lastTryAt!: Date;
}

@Entity('request_rates')
@Index('request_rates_end', ['endsAt'])
export class RequestRateEntity {
  @PrimaryColumn('text') key!: string;
  @Column('integer') requests!: number;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
}

export type SignInRequestKind = 'password_change' | 'password_reset' | 'device';

@Entity('sign_in_requests')
@Check('sign_in_requests_kind', `kind IN ('password_change', 'password_reset', 'device')`)
@Unique('sign_in_requests_secret', ['secretDigest'])
@Index('sign_in_requests_user', ['userId'])
@Index('sign_in_requests_email', ['emailDigest'])
export class SignInRequestEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: SignInRequestKind;
  @ForeignKey('users', { name: 'sign_in_requests_user_id_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;
  @Column('text', { name: 'email_digest', nullable: true }) emailDigest!: string | null;
  @Column('text', { name: 'secret_digest', nullable: true }) secretDigest!: string | null;
  @Column('integer', { default: 0 }) tries!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
  @Column('text', { nullable: true }) address!: string | null;
}

@Entity('second_factors')
export class SecondFactorEntity {
  @ForeignKey('users', { name: 'second_factors_user_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;
  /** Sealed with SECRET_KEY. */
  @Column('text') secret!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  /** The latest period of 30 seconds whose code was used; a string, as PostgreSQL's bigint comes. */
  @Column('bigint', { name: 'last_step', nullable: true }) lastStep!: string | null;
}

@Entity('recovery_codes')
export class RecoveryCodeEntity {
  @ForeignKey('users', { name: 'recovery_codes_user_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;
  @PrimaryColumn('text', { name: 'code_digest' }) codeDigest!: string;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}

@Entity('known_devices')
@Index('known_devices_user', ['userId'])
export class KnownDeviceEntity {
  @PrimaryColumn('text', { name: 'token_digest' }) tokenDigest!: string;
  @ForeignKey('users', { name: 'known_devices_user_id_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'user_id' })
  userId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}

@Entity('external_identities')
@Unique('external_identities_one', ['issuer', 'userId'])
export class ExternalIdentityEntity {
  @PrimaryColumn('text') issuer!: string;
  @PrimaryColumn('text') subject!: string;
  @ForeignKey('users', { name: 'external_identities_user_id_fkey', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'user_id' })
  userId!: string;
  @Column('timestamptz', { name: 'linked_at' }) linkedAt!: Date;
}
