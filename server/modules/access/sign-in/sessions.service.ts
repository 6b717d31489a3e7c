import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OwnSession, SignInMethod } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../../platform/clock';
import { Config } from '../../../platform/config';
import { UnitOfWork, type Tx } from '../../../platform/database';
import { AuditLog } from '../../audit';
import type { UserEntity } from '../access.entity';
import type { SessionPerson } from '../access.repository';
import { shortName } from '../actor';
import { tokenDigest } from './token';
import { auditSubject } from './login-lock.service';
import { SignInRepository } from './sign-in.repository';

/** What a session remembers of the request that started it. */
export interface Origin {
  address: string;
  userAgent: string | null;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly repository: SignInRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Starts a session of somebody whose identity is established. @returns the token for the cookie */
  async start(tx: Tx, user: UserEntity, origin: Origin, method: SignInMethod): Promise<string> {
    const now = this.clock.now();
    const token = randomBytes(32).toString('base64url');
    await this.repository.insertSession(tx, {
      tokenHash: tokenDigest(token),
      id: randomUUID(),
      userId: user.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + this.config.sessionAbsoluteMinutes * 60_000),
      address: origin.address,
      userAgent: origin.userAgent?.slice(0, 300) ?? null,
      method,
    });
    await this.audit.record(tx, {
      actor: { kind: 'staff', id: user.id, name: shortName(user) },
      action: 'signInSucceeded',
      subject: auditSubject(user),
      after: { method },
    });
    return token;
  }

  /** The person's own live sessions, the latest used first. @param token of the session that asks */
  async list(person: SessionPerson, token: string): Promise<OwnSession[]> {
    const now = this.clock.now();
    const idleSince = new Date(now.getTime() - this.config.sessionIdleMinutes * 60_000);
    const rows = await this.unitOfWork.read((tx) =>
      this.repository.sessionsOf(tx, person.userId, { now, idleSince }, tokenDigest(token)),
    );
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }));
  }

  /** Ends one of the person's own sessions. @returns whether it was the one that asks. Error: `not_found`. */
  async end(person: SessionPerson, id: string, token: string): Promise<{ current: boolean }> {
    return this.unitOfWork.run(async (tx) => {
      const ended = await this.repository.deleteSessionOf(tx, person.userId, id, tokenDigest(token));
      if (ended === null) throw new DomainError('not_found');
      const name = shortName(person);
      await this.audit.record(tx, {
        actor: { kind: 'staff', id: person.userId, name },
        action: 'sessionEnded',
        subject: { type: 'Session', id, label: name },
      });
      return ended;
    });
  }
}
