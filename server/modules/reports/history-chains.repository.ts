import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';

export interface CaseVersion {
  id: string;
  number: string;
  version: number;
}

/** Walks over all cases, whoever may see them: for the verification of their histories. */
@Injectable()
export class HistoryChains {
  async casesAfter(tx: Tx, id: string | null, limit: number): Promise<CaseVersion[]> {
    return tx.query(
      `SELECT id, number, version FROM applications WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`,
      [id, limit],
    );
  }
}
