import { Injectable } from '@nestjs/common';
import type { LoginBody } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { UnitOfWork, type Tx } from '../../../platform/database';
import type { UserEntity } from '../access.entity';
import { verifyPassword } from '../passwords';
import { DevicesService } from './devices.service';
import { locked, LoginLock } from './login-lock.service';
import { PasswordChangeTokens } from './password-change-tokens';
import { SecondFactorService } from './second-factor.service';
import type { Origin } from './sessions.service';
import { SignInGate } from './sign-in-gate';
import { SignInRepository } from './sign-in.repository';

export interface SignInOrigin extends Origin {
  /** The cookie by which a device is known again. */
  deviceToken: string | undefined;
}

/** What a completed sign-in leaves in the browser. */
export interface Started {
  token: string;
  /** A device that was confirmed just now. */
  deviceToken: string | null;
}

/** `deviceToken`: a device may be confirmed although something else is still missing. */
export interface Refused {
  error: DomainError;
  deviceToken: string | null;
}

/** Sign-in by password: password, device, second factor, temporary password, in this order. */
@Injectable()
export class SignInService {
  constructor(
    private readonly repository: SignInRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly lock: LoginLock,
    private readonly secondFactor: SecondFactorService,
    private readonly devices: DevicesService,
    private readonly changeTokens: PasswordChangeTokens,
    private readonly gate: SignInGate,
  ) {}

  /**
   * Refusals are answers here and no errors thrown from within: what they count has to be committed.
   * `invalid_credentials` and `account_locked` are the same, and take the same time, whether the account exists, is
   * blocked, or is a demo account where there is no demo.
   */
  async login(body: LoginBody, origin: SignInOrigin): Promise<Started | Refused> {
    const user = await this.unitOfWork.read((tx) => this.repository.userByEmail(tx, body.email));
    // Before the transaction: the work of argon2 holds no connection and no lock.
    const matches = await verifyPassword(user?.passwordHash ?? null, body.password);
    return this.unitOfWork.run(async (tx) => {
      const until = await this.lock.lockedUntil(tx, body.email);
      if (until !== null) return refused(locked(until));
      const account = user !== null && matches ? await this.gate.account(tx, user) : null;
      if (account === null) {
        const error = new DomainError('invalid_credentials');
        return refused(await this.lock.failed(tx, body.email, user, 'password', error));
      }
      return this.afterPassword(tx, account, body, origin);
    });
  }

  private async afterPassword(
    tx: Tx,
    user: UserEntity,
    body: LoginBody,
    origin: SignInOrigin,
  ): Promise<Started | Refused> {
    // A temporary password came by mail already: a mailed code would prove nothing more.
    const device = user.mustChangePassword
      ? { error: null, deviceToken: null }
      : await this.devices.check(tx, user, origin, body.deviceCode);
    if (device.error !== null) return { ...device, error: device.error };
    const verdict = await this.secondFactor.check(tx, user.id, body.totp);
    if (verdict === 'missing') return { ...device, error: new DomainError('second_factor_required') };
    if (verdict === 'wrong') {
      const error = new DomainError('second_factor_required', { wrongCode: true });
      return { ...device, error: await this.lock.failed(tx, body.email, user, 'code', error) };
    }
    await this.lock.release(tx, body.email);
    if (user.mustChangePassword) {
      const changeToken = await this.changeTokens.issue(tx, user.id);
      return refused(new DomainError('password_change_required', { changeToken }));
    }
    return { token: await this.gate.open(tx, user, origin, 'password'), deviceToken: device.deviceToken };
  }
}

function refused(error: DomainError): Refused {
  return { error, deviceToken: null };
}
