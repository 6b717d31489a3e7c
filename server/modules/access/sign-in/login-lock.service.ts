import { Injectable } from '@nestjs/common';
import { LOCK_MINUTES, LOGIN_FAILURES_ALLOWED } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../../platform/clock';
import type { Tx } from '../../../platform/database';
import { AuditLog } from '../../audit';
import { shortName } from '../actor';
import type { UserEntity } from '../access.entity';
import { emailDigest, LoginFailuresRepository } from './login-failures.repository';

/** The person as the audit log names them; `null` for an address that belongs to nobody. */
export function auditSubject(user: UserEntity | null) {
  return { type: 'User', id: user?.id ?? null, label: user === null ? null : shortName(user) };
}

const ANONYMOUS = { kind: 'anonymous', id: null, name: null } as const;

/** Counts wrong passwords and codes in a row, and locks after the fifth. It makes no difference whether the address has an account. */
@Injectable()
export class LoginLock {
  constructor(
    private readonly repository: LoginFailuresRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Until when the address is locked, or null. Tries at once wait here for each other until the transaction ends. */
  async lockedUntil(tx: Tx, email: string): Promise<Date | null> {
    const now = this.clock.now();
    const digest = emailDigest(email);
    const { lockedUntil } = await this.repository.lock(tx, digest, now);
    if (lockedUntil === null || lockedUntil > now) return lockedUntil;
    await this.repository.save(tx, digest, 0, null);
    return null;
  }

  /** Counts a failure; after `lockedUntil` in the same transaction. @returns the error to answer, or `otherwise` */
  async failed(
    tx: Tx,
    email: string,
    user: UserEntity | null,
    reason: 'password' | 'code',
    otherwise: DomainError,
  ): Promise<DomainError> {
    const now = this.clock.now();
    const digest = emailDigest(email);
    const failures = (await this.repository.lock(tx, digest, now)).failures + 1;
    const locks = failures >= LOGIN_FAILURES_ALLOWED;
    const until = locks ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null;
    await this.repository.save(tx, digest, failures, until);
    const subject = auditSubject(user);
    await this.audit.record(tx, { actor: ANONYMOUS, action: 'signInFailed', subject, after: { reason } });
    if (until === null) return otherwise;
    await this.audit.record(tx, { actor: ANONYMOUS, action: 'accountLocked', subject });
    return locked(until);
  }

  /** Everything was right: counting starts anew. Also how an administrator ends a lock early. */
  async release(tx: Tx, email: string): Promise<void> {
    await this.repository.delete(tx, emailDigest(email));
  }

  /** Forgets failures that nobody added to for a day. */
  async forgetOld(tx: Tx): Promise<void> {
    const now = this.clock.now();
    await this.repository.deleteQuietSince(tx, new Date(now.getTime() - 24 * 60 * 60_000), now);
  }
}

export function locked(until: Date): DomainError {
  return new DomainError('account_locked', { lockedUntil: until.toISOString() });
}
