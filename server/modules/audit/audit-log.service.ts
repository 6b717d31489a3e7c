import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditActorKind } from '@shared/audit';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { currentRequest } from '../../platform/http';
import { AuditRepository } from './audit.repository';

/** One line of the audit log as the one who acts writes it; never a password, a secret, a code or an applicant's data. */
export interface AuditEntry {
  /** `standInFor`: the name of the absent person for whom a stand-in acts. */
  actor: { kind: AuditActorKind; id: string | null; name: string | null; standInFor?: string | null };
  action: AuditAction;
  subject: { type: string; id: string | null; label?: string | null };
  before?: object | null;
  after?: object | null;
  purpose?: string | null;
}

@Injectable()
export class AuditLog {
  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes one row in the caller's transaction, with the address and id of the request at hand. It waits for nobody:
   * the chain is made afterwards by the sealing job.
   */
  async record(tx: Tx, { actor, action, subject, before, after, purpose }: AuditEntry): Promise<void> {
    const { address, requestId } = currentRequest();
    await this.repository.insert(tx, {
      id: randomUUID(),
      at: this.clock.now(),
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      standInFor: actor.standInFor ?? null,
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      subjectLabel: subject.label ?? null,
      before: before ?? null,
      after: after ?? null,
      purpose: purpose ?? null,
      address,
      requestId,
    });
  }
}
