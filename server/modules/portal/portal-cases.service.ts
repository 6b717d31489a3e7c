import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { publicStatus } from '@shared/applications';
import { UnitOfWork } from '../../platform/database';
import type { PortalClient } from '../access';
import { ApplicationsService, CaseChanges } from '../applications';
import { CancelCorrectionService } from '../corrections';
import { OutcomeService } from '../decisions';
import { DocumentsService, type StoredDocument } from '../documents';

/** What an applicant may do with a case besides answering remarks. */
@Injectable()
export class PortalCasesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ApplicationsService,
    private readonly changes: CaseChanges,
    private readonly rounds: CancelCorrectionService,
    private readonly outcomes: OutcomeService,
    private readonly documents: DocumentsService,
  ) {}

  /** Error: `illegal_transition` once a decision is taken or the answers are being checked. */
  async withdraw(client: PortalClient, number: string): Promise<{ number: string; status: string }> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockForClient(tx, client, number);
      const next = await this.applications.withdraw(tx, client, application);
      await this.rounds.closeWithdrawn(tx, application.id);
      return { number, status: publicStatus(next.status) };
    });
  }

  async outcome(
    client: PortalClient,
    number: string,
  ): Promise<{ document: StoredDocument; stream: Readable }> {
    const document = await this.outcomes.download(client, number);
    return { document, stream: await this.documents.open(document) };
  }
}
