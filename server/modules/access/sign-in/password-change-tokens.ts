import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PASSWORD_CHANGE_MINUTES } from '@shared/access';
import { Clock } from '../../../platform/clock';
import type { Tx } from '../../../platform/database';
import { SignInRepository } from './sign-in.repository';
import { tokenDigest } from './token';

/** With such a token somebody who has signed in with a temporary password may set their own, once. */
@Injectable()
export class PasswordChangeTokens {
  constructor(
    private readonly repository: SignInRepository,
    private readonly clock: Clock,
  ) {}

  async issue(tx: Tx, userId: string): Promise<string> {
    const now = this.clock.now();
    const token = randomBytes(32).toString('base64url');
    await this.repository.deleteRequestsOfUser(tx, userId, 'password_change');
    await this.repository.insertRequest(tx, {
      id: randomUUID(),
      kind: 'password_change',
      userId,
      emailDigest: null,
      secretDigest: tokenDigest(token),
      tries: 0,
      createdAt: now,
      expiresAt: new Date(now.getTime() + PASSWORD_CHANGE_MINUTES * 60_000),
      sentAt: null,
      address: null,
    });
    return token;
  }

  /** Whose token it is, or null for one that is unknown, used or too old; locked until the transaction ends. */
  async ownerOf(tx: Tx, token: string): Promise<string | null> {
    const secretDigest = tokenDigest(token);
    const request = await this.repository.lockRequest(tx, { secretDigest, kind: 'password_change' });
    return request !== null && request.expiresAt > this.clock.now() ? request.userId : null;
  }
}
