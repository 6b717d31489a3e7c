import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database';
import { RecoveryCodeEntity, SecondFactorEntity } from './sign-in.entity';

@Injectable()
export class SecondFactorRepository {
  async of(tx: Tx, userId: string): Promise<SecondFactorEntity | null> {
    return tx.getRepository(SecondFactorEntity).findOneBy({ userId });
  }

  async lock(tx: Tx, userId: string): Promise<SecondFactorEntity | null> {
    return tx
      .getRepository(SecondFactorEntity)
      .findOne({ where: { userId }, lock: { mode: 'pessimistic_write' } });
  }

  /** Begins anew; a factor that is in force stays as it is. @returns whether it was begun */
  async begin(tx: Tx, userId: string, secret: string, now: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO second_factors AS f (user_id, secret, created_at) VALUES ($1, $2, $3)
       ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
         WHERE f.confirmed_at IS NULL
       RETURNING 1`,
      [userId, secret, now],
    );
    return rows.length > 0;
  }

  async save(
    tx: Tx,
    userId: string,
    changes: Partial<Pick<SecondFactorEntity, 'confirmedAt' | 'lastStep'>>,
  ): Promise<void> {
    await tx.update(SecondFactorEntity, { userId }, changes);
  }

  async insertRecoveryCodes(tx: Tx, userId: string, digests: readonly string[]): Promise<void> {
    await tx.delete(RecoveryCodeEntity, { userId });
    await tx.insert(
      RecoveryCodeEntity,
      digests.map((codeDigest) => ({ userId, codeDigest, usedAt: null })),
    );
  }

  /** @returns whether the code was there and unused; of two uses at once one finds it used */
  async useRecoveryCode(tx: Tx, userId: string, codeDigest: string, now: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `WITH used AS (UPDATE recovery_codes SET used_at = $3
         WHERE user_id = $1 AND code_digest = $2 AND used_at IS NULL RETURNING 1)
       SELECT * FROM used`,
      [userId, codeDigest, now],
    );
    return rows.length > 0;
  }

  async recoveryCodesLeft(tx: Tx, userId: string): Promise<number> {
    const rows: { count: number }[] = await tx.query(
      'SELECT count(*)::int AS count FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL',
      [userId],
    );
    return rows[0]?.count ?? 0;
  }

  async delete(tx: Tx, userId: string): Promise<void> {
    await tx.delete(RecoveryCodeEntity, { userId });
    await tx.delete(SecondFactorEntity, { userId });
  }
}
