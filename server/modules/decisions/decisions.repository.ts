import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';
import { DecisionEntity } from './decisions.entity';

export type Decision = DecisionEntity;

@Injectable()
export class DecisionsRepository {
  async insert(tx: Tx, decision: Decision): Promise<void> {
    await tx.insert(DecisionEntity, decision);
  }

  /** The decision that waits for a second signature; at most one per case. */
  async proposed(tx: Tx, applicationId: string): Promise<Decision | null> {
    return tx.getRepository(DecisionEntity).findOneBy({ applicationId, state: 'proposed' });
  }

  async settle(
    tx: Tx,
    id: string,
    values: Pick<Decision, 'state' | 'signedById' | 'effectiveAt' | 'returnComment'> & { text?: string },
  ): Promise<void> {
    await tx.update(DecisionEntity, id, values);
  }

  async ofApplication(tx: Tx, applicationId: string): Promise<Decision[]> {
    return tx.getRepository(DecisionEntity).find({ where: { applicationId }, order: { proposedAt: 'ASC' } });
  }

  async effective(tx: Tx, applicationId: string): Promise<Decision | null> {
    return tx.getRepository(DecisionEntity).findOne({
      where: { applicationId, state: 'effective' },
      order: { effectiveAt: 'DESC' },
    });
  }
}
