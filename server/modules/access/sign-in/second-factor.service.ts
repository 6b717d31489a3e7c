import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  RECOVERY_CODES,
  type RecoveryCodes,
  type SecondFactorEnrolment,
  type SecondFactorState,
} from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { Secret, TOTP } from 'otpauth';
import { toString as drawQrCode } from 'qrcode';
import { Clock } from '../../../platform/clock';
import { UnitOfWork, type Tx } from '../../../platform/database';
import { AuditLog } from '../../audit';
import type { SessionPerson } from '../access.repository';
import { shortName } from '../actor';
import { verifyPassword } from '../passwords';
import { locked, LoginLock } from './login-lock.service';
import { Sealer } from './sealer';
import { SecondFactorRepository } from './second-factor.repository';
import { SignInRepository } from './sign-in.repository';

const PERIOD_SECONDS = 30;
/** Clocks of telephones may be this many periods off, either way. */
const DRIFT = 1;
const PURPOSE = 'second-factor';
/** Without signs that are taken for each other. */
const RECOVERY_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What became of a code: `none` when the person has no second factor. */
export type CodeVerdict = 'none' | 'missing' | 'wrong' | 'right';

@Injectable()
export class SecondFactorService {
  constructor(
    private readonly repository: SecondFactorRepository,
    private readonly accounts: SignInRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly lock: LoginLock,
    private readonly sealer: Sealer,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async state(person: SessionPerson): Promise<SecondFactorState> {
    return this.unitOfWork.read(async (tx) => {
      const factor = await this.repository.of(tx, person.userId);
      const enabledAt = factor?.confirmedAt ?? null;
      return {
        enabled: enabledAt !== null,
        required: person.secondFactorRequired,
        enabledAt: enabledAt?.toISOString() ?? null,
        recoveryCodesLeft: await this.repository.recoveryCodesLeft(tx, person.userId),
      };
    });
  }

  /** A new secret, in force once a code of it has come back. Error: `second_factor_enabled`. */
  async enrol(person: SessionPerson): Promise<SecondFactorEnrolment> {
    const secret = new Secret({ size: 20 });
    const sealed = this.sealer.seal(PURPOSE, secret.base32, person.userId);
    const begun = await this.unitOfWork.run((tx) =>
      this.repository.begin(tx, person.userId, sealed, this.clock.now()),
    );
    if (!begun) throw new DomainError('second_factor_enabled');
    const otpauthUrl = totpOf(secret, person.email).toString();
    const drawing = await drawQrCode(otpauthUrl, { type: 'svg', margin: 2 });
    const qr = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`;
    return { secret: secret.base32, otpauthUrl, qr };
  }

  /** Errors: `second_factor_enabled`, `second_factor_not_begun`, `wrong_code`. */
  async confirm(person: SessionPerson, code: string): Promise<RecoveryCodes> {
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await this.unitOfWork.run(async (tx) => {
      const factor = await this.repository.lock(tx, person.userId);
      if (factor === null) throw new DomainError('second_factor_not_begun');
      if (factor.confirmedAt !== null) throw new DomainError('second_factor_enabled');
      const step = this.stepOf(factor.secret, person.userId, code);
      if (step === null) throw new DomainError('wrong_code');
      const now = this.clock.now();
      // The code counts as used: it does not open a session as well.
      await this.repository.save(tx, person.userId, { confirmedAt: now, lastStep: String(step) });
      const digests = recoveryCodes.map((recoveryCode) => this.recoveryDigest(person.userId, recoveryCode));
      await this.repository.insertRecoveryCodes(tx, person.userId, digests);
      await this.audit.record(tx, { ...whose(person), action: 'secondFactorEnabled' });
    });
    return { recoveryCodes };
  }

  /** Errors: `wrong_password`, `wrong_code` and, after too many of them, `account_locked`; `second_factor_not_begun`. */
  async disable(person: SessionPerson, password: string, code: string): Promise<void> {
    const user = await this.unitOfWork.read((tx) => this.accounts.userById(tx, person.userId));
    const passwordFits = await verifyPassword(user?.passwordHash ?? null, password);
    const error = await this.unitOfWork.run(async (tx) => {
      const until = await this.lock.lockedUntil(tx, person.email);
      if (until !== null) return locked(until);
      if (!passwordFits) {
        return this.lock.failed(tx, person.email, user, 'password', new DomainError('wrong_password'));
      }
      const verdict = await this.check(tx, person.userId, code);
      if (verdict === 'none') return new DomainError('second_factor_not_begun');
      if (verdict !== 'right') {
        return this.lock.failed(tx, person.email, user, 'code', new DomainError('wrong_code'));
      }
      await this.repository.delete(tx, person.userId);
      await this.audit.record(tx, { ...whose(person), action: 'secondFactorDisabled' });
      return null;
    });
    if (error !== null) throw error;
  }

  /** Checks a code and, when it is right, uses it up: the same code is not right again. */
  async check(tx: Tx, userId: string, code: string | undefined): Promise<CodeVerdict> {
    const factor = await this.repository.lock(tx, userId);
    if (factor === null || factor.confirmedAt === null) return 'none';
    if (code === undefined || code.trim() === '') return 'missing';
    const step = this.stepOf(factor.secret, userId, code);
    if (step !== null && (factor.lastStep === null || step > Number(factor.lastStep))) {
      await this.repository.save(tx, userId, { lastStep: String(step) });
      return 'right';
    }
    const digest = this.recoveryDigest(userId, code);
    if (!(await this.repository.useRecoveryCode(tx, userId, digest, this.clock.now()))) return 'wrong';
    const user = await this.accounts.userById(tx, userId);
    const name = user === null ? null : shortName(user);
    await this.audit.record(tx, {
      actor: { kind: 'staff', id: userId, name },
      action: 'recoveryCodeUsed',
      subject: { type: 'User', id: userId, label: name },
    });
    return 'right';
  }

  /** The period whose code this is, or null. */
  private stepOf(sealed: string, userId: string, code: string): number | null {
    const secret = this.sealer.open(PURPOSE, sealed, userId);
    if (secret === null) throw new Error('the secret of a second factor was sealed with another SECRET_KEY');
    const digits = code.replaceAll(/[\s-]/g, '');
    if (!/^\d{6}$/.test(digits)) return null;
    const timestamp = this.clock.now().getTime();
    const delta = totpOf(Secret.fromBase32(secret), '').validate({ token: digits, timestamp, window: DRIFT });
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  }

  private recoveryDigest(userId: string, code: string): string {
    return this.sealer.digest('recovery-code', `${userId}:${code.toLowerCase().replaceAll(/[\s-]/g, '')}`);
  }
}

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({
    issuer: 'Приёмная',
    label,
    secret,
    digits: 6,
    period: PERIOD_SECONDS,
    algorithm: 'SHA1',
  });
}

/** Fifty bits, in two groups: «k7fm2-x9apd». */
function newRecoveryCode(): string {
  const signs = Array.from({ length: 10 }, () => RECOVERY_SIGNS.charAt(randomInt(RECOVERY_SIGNS.length)));
  return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`;
}

function whose(person: SessionPerson) {
  const name = shortName(person);
  return {
    actor: { kind: 'staff', id: person.userId, name },
    subject: { type: 'User', id: person.userId, label: name },
  } as const;
}
