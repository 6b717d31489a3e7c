import { Injectable } from '@nestjs/common';
import {
  publicStatus,
  targetsOf,
  type ApplicationStatus,
  type CaseChanges as CaseChangesAnswer,
} from '@shared/applications';
import type { Card } from '@shared/catalog';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { mayOn, type Actor, type PortalClient } from '../access';
import { CatalogService, type CardVersion } from '../catalog';
import { DocumentsService, type StoredDocument } from '../documents';
import { SlaService } from '../sla';
import {
  ApplicationsRepository,
  type Application,
  type ApplicationCheck,
  type ApplicationContent,
} from './applications.repository';
import { CaseChanges } from './changes.service';
import { HistoryRepository, type HistoryEvent } from './history.repository';

export interface CaseMaterial {
  card: Card;
  content: ApplicationContent;
  documents: StoredDocument[];
}

const STALLED_BATCH = 200;

/** Reading and ending a case, for the modules above. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly repository: ApplicationsRepository,
    private readonly historyRepository: HistoryRepository,
    private readonly changes: CaseChanges,
    private readonly sla: SlaService,
    private readonly catalog: CatalogService,
    private readonly documents: DocumentsService,
    private readonly clock: Clock,
  ) {}

  /** Error: `not_found`, also when the reader may not know of it. */
  async visible(tx: Tx, actor: Actor, id: string): Promise<Application> {
    const application = await this.repository.byId(tx, id);
    if (application === null || !mayOn(actor, 'read', 'Application', application))
      throw new DomainError('not_found');
    return application;
  }

  /** A case that the portal client filed. Error: `not_found`. */
  async ofClient(tx: Tx, client: PortalClient, number: string): Promise<Application> {
    const application = await this.repository.byNumber(tx, client.clientId, number);
    if (application === null) throw new DomainError('not_found');
    return application;
  }

  /**
   * Cases that wait in a state which only a job of the system ends, for `afterMs` and longer: a queue that was
   * emptied loses jobs, and the truth about what is to be done is here.
   */
  async stalled(tx: Tx, statuses: readonly ApplicationStatus[], afterMs: number): Promise<string[]> {
    const since = new Date(this.clock.now().getTime() - afterMs);
    return this.repository.stalled(tx, statuses, since, STALLED_BATCH);
  }

  async byId(tx: Tx, id: string): Promise<Application | null> {
    return this.repository.byId(tx, id);
  }

  /** What a case consists of: the card it was filed under, the applicant and the form, every file. */
  async material(tx: Tx, application: Application): Promise<CaseMaterial> {
    const { card } = await this.catalog.version(tx, application.serviceVersionId);
    const content = await this.repository.content(tx, application.id);
    const documents = await this.documents.ofApplication(tx, application.id);
    return { card, content, documents };
  }

  /** The card that a case was filed under. */
  async card(tx: Tx, application: Application): Promise<CardVersion> {
    return this.catalog.version(tx, application.serviceVersionId);
  }

  async content(tx: Tx, id: string): Promise<ApplicationContent> {
    return this.repository.content(tx, id);
  }

  async saveContent(tx: Tx, id: string, content: ApplicationContent): Promise<void> {
    await this.repository.saveContent(tx, id, content);
  }

  async checks(tx: Tx, id: string): Promise<ApplicationCheck[]> {
    return this.repository.checks(tx, id);
  }

  async history(tx: Tx, id: string): Promise<HistoryEvent[]> {
    return this.historyRepository.ofApplication(tx, id);
  }

  /** Work that leaves the case as it is, such as a draft, still keeps its claim from being idle. */
  async touch(tx: Tx, id: string, at: Date): Promise<void> {
    await this.repository.touch(tx, id, at);
  }

  /** What happened since the version that the reader has on screen; nothing for who may not read the history. */
  async changesSince(tx: Tx, actor: Actor, id: string, version: number): Promise<CaseChangesAnswer> {
    const application = await this.visible(tx, actor, id);
    const told = application.version > version && mayOn(actor, 'read', 'Application', application, 'history');
    const events = told ? await this.historyRepository.since(tx, id, version) : [];
    return {
      version: application.version,
      status: application.status,
      changes: events.map((event) => ({
        type: event.type,
        changedBy: event.actorName,
        changedAt: event.at.toISOString(),
        changedFields: event.changedFields,
        version: event.version,
      })),
    };
  }

  /**
   * The applicant withdraws before a decision; every term of the case ends. Error: `illegal_transition`, which says
   * no more of the case than the applicant may know.
   */
  async withdraw(tx: Tx, client: PortalClient, application: Application): Promise<Application> {
    if (targetsOf(application.status, 'withdraw').length === 0) {
      throw new DomainError('illegal_transition', { status: publicStatus(application.status), allowed: [] });
    }
    const next = await this.changes.apply(tx, client, application, {
      command: 'withdraw',
      values: { dueAt: null, termState: 'stopped', answersToReview: 0, answered: false },
      event: { type: 'withdrawn' },
    });
    await this.sla.stop(tx, application.id, 'review');
    await this.sla.stop(tx, application.id, 'correction');
    await this.sla.cancelAllTimers(tx, application.id);
    return next;
  }
}
