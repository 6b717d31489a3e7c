import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RESET_LINK_MINUTES } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../../platform/clock';
import { UnitOfWork, type Tx } from '../../../platform/database';
import { Outbox } from '../../../platform/queue';
import { AuditLog } from '../../audit';
import type { UserEntity } from '../access.entity';
import { hashPassword } from '../passwords';
import { emailDigest } from './login-failures.repository';
import { auditSubject, LoginLock } from './login-lock.service';
import { checkNewPassword } from './password-rules';
import { SignInRepository } from './sign-in.repository';
import { tokenDigest } from './token';

export const PASSWORD_RESET_REQUESTED = 'signIn.passwordResetRequested';

@Injectable()
export class PasswordResetService {
  constructor(
    private readonly repository: SignInRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly lock: LoginLock,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a request to reset a password. It does the same whatever the address: whether there is an account is found
   * out by the job that writes the letter. Links mailed before are dead from now on.
   */
  async request(email: string, address: string): Promise<void> {
    const now = this.clock.now();
    const digest = emailDigest(email);
    const id = randomUUID();
    await this.unitOfWork.run(async (tx) => {
      await this.repository.waitForRequestsOf(tx, digest);
      await this.repository.deleteRequestsOfEmail(tx, digest);
      await this.repository.insertRequest(tx, {
        id,
        kind: 'password_reset',
        userId: null,
        emailDigest: digest,
        secretDigest: null,
        tries: 0,
        createdAt: now,
        expiresAt: new Date(now.getTime() + RESET_LINK_MINUTES * 60_000),
        sentAt: null,
        address,
      });
      await this.outbox.append(tx, [{ type: PASSWORD_RESET_REQUESTED, aggregateId: id }]);
    });
  }

  /** Sets the password by a mailed link, once, and ends all sessions. Errors: `link_expired`, `validation_failed`. */
  async confirm(token: string, next: string): Promise<void> {
    const { email } = await this.unitOfWork.run((tx) => this.ownerOf(tx, token));
    checkNewPassword(next, email);
    const passwordHash = await hashPassword(next);
    await this.unitOfWork.run(async (tx) => {
      const user = await this.ownerOf(tx, token);
      await this.repository.savePassword(tx, user.id, passwordHash);
      await this.repository.deleteOtherSessions(tx, user.id, null);
      await this.repository.deleteRequestsOfUser(tx, user.id);
      await this.repository.deleteDevices(tx, user.id);
      await this.lock.release(tx, user.email);
      const actor = { kind: 'anonymous', id: null, name: null } as const;
      await this.audit.record(tx, { actor, action: 'passwordReset', subject: auditSubject(user) });
    });
  }

  /** Locks the request until the transaction ends: of two uses at once one finds it gone. */
  private async ownerOf(tx: Tx, token: string): Promise<UserEntity> {
    const secretDigest = tokenDigest(token);
    const request = await this.repository.lockRequest(tx, { secretDigest, kind: 'password_reset' });
    const userId = request !== null && request.expiresAt > this.clock.now() ? request.userId : null;
    const user = userId === null ? null : await this.repository.userById(tx, userId);
    if (user === null || user.blockedAt !== null) throw new DomainError('link_expired');
    return user;
  }
}
