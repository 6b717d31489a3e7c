import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import { UnitOfWork } from '../../platform/database';
import { auditActor, may, mayOn, type Actor } from '../access';
import { ApplicationsService } from '../applications';
import { AuditLog } from '../audit';
import { DocumentsService, type StoredDocument } from '../documents';

/** A file is as visible as the case it belongs to; its bytes are personal data as a whole. */
@Injectable()
export class DocumentAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly documents: DocumentsService,
    private readonly applications: ApplicationsService,
    private readonly log: AuditLog,
  ) {}

  /** Every opening is on record. Errors: `not_found` for a file of a case that the reader may not know of, `forbidden` without personal data. */
  async open(actor: Actor, documentId: string): Promise<{ document: StoredDocument; stream: Readable }> {
    const document = await this.unitOfWork.run(async (tx) => {
      const found = await this.documents.byId(tx, documentId);
      if (found.applicationId === null) throw new DomainError('not_found');
      const application = await this.applications.visible(tx, actor, found.applicationId);
      const allowed =
        may(actor, 'download', 'Document') &&
        mayOn(actor, 'read', 'Application', application, 'documents') &&
        mayOn(actor, 'readPersonal', 'Application', application);
      if (!allowed) throw new DomainError('forbidden');
      // Without the name of the file: applicants write their own names into it.
      await this.log.record(tx, {
        actor: auditActor(actor),
        action: 'documentDownloaded',
        subject: { type: 'Document', id: found.id, label: application.number },
        after: { applicationId: application.id, slot: found.slot },
      });
      return found;
    });
    return { document, stream: await this.documents.open(document) };
  }
}
