import { Injectable } from '@nestjs/common';
import type { SignInMethod } from '@shared/access';
import type { Tx } from '../../../platform/database';
import { SessionEntity, UserEntity } from '../access.entity';
import { emailDigestSql } from './login-failures.repository';
import {
  ExternalIdentityEntity,
  KnownDeviceEntity,
  SignInRequestEntity,
  type SignInRequestKind,
} from './sign-in.entity';

export interface SessionRow {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  address: string | null;
  userAgent: string | null;
  method: SignInMethod;
  current: boolean;
}

@Injectable()
export class SignInRepository {
  async userByEmail(tx: Tx, email: string): Promise<UserEntity | null> {
    return tx
      .getRepository(UserEntity)
      .createQueryBuilder('u')
      .where('lower(u.email) = lower(:email)', { email })
      .getOne();
  }

  async userById(tx: Tx, id: string): Promise<UserEntity | null> {
    return tx.getRepository(UserEntity).findOneBy({ id });
  }

  async userByEmailDigest(tx: Tx, digest: string): Promise<UserEntity | null> {
    return tx
      .getRepository(UserEntity)
      .createQueryBuilder('u')
      .where(`${emailDigestSql('u.email')} = :digest`, { digest })
      .getOne();
  }

  async savePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
    await tx.update(UserEntity, userId, { passwordHash, mustChangePassword: false });
  }

  async insertSession(tx: Tx, session: SessionEntity): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  async sessionsOf(
    tx: Tx,
    userId: string,
    live: { now: Date; idleSince: Date },
    currentHash: string,
  ): Promise<SessionRow[]> {
    return tx.query(
      `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", address,
         user_agent AS "userAgent", method, token_hash = $4 AS current
       FROM sessions WHERE user_id = $1 AND expires_at > $2 AND last_seen_at >= $3
       ORDER BY last_seen_at DESC, created_at DESC, id`,
      [userId, live.now, live.idleSince, currentHash],
    );
  }

  /** @returns whether it was the session with the given hash, or null when the person has no such session */
  async deleteSessionOf(
    tx: Tx,
    userId: string,
    id: string,
    currentHash: string,
  ): Promise<{ current: boolean } | null> {
    const rows: { current: boolean }[] = await tx.query(
      `WITH gone AS (DELETE FROM sessions WHERE id = $1 AND user_id = $2 RETURNING token_hash)
       SELECT token_hash = $3 AS current FROM gone`,
      [id, userId, currentHash],
    );
    return rows[0] ?? null;
  }

  /** All sessions of a person but the one with the given hash. */
  async deleteOtherSessions(tx: Tx, userId: string, keptHash: string | null): Promise<void> {
    await tx.query('DELETE FROM sessions WHERE user_id = $1 AND token_hash IS DISTINCT FROM $2', [
      userId,
      keptHash,
    ]);
  }

  async insertRequest(tx: Tx, request: SignInRequestEntity): Promise<void> {
    await tx.insert(SignInRequestEntity, request);
  }

  async lockRequest(
    tx: Tx,
    by: { id: string } | { secretDigest: string; kind: SignInRequestKind },
  ): Promise<SignInRequestEntity | null> {
    return tx.getRepository(SignInRequestEntity).findOne({ where: by, lock: { mode: 'pessimistic_write' } });
  }

  /** The code that was asked for last to confirm a device of this person. */
  async lockDeviceRequest(tx: Tx, userId: string): Promise<SignInRequestEntity | null> {
    return tx.getRepository(SignInRequestEntity).findOne({
      where: { userId, kind: 'device' },
      order: { createdAt: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async saveRequest(
    tx: Tx,
    id: string,
    changes: Partial<Pick<SignInRequestEntity, 'secretDigest' | 'expiresAt' | 'tries' | 'sentAt' | 'userId'>>,
  ): Promise<void> {
    await tx.update(SignInRequestEntity, id, changes);
  }

  async deleteRequest(tx: Tx, id: string): Promise<void> {
    await tx.delete(SignInRequestEntity, id);
  }

  /** One request of an address at a time, until the transaction ends: of two at once only the later stays. */
  async waitForRequestsOf(tx: Tx, emailDigest: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in:${emailDigest}`]);
  }

  async deleteRequestsOfEmail(tx: Tx, emailDigest: string): Promise<void> {
    await tx.delete(SignInRequestEntity, { emailDigest });
  }

  async deleteRequestsOfUser(tx: Tx, userId: string, kind?: SignInRequestKind): Promise<void> {
    await tx.delete(SignInRequestEntity, { userId, ...(kind !== undefined && { kind }) });
  }

  async knowsDevice(tx: Tx, userId: string, tokenDigest: string, now: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'SELECT 1 FROM known_devices WHERE token_digest = $1 AND user_id = $2 AND expires_at > $3',
      [tokenDigest, userId, now],
    );
    return rows.length > 0;
  }

  async insertDevice(tx: Tx, device: KnownDeviceEntity): Promise<void> {
    await tx.insert(KnownDeviceEntity, device);
  }

  async deleteDevices(tx: Tx, userId: string): Promise<void> {
    await tx.delete(KnownDeviceEntity, { userId });
  }

  async userIdOfIdentity(tx: Tx, issuer: string, subject: string): Promise<string | null> {
    const found = await tx.getRepository(ExternalIdentityEntity).findOneBy({ issuer, subject });
    return found?.userId ?? null;
  }

  /** @returns false when the person is already linked to another account of the same issuer */
  async insertIdentity(tx: Tx, identity: ExternalIdentityEntity): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO external_identities (issuer, subject, user_id, linked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [identity.issuer, identity.subject, identity.userId, identity.linkedAt],
    );
    return rows.length > 0;
  }

  /** What is past its time: requests, devices. */
  async deleteOverdue(tx: Tx, now: Date): Promise<void> {
    await tx.query('DELETE FROM sign_in_requests WHERE expires_at <= $1', [now]);
    await tx.query('DELETE FROM known_devices WHERE expires_at <= $1', [now]);
  }
}
