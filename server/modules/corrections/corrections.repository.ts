import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CorrectionDraft, CorrectionDraftBody, CorrectionTarget, RoundState } from '@shared/corrections';
import { In } from 'typeorm';
import type { Tx } from '../../platform/database';
import { CorrectionDraftEntity, CorrectionItemEntity, CorrectionRequestEntity } from './corrections.entity';

export type CorrectionRequest = CorrectionRequestEntity;
export type StoredItem = CorrectionItemEntity;
export type RoundWithItems = CorrectionRequest & { items: StoredItem[] };

export interface NewItem {
  target: CorrectionTarget;
  reasonCode: string;
  message: string;
  oldValue: unknown;
  oldDocumentId: string | null;
}

@Injectable()
export class CorrectionsRepository {
  async insertRound(tx: Tx, request: CorrectionRequest, items: readonly NewItem[]): Promise<void> {
    await tx.insert(CorrectionRequestEntity, request);
    for (const [index, item] of items.entries()) {
      await tx.query(
        `INSERT INTO correction_items (id, request_id, ordinal, target, reason_code, message, old_value, old_document_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          randomUUID(),
          request.id,
          index + 1,
          JSON.stringify(item.target),
          item.reasonCode,
          item.message,
          item.oldValue === undefined ? null : JSON.stringify(item.oldValue),
          item.oldDocumentId,
        ],
      );
    }
  }

  async nextRound(tx: Tx, applicationId: string): Promise<number> {
    return ((await tx.getRepository(CorrectionRequestEntity).maximum('round', { applicationId })) ?? 0) + 1;
  }

  /** The round that waits for answers or for their review; there is at most one. */
  async activeRound(tx: Tx, applicationId: string): Promise<RoundWithItems | null> {
    const request = await tx
      .getRepository(CorrectionRequestEntity)
      .findOneBy({ applicationId, state: In(['open', 'answered']) });
    return request && { ...request, items: await this.items(tx, [request.id]) };
  }

  async round(tx: Tx, applicationId: string, round: number): Promise<RoundWithItems | null> {
    const request = await tx.getRepository(CorrectionRequestEntity).findOneBy({ applicationId, round });
    return request && { ...request, items: await this.items(tx, [request.id]) };
  }

  async rounds(tx: Tx, applicationId: string): Promise<RoundWithItems[]> {
    const requests = await tx
      .getRepository(CorrectionRequestEntity)
      .find({ where: { applicationId }, order: { round: 'ASC' } });
    const items = await this.items(
      tx,
      requests.map((request) => request.id),
    );
    return requests.map((request) => ({
      ...request,
      items: items.filter((item) => item.requestId === request.id),
    }));
  }

  async setState(
    tx: Tx,
    id: string,
    values: { state: RoundState; closedAt: Date | null; cancelReason?: string },
  ): Promise<void> {
    await tx.update(CorrectionRequestEntity, id, values);
  }

  /** What an answer given again leaves out stays as it was answered before. */
  async saveAnswer(
    tx: Tx,
    id: string,
    answer: { newValue?: unknown; newDocumentId: string | null; comment: string | null; answeredAt: Date },
  ): Promise<void> {
    await tx.query(
      `UPDATE correction_items SET new_value = CASE WHEN $6 THEN $2::jsonb ELSE new_value END,
         new_document_id = coalesce($3, new_document_id), comment = coalesce($4, comment), answered_at = $5
       WHERE id = $1`,
      [
        id,
        JSON.stringify(answer.newValue ?? null),
        answer.newDocumentId,
        answer.comment,
        answer.answeredAt,
        answer.newValue !== undefined,
      ],
    );
  }

  async saveVerdict(
    tx: Tx,
    id: string,
    verdict: Pick<StoredItem, 'verdict' | 'verdictMessage' | 'reviewedById' | 'reviewedAt'>,
  ): Promise<void> {
    await tx.update(CorrectionItemEntity, id, verdict);
  }

  async draft(tx: Tx, applicationId: string, userId: string): Promise<CorrectionDraft | null> {
    const row = await tx.getRepository(CorrectionDraftEntity).findOneBy({ applicationId, userId });
    return row && { items: row.items, savedAt: row.savedAt.toISOString() };
  }

  async saveDraft(
    tx: Tx,
    draft: { applicationId: string; userId: string; items: CorrectionDraftBody['items']; savedAt: Date },
  ): Promise<void> {
    await tx.upsert(CorrectionDraftEntity, draft, ['applicationId', 'userId']);
  }

  async removeDraft(tx: Tx, applicationId: string, userId: string): Promise<void> {
    await tx.delete(CorrectionDraftEntity, { applicationId, userId });
  }

  private async items(tx: Tx, requestIds: string[]): Promise<StoredItem[]> {
    return tx
      .getRepository(CorrectionItemEntity)
      .find({ where: { requestId: In(requestIds) }, order: { requestId: 'ASC', ordinal: 'ASC' } });
  }
}
