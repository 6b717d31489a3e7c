import { Injectable } from '@nestjs/common';
import type { DecisionRecord } from '@shared/decisions';
import type { Tx } from '../../platform/database';
import { AccessService } from '../access';
import { DecisionsRepository } from './decisions.repository';

/** Decisions of a case as people read them. */
@Injectable()
export class DecisionsReader {
  constructor(
    private readonly repository: DecisionsRepository,
    private readonly access: AccessService,
  ) {}

  async ofApplication(tx: Tx, applicationId: string): Promise<DecisionRecord[]> {
    const decisions = await this.repository.ofApplication(tx, applicationId);
    const names = await this.access.shortNamesOf(
      tx,
      decisions.flatMap((decision) => [decision.proposedById, decision.signedById]),
    );
    return decisions.map((decision) => ({
      id: decision.id,
      outcome: decision.outcome,
      state: decision.state,
      reasons: decision.reasons,
      explanation: decision.explanation,
      recommendation: decision.recommendation,
      comment: decision.comment,
      text: decision.text,
      proposedByName: names.get(decision.proposedById) ?? null,
      proposedAt: decision.proposedAt.toISOString(),
      signedByName: names.get(decision.signedById ?? '') ?? null,
      effectiveAt: decision.effectiveAt?.toISOString() ?? null,
      returnComment: decision.returnComment,
    }));
  }
}
