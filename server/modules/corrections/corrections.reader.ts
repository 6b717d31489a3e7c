import { Injectable } from '@nestjs/common';
import type { CorrectionDraft, CorrectionItem, CorrectionRound } from '@shared/corrections';
import type { Tx } from '../../platform/database';
import { AccessService } from '../access';
import { CorrectionsRepository, type RoundWithItems, type StoredItem } from './corrections.repository';

/** Rounds of a case as people read them. */
@Injectable()
export class CorrectionsReader {
  constructor(
    private readonly repository: CorrectionsRepository,
    private readonly access: AccessService,
  ) {}

  async rounds(tx: Tx, applicationId: string): Promise<CorrectionRound[]> {
    const rounds = await this.repository.rounds(tx, applicationId);
    const ids = rounds.flatMap((round) => [
      round.requestedById,
      ...round.items.map((item) => item.reviewedById),
    ]);
    const names = await this.access.shortNamesOf(tx, ids);
    return rounds.map((round) => present(round, names));
  }

  async draft(tx: Tx, applicationId: string, userId: string): Promise<CorrectionDraft | null> {
    return this.repository.draft(tx, applicationId, userId);
  }
}

function present(round: RoundWithItems, names: ReadonlyMap<string, string>): CorrectionRound {
  return {
    id: round.id,
    round: round.round,
    state: round.state,
    requestedByName: names.get(round.requestedById ?? '') ?? null,
    requestedAt: round.requestedAt.toISOString(),
    dueAt: round.dueAt.toISOString(),
    closedAt: round.closedAt?.toISOString() ?? null,
    cancelReason: round.cancelReason,
    items: round.items.map((item) => presentItem(item, names)),
  };
}

function presentItem(item: StoredItem, names: ReadonlyMap<string, string>): CorrectionItem {
  return {
    id: item.id,
    ordinal: item.ordinal,
    target: item.target,
    reasonCode: item.reasonCode,
    message: item.message,
    oldValue: item.oldValue,
    oldDocumentId: item.oldDocumentId,
    answer:
      item.answeredAt === null
        ? null
        : {
            oldValue: item.oldValue,
            newValue: item.newValue,
            oldDocumentId: item.oldDocumentId,
            newDocumentId: item.newDocumentId,
            comment: item.comment,
            answeredAt: item.answeredAt.toISOString(),
          },
    verdict: item.verdict,
    verdictMessage: item.verdictMessage,
    reviewedByName: names.get(item.reviewedById ?? '') ?? null,
    reviewedAt: item.reviewedAt?.toISOString() ?? null,
  };
}
