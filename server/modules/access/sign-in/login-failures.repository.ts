import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database';
import { LoginFailuresEntity } from './sign-in.entity';

/** By this an address is counted, whether or not it has an account; the same as PostgreSQL makes of `users.email`. */
export function emailDigest(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}

/** The same digest in SQL, of a column. */
export const emailDigestSql = (column: string): string =>
  `encode(sha256(convert_to(lower(${column}), 'UTF8')), 'hex')`;

@Injectable()
export class LoginFailuresRepository {
  /** The count of an address, made when it is the first; locked, so that tries at once are counted one by one. */
  async lock(tx: Tx, digest: string, now: Date): Promise<{ failures: number; lockedUntil: Date | null }> {
    const rows: { failures: number; lockedUntil: Date | null }[] = await tx.query(
      `INSERT INTO login_failures (email_digest, failures, last_try_at) VALUES ($1, 0, $2)
       ON CONFLICT (email_digest) DO UPDATE SET last_try_at = excluded.last_try_at
       RETURNING failures, locked_until AS "lockedUntil"`,
      [digest, now],
    );
    return rows[0] ?? { failures: 0, lockedUntil: null };
  }

  async save(tx: Tx, digest: string, failures: number, lockedUntil: Date | null): Promise<void> {
    await tx.update(LoginFailuresEntity, { emailDigest: digest }, { failures, lockedUntil });
  }

  async delete(tx: Tx, digest: string): Promise<void> {
    await tx.delete(LoginFailuresEntity, { emailDigest: digest });
  }

  async deleteQuietSince(tx: Tx, since: Date, now: Date): Promise<void> {
    await tx.query(
      'DELETE FROM login_failures WHERE last_try_at < $1 AND (locked_until IS NULL OR locked_until <= $2)',
      [since, now],
    );
  }
}
