import { Injectable } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import { UnitOfWork, type Tx } from '../../../platform/database';
import { currentLocale, ruleError } from '../../../platform/http';
import { AuditLog } from '../../audit';
import type { UserEntity } from '../access.entity';
import { shortName } from '../actor';
import { hashPassword, verifyPassword } from '../passwords';
import { DevicesService } from './devices.service';
import { locked, LoginLock, auditSubject } from './login-lock.service';
import { PasswordChangeTokens } from './password-change-tokens';
import { checkNewPassword } from './password-rules';
import type { Origin } from './sessions.service';
import { SignInGate } from './sign-in-gate';
import type { Started } from './sign-in.service';
import { SignInRepository } from './sign-in.repository';
import { tokenDigest } from './token';

/** A person sets their own password, knowing the one before. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly repository: SignInRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly lock: LoginLock,
    private readonly gate: SignInGate,
    private readonly changeTokens: PasswordChangeTokens,
    private readonly devices: DevicesService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Ends the person's other sessions. Errors: `wrong_password`, counted like a wrong one at sign-in, then
   * `account_locked`; `validation_failed`.
   */
  async change(userId: string, sessionToken: string, current: string, next: string): Promise<void> {
    const user = await this.unitOfWork.read((tx) => this.repository.userById(tx, userId));
    if (user === null) throw new DomainError('not_authenticated');
    const matches = await verifyPassword(user.passwordHash, current);
    if (matches) await refuseUnfit(user, next);
    const passwordHash = matches ? await hashPassword(next) : '';
    const error = await this.unitOfWork.run(async (tx) => {
      const until = await this.lock.lockedUntil(tx, user.email);
      if (until !== null) return locked(until);
      if (!matches || (await this.gate.account(tx, user)) === null) {
        return this.lock.failed(tx, user.email, user, 'password', new DomainError('wrong_password'));
      }
      await this.lock.release(tx, user.email);
      await this.save(tx, user, passwordHash, tokenDigest(sessionToken));
      return null;
    });
    if (error !== null) throw error;
  }

  /** Replaces a temporary password and signs in. Errors: `link_expired`, `validation_failed`. */
  async replaceTemporary(changeToken: string, next: string, origin: Origin): Promise<Started> {
    const user = await this.unitOfWork.run((tx) => this.ownerOf(tx, changeToken));
    await refuseUnfit(user, next);
    const passwordHash = await hashPassword(next);
    return this.unitOfWork.run(async (tx) => {
      const owner = await this.ownerOf(tx, changeToken);
      await this.save(tx, owner, passwordHash, null);
      const deviceToken = await this.devices.remember(tx, owner);
      return { token: await this.gate.open(tx, owner, origin, 'password'), deviceToken };
    });
  }

  private async ownerOf(tx: Tx, changeToken: string): Promise<UserEntity> {
    const userId = await this.changeTokens.ownerOf(tx, changeToken);
    const user = userId === null ? null : await this.repository.userById(tx, userId);
    if (user === null || !this.gate.mayEnter(user)) throw new DomainError('link_expired');
    return user;
  }

  private async save(
    tx: Tx,
    user: UserEntity,
    passwordHash: string,
    keptSession: string | null,
  ): Promise<void> {
    await this.repository.savePassword(tx, user.id, passwordHash);
    await this.repository.deleteOtherSessions(tx, user.id, keptSession);
    await this.repository.deleteRequestsOfUser(tx, user.id);
    await this.audit.record(tx, {
      actor: { kind: 'staff', id: user.id, name: shortName(user) },
      action: 'passwordChanged',
      subject: auditSubject(user),
    });
  }
}

async function refuseUnfit(user: UserEntity, next: string): Promise<void> {
  checkNewPassword(next, user.email);
  if (await verifyPassword(user.passwordHash, next)) {
    const errors = [ruleError('next', 'password_unchanged', currentLocale())];
    throw new DomainError('validation_failed', { errors });
  }
}
