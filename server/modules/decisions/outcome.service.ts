import { Injectable } from '@nestjs/common';
import { formatDate } from '@shared/kernel/formats';
import { addDays, localDate } from '@shared/sla';
import type { ApplicationRow, VersionBody } from '@shared/applications';
import { DomainError } from '@shared/kernel/errors';
import { UnitOfWork, type Tx } from '../../platform/database';
import type { Actor, PortalClient } from '../access';
import { ApplicationRows, ApplicationsService, CaseChanges, type Application } from '../applications';
import { DocumentsService, type StoredDocument } from '../documents';
import { CaseClosing } from './case-closing';
import { renderText, templateValues } from './decision-text';
import { DecisionsRepository } from './decisions.repository';
import { outcomePdf } from './outcome-pdf';

/** The slot under which a case keeps the document that it ended in. */
export const OUTCOME_SLOT = '$outcome';

/** Makes the outcome document of an approved case, and records that it was handed over. */
@Injectable()
export class OutcomeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CaseChanges,
    private readonly applications: ApplicationsService,
    private readonly documents: DocumentsService,
    private readonly decisions: DecisionsRepository,
    private readonly closing: CaseClosing,
    private readonly rows: ApplicationRows,
  ) {}

  /** Idempotent: a case that has left «Одобрено» keeps the document it has. */
  async make(applicationId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockForSystem(tx, applicationId);
      if (application.status !== 'approved') return;
      const content = await this.pdf(tx, application);
      const documentId = await this.documents.keep(tx, {
        applicationId,
        slot: OUTCOME_SLOT,
        fileName: `${application.number}.pdf`,
        contentType: 'application/pdf',
        content,
      });
      await this.changes.apply(tx, 'system', application, {
        command: 'completeDocument',
        event: { type: 'documentReady', after: { documentId }, changedFields: ['documents'] },
      });
    });
  }

  /** Handed over at the counter. */
  async issue(actor: Actor, id: string, { version }: VersionBody): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'issue');
      await this.changes.apply(tx, actor, application, { command: 'issue', event: { type: 'issued' } });
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  /** The document for the applicant; the first download hands it over. Error: `not_found` while there is none. */
  async download(client: PortalClient, number: string): Promise<StoredDocument> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockForClient(tx, client, number);
      const document = await this.documentOf(tx, application.id);
      if (document === null) throw new DomainError('not_found');
      if (application.status === 'ready') {
        await this.changes.apply(tx, client, application, {
          command: 'download',
          event: { type: 'downloaded' },
        });
      }
      return document;
    });
  }

  async documentOf(tx: Tx, applicationId: string): Promise<StoredDocument | null> {
    const documents = await this.documents.ofApplication(tx, applicationId);
    return (
      documents.findLast((document) => document.slot === OUTCOME_SLOT && document.state === 'accepted') ??
      null
    );
  }

  private async pdf(tx: Tx, application: Application): Promise<Buffer> {
    const decision = await this.decisions.effective(tx, application.id);
    if (!decision || decision.effectiveAt === null)
      throw new Error('an approved case without a decision in force');
    const { card, content } = await this.applications.material(tx, application);
    const timeZone = await this.closing.timeZone(tx, application);
    const values = templateValues(application, content, card, decision, decision.effectiveAt, timeZone);
    const day = localDate(decision.effectiveAt, timeZone);
    const { validDays } = card.outcome;
    const names = await this.rows.describe(tx, application.id);
    return outcomePdf({
      title: card.outcome.title,
      number: application.number,
      agency: names.agencyName,
      body: renderText(card.outcome.text, values),
      issuedAt: formatDate(day),
      validUntil: validDays === null ? null : formatDate(addDays(day, validDays)),
    });
  }
}
