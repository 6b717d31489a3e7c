import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditActorKind } from '@shared/audit';
import type { Tx } from '../../platform/database';

export interface NewAuditEvent {
  id: string;
  at: Date;
  actorKind: AuditActorKind;
  actorId: string | null;
  actorName: string | null;
  standInFor: string | null;
  action: AuditAction;
  subjectType: string;
  subjectId: string | null;
  subjectLabel: string | null;
  before: object | null;
  after: object | null;
  purpose: string | null;
  address: string | null;
  requestId: string | null;
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

@Injectable()
export class AuditRepository {
  async insert(tx: Tx, event: NewAuditEvent): Promise<void> {
    await tx.query(
      `INSERT INTO audit_events (id, at, actor_kind, actor_id, actor_name, stand_in_for, action, subject_type,
         subject_id, subject_label, before, after, purpose, address, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        event.id,
        event.at,
        event.actorKind,
        event.actorId,
        event.actorName,
        event.standInFor,
        event.action,
        event.subjectType,
        event.subjectId,
        event.subjectLabel,
        jsonOrNull(event.before),
        jsonOrNull(event.after),
        event.purpose,
        event.address,
        event.requestId,
      ],
    );
  }
}
