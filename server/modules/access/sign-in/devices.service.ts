import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DEVICE_CODE_MINUTES, DEVICE_CODE_TRIES } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../../platform/clock';
import { Config } from '../../../platform/config';
import type { Tx } from '../../../platform/database';
import { Outbox } from '../../../platform/queue';
import { AuditLog } from '../../audit';
import type { UserEntity } from '../access.entity';
import { shortName } from '../actor';
import { auditSubject } from './login-lock.service';
import { RequestRates } from './request-rates';
import { Sealer } from './sealer';
import type { SignInRequestEntity } from './sign-in.entity';
import { SignInRepository } from './sign-in.repository';
import { tokenDigest } from './token';

export const DEVICE_CODE_REQUESTED = 'signIn.deviceCodeRequested';
/** A confirmed device is asked again after this long. */
export const DEVICE_DAYS = 180;
const DAY_MS = 24 * 60 * 60_000;
/** Another letter is sent at most this often. */
const LETTER_EVERY_MS = 60_000;

interface DeviceVerdict {
  error: DomainError | null;
  /** For the cookie, when the device was confirmed just now. */
  deviceToken: string | null;
}

/** The digest by which a mailed code is recognised; the code itself is in the letter alone. */
export function deviceCodeDigest(sealer: Sealer, requestId: string, code: string): string {
  return sealer.digest('device-code', `${requestId}:${code.replaceAll(/[\s-]/g, '')}`);
}

/** A sign-in on a device not seen before is confirmed by a mailed code. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly repository: SignInRepository,
    private readonly rates: RequestRates,
    private readonly sealer: Sealer,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Refusal: `device_confirmation_required`, with `wrongCode` and `attemptsLeft` or `expired`; `too_many_requests`. */
  async check(
    tx: Tx,
    user: UserEntity,
    { deviceToken, address }: { deviceToken: string | undefined; address: string },
    code: string | undefined,
  ): Promise<DeviceVerdict> {
    if (!this.config.deviceConfirmation) return { error: null, deviceToken: null };
    const now = this.clock.now();
    const digest = deviceToken === undefined ? null : tokenDigest(deviceToken);
    if (digest !== null && (await this.repository.knowsDevice(tx, user.id, digest, now))) {
      return { error: null, deviceToken: null };
    }
    const request = await this.repository.lockDeviceRequest(tx, user.id);
    const live =
      request !== null && request.expiresAt > now && request.tries < DEVICE_CODE_TRIES ? request : null;
    if (code !== undefined && code.trim() !== '') {
      if (live !== null) return this.tryCode(tx, user, live, code);
      return { error: await this.ask(tx, user, address, { expired: true }), deviceToken: null };
    }
    const justAsked = live !== null && now.getTime() - live.createdAt.getTime() < LETTER_EVERY_MS;
    return {
      error: justAsked ? confirmationRequired() : await this.ask(tx, user, address),
      deviceToken: null,
    };
  }

  /** Where confirmation is on, the device at hand counts as confirmed from now on. @returns the token for its cookie */
  async remember(tx: Tx, user: UserEntity): Promise<string | null> {
    if (!this.config.deviceConfirmation) return null;
    const now = this.clock.now();
    const token = randomBytes(32).toString('base64url');
    await this.repository.insertDevice(tx, {
      tokenDigest: tokenDigest(token),
      userId: user.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + DEVICE_DAYS * DAY_MS),
    });
    await this.audit.record(tx, {
      actor: { kind: 'staff', id: user.id, name: shortName(user) },
      action: 'deviceConfirmed',
      subject: auditSubject(user),
    });
    return token;
  }

  private async tryCode(
    tx: Tx,
    user: UserEntity,
    request: SignInRequestEntity,
    code: string,
  ): Promise<DeviceVerdict> {
    const given = Buffer.from(deviceCodeDigest(this.sealer, request.id, code));
    const expected = Buffer.from(request.secretDigest ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) {
      await this.repository.deleteRequestsOfUser(tx, user.id, 'device');
      return { error: null, deviceToken: await this.remember(tx, user) };
    }
    const tries = request.tries + 1;
    await this.repository.saveRequest(tx, request.id, { tries });
    const attemptsLeft = DEVICE_CODE_TRIES - tries;
    return { error: confirmationRequired({ wrongCode: true, attemptsLeft }), deviceToken: null };
  }

  private async ask(tx: Tx, user: UserEntity, address: string, params = {}): Promise<DomainError> {
    try {
      await this.rates.take('deviceCodeByAccount', user.id);
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
    const now = this.clock.now();
    const id = randomUUID();
    await this.repository.deleteRequestsOfUser(tx, user.id, 'device');
    await this.repository.insertRequest(tx, {
      id,
      kind: 'device',
      userId: user.id,
      emailDigest: null,
      secretDigest: null,
      tries: 0,
      createdAt: now,
      expiresAt: new Date(now.getTime() + DEVICE_CODE_MINUTES * 60_000),
      sentAt: null,
      address,
    });
    await this.outbox.append(tx, [{ type: DEVICE_CODE_REQUESTED, aggregateId: id }]);
    return confirmationRequired(params);
  }
}

function confirmationRequired(params: Record<string, unknown> = {}): DomainError {
  return new DomainError('device_confirmation_required', params);
}
