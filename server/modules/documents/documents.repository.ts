import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database';
import { DocumentEntity } from './documents.entity';

export type StoredDocument = DocumentEntity;

@Injectable()
export class DocumentsRepository {
  async insert(tx: Tx, document: DocumentEntity): Promise<void> {
    await tx.insert(DocumentEntity, document);
  }

  async byId(tx: Tx, id: string): Promise<DocumentEntity | null> {
    return tx.getRepository(DocumentEntity).findOneBy({ id });
  }

  async ofApplication(tx: Tx, applicationId: string): Promise<DocumentEntity[]> {
    return tx.getRepository(DocumentEntity).find({
      where: { applicationId },
      order: { attachedAt: 'ASC', createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** The uploads of one portal client, locked so that none is attached twice. */
  async lockUploads(tx: Tx, clientId: string, ids: readonly string[]): Promise<DocumentEntity[]> {
    return tx.getRepository(DocumentEntity).find({
      where: { id: In([...ids]), apiClientId: clientId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async attach(tx: Tx, id: string, to: { applicationId: string; slot: string; at: Date }): Promise<void> {
    await tx.update(DocumentEntity, id, {
      applicationId: to.applicationId,
      slot: to.slot,
      attachedAt: to.at,
      state: 'accepted',
    });
  }

  async replace(tx: Tx, id: string, byId: string): Promise<void> {
    await tx.update(DocumentEntity, id, { state: 'replaced', replacedById: byId });
  }

  /** Uploads that nobody attached, oldest first; locked, those in use elsewhere skipped. */
  async abandoned(tx: Tx, before: Date, limit: number): Promise<{ id: string; storageKey: string }[]> {
    return tx.query(
      `SELECT id, storage_key AS "storageKey" FROM documents WHERE application_id IS NULL AND created_at < $1
       ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [before, limit],
    );
  }

  async remove(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.delete(DocumentEntity, { id: In([...ids]), applicationId: IsNull() });
  }
}
