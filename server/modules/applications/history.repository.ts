import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HistoryEventType } from '@shared/applications';
import { MoreThan } from 'typeorm';
import type { Tx } from '../../platform/database';
import { HistoryEventEntity } from './applications.entity';
import { GENESIS, sealOf } from './history-chain';

export type HistoryEvent = HistoryEventEntity;

export interface NewHistoryEvent {
  applicationId: string;
  type: HistoryEventType;
  at: Date;
  actorKind: HistoryEvent['actorKind'];
  actorId: string | null;
  actorName: string | null;
  onBehalfOfId: string | null;
  onBehalfOfName: string | null;
  comment: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  changedFields: string[];
  version: number;
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** The append-only history of a case. The caller holds the case's lock, so that the chain never forks. */
@Injectable()
export class HistoryRepository {
  async append(tx: Tx, event: NewHistoryEvent): Promise<void> {
    const last = await tx.getRepository(HistoryEventEntity).findOne({
      select: { seq: true, hash: true },
      where: { applicationId: event.applicationId },
      order: { seq: 'DESC' },
    });
    const sealed = { id: randomUUID(), ...event, seq: (last?.seq ?? 0) + 1, prevHash: last?.hash ?? GENESIS };
    await tx.query(
      `INSERT INTO history_events (id, application_id, seq, type, at, actor_kind, actor_id, actor_name, comment,
         before, after, changed_fields, version, prev_hash, hash,
         on_behalf_of_id, on_behalf_of_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        sealed.id,
        sealed.applicationId,
        sealed.seq,
        sealed.type,
        sealed.at,
        sealed.actorKind,
        sealed.actorId,
        sealed.actorName,
        sealed.comment,
        jsonOrNull(sealed.before),
        jsonOrNull(sealed.after),
        JSON.stringify(sealed.changedFields),
        sealed.version,
        sealed.prevHash,
        sealOf(sealed),
        sealed.onBehalfOfId,
        sealed.onBehalfOfName,
      ],
    );
  }

  async ofApplication(tx: Tx, applicationId: string): Promise<HistoryEvent[]> {
    return tx.getRepository(HistoryEventEntity).find({ where: { applicationId }, order: { seq: 'ASC' } });
  }

  /** What happened after the case had the given version. */
  async since(tx: Tx, applicationId: string, version: number): Promise<HistoryEvent[]> {
    return tx.getRepository(HistoryEventEntity).find({
      where: { applicationId, version: MoreThan(version) },
      order: { seq: 'ASC' },
    });
  }
}
