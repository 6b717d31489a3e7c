import { Injectable } from '@nestjs/common';
import {
  maskApplicant,
  type Applicant,
  type CaseRecord,
  type CheckRecord,
  type DocumentRecord,
  type HistoryRecord,
} from '@shared/applications';
import type { Card } from '@shared/catalog';
import { UnitOfWork, type Tx } from '../../platform/database';
import { mayOn, type Actor } from '../access';
import {
  ApplicationRows,
  ApplicationsService,
  type Application,
  type CaseMaterial,
  type HistoryEvent,
} from '../applications';
import { CatalogService } from '../catalog';
import { SlaService } from '../sla';
import { CaseParts } from './case-parts.service';
import { maskForm, maskHistory, maskRounds } from './masking';

/** All that the case page shows, read in one request; what the reader may not see is null or masked. */
@Injectable()
export class CaseService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ApplicationsService,
    private readonly rows: ApplicationRows,
    private readonly catalog: CatalogService,
    private readonly sla: SlaService,
    private readonly parts: CaseParts,
  ) {}

  /** Error: `not_found`, also when the reader may not know of the case. */
  async read(actor: Actor, id: string): Promise<CaseRecord> {
    return this.unitOfWork.read(async (tx) => {
      const application = await this.applications.visible(tx, actor, id);
      const sees = (group: Parameters<typeof mayOn>[4]) =>
        mayOn(actor, 'read', 'Application', application, group);
      const masked = !mayOn(actor, 'readPersonal', 'Application', application);
      const [row, names, version, material] = await Promise.all([
        this.rows.one(tx, actor, id),
        this.rows.describe(tx, id),
        this.catalog.version(tx, application.serviceVersionId),
        this.applications.material(tx, application),
      ]);
      const { content, documents } = material;
      const rounds = sees('corrections') ? await this.parts.rounds(tx, id) : null;
      return {
        ...row,
        serviceCode: version.code,
        serviceVersion: version.number,
        agencyName: names.agencyName,
        card: version.card,
        signed: application.signed,
        feeState: application.feeState,
        masked,
        applicant: sees('applicant') ? shownApplicant(content.applicant, masked) : null,
        form: sees('content') ? (masked ? maskForm(version.card, content.form) : content.form) : null,
        documents: sees('documents')
          ? documents.map((document) => presentDocument(document, version.card))
          : null,
        checks: sees('content') ? await this.checks(tx, id) : null,
        corrections: rounds && masked ? maskRounds(rounds, version.card) : rounds,
        correctionDraft: row.commands.includes('requestCorrection')
          ? await this.parts.draft(tx, id, actor.userId)
          : null,
        decisions: sees('decisions') ? await this.parts.decisions(tx, id) : null,
        terms: await this.sla.terms(tx, id),
        history: sees('history') ? await this.history(tx, application, masked) : null,
        notices: sees('history') ? await this.parts.notices(tx, id, masked) : null,
      };
    });
  }

  async readHistory(actor: Actor, id: string): Promise<HistoryRecord[]> {
    return this.unitOfWork.read(async (tx) => {
      const application = await this.applications.visible(tx, actor, id);
      if (!mayOn(actor, 'read', 'Application', application, 'history')) return [];
      return this.history(tx, application, !mayOn(actor, 'readPersonal', 'Application', application));
    });
  }

  private async checks(tx: Tx, id: string): Promise<CheckRecord[]> {
    const checks = await this.applications.checks(tx, id);
    return checks.map(({ applicationId: _case, checkedAt, ...check }) => ({
      ...check,
      checkedAt: checkedAt.toISOString(),
    }));
  }

  private async history(tx: Tx, application: Application, masked: boolean): Promise<HistoryRecord[]> {
    const events = (await this.applications.history(tx, application.id)).map(presentEvent);
    return masked ? maskHistory(events) : events;
  }
}

function shownApplicant(applicant: Applicant, masked: boolean): Applicant {
  return masked ? maskApplicant(applicant) : applicant;
}

function presentDocument(document: CaseMaterial['documents'][number], card: Card): DocumentRecord {
  return {
    id: document.id,
    slot: document.slot ?? '',
    slotLabel: card.documentSlots.find((slot) => slot.code === document.slot)?.label ?? card.outcome.title,
    fileName: document.fileName,
    contentType: document.contentType,
    size: document.size,
    sha256: document.sha256,
    state: document.state,
    uploadedAt: (document.attachedAt ?? document.createdAt).toISOString(),
    replacedById: document.replacedById,
  };
}

export function presentEvent(event: HistoryEvent): HistoryRecord {
  const {
    applicationId: _case,
    prevHash: _previous,
    hash: _hash,
    onBehalfOfId: _absent,
    at,
    ...shown
  } = event;
  return { ...shown, at: at.toISOString() };
}
