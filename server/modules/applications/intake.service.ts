import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import { localDate } from '@shared/sla';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import type { PortalClient } from '../access';
import { CatalogService, type PublishedService } from '../catalog';
import { DocumentsService } from '../documents';
import { SlaService } from '../sla';
import { applicantColumns } from './applicant-columns';
import { ApplicationsRepository, type Application } from './applications.repository';
import { CaseChanges } from './changes.service';
import { checkSubmission, type Submission, type SubmissionCheck } from './submission';

type Received = Extract<SubmissionCheck, { ok: true }>;

/** Receives applications from the portal. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ApplicationsRepository,
    private readonly catalog: CatalogService,
    private readonly documents: DocumentsService,
    private readonly sla: SlaService,
    private readonly changes: CaseChanges,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks a submission against the published card, numbers and stores it, starts its review term.
   * Errors: `validation_failed` with one entry per wrong field or document, also for an unknown service;
   * `service_not_accepting` for a disabled one.
   */
  async receive(client: PortalClient, submission: Submission): Promise<{ number: string; status: string }> {
    return this.unitOfWork.run(async (tx) => {
      const service = await this.openService(tx, submission);
      const uploadIds = submission.documents.map((document) => document.uploadId);
      const uploads = await this.documents.lockUploads(tx, client.clientId, uploadIds);
      const check = checkSubmission(submission, service.card, uploads);
      if (!check.ok) throw new DomainError('validation_failed', { errors: check.errors });
      const now = this.clock.now();
      const id = randomUUID();
      const year = Number(localDate(now, service.timeZone).slice(0, 4));
      const draft = this.newApplication(id, now, client, service, submission, check);
      const number = await this.repository.nextNumber(tx, year, service.regionCode);
      const application: Application = { ...draft, number, dueAt: now, termState: 'running' };
      await this.repository.insert(tx, application, { applicant: check.applicant, form: check.form });
      for (const { slot, uploadId } of submission.documents) {
        await this.documents.attach(tx, uploadId, id, slot);
      }
      const days = check.priority === 'expedited' ? service.card.expeditedDays : null;
      const dueAt = await this.sla.start(tx, {
        applicationId: id,
        departmentId: service.departmentId,
        kind: 'review',
        days: days ?? service.card.standardDays,
      });
      await this.repository.save(tx, { ...application, dueAt });
      await this.changes.recordArrival(tx, client, application, { dueAt: dueAt.toISOString() });
      return { number, status: application.status };
    });
  }

  private async openService(tx: Tx, { serviceCode, locale }: Submission): Promise<PublishedService> {
    try {
      const service = await this.catalog.publishedByCode(tx, serviceCode);
      if (service.state !== 'active') throw new DomainError('service_not_accepting');
      return service;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
      const message = locale === 'en' ? 'There is no such service' : 'Такой услуги нет';
      throw new DomainError('validation_failed', {
        errors: [{ path: 'serviceCode', code: 'unknown_service', message }],
      });
    }
  }

  private newApplication(
    id: string,
    now: Date,
    client: PortalClient,
    service: PublishedService,
    submission: Submission,
    { applicant, priority }: Pick<Received, 'applicant' | 'priority'>,
  ): Omit<Application, 'number' | 'dueAt' | 'termState'> {
    return {
      id,
      serviceId: service.serviceId,
      serviceVersionId: service.versionId,
      serviceTitle: service.card.shortTitle,
      apiClientId: client.clientId,
      status: 'submitted',
      priority,
      ...applicantColumns(applicant),
      departmentId: service.departmentId,
      assigneeId: null,
      feeState: service.card.fee === null ? 'none' : 'due',
      signed: submission.signed,
      locale: submission.locale,
      receivedAt: now,
      answersToReview: 0,
      answered: false,
      fourEyes: service.card.fourEyes,
      proposerId: null,
      claimedAt: null,
      touchedAt: now,
      closedAt: null,
      version: 1,
    };
  }
}
