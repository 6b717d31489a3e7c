import { Injectable } from '@nestjs/common';
import type { CorrectionAnswersBody } from '@shared/corrections';
import { DomainError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import type { PortalClient } from '../access';
import {
  applicantColumns,
  ApplicationsService,
  CaseChanges,
  type Application,
  type ApplicationContent,
  type CaseMaterial,
} from '../applications';
import { DocumentsService } from '../documents';
import { checkAnswers, type Answer, type Taken } from './answer-checks';
import { CorrectionsRepository, type RoundWithItems } from './corrections.repository';
import { Rounds } from './rounds.service';

/** The applicant's side of a round: answers item by item; the last one sends the case back by itself. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CaseChanges,
    private readonly applications: ApplicationsService,
    private readonly documents: DocumentsService,
    private readonly repository: CorrectionsRepository,
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {}

  /**
   * Errors: `not_found` for an unknown application or round, `correction_closed` for a round that no longer waits,
   * `validation_failed` with one entry per wrong answer; then nothing is stored.
   */
  async answer(
    client: PortalClient,
    number: string,
    roundNumber: number,
    { items: answers }: CorrectionAnswersBody,
  ): Promise<{ number: string; status: string }> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockForClient(tx, client, number);
      const round = await this.repository.round(tx, application.id, roundNumber);
      if (round === null) throw new DomainError('not_found');
      if (round.state !== 'open' || application.status !== 'correction_requested') {
        throw new DomainError('correction_closed', { state: round.state });
      }
      const material = await this.applications.material(tx, application);
      const { taken, content } = await this.check(tx, client, application.locale, round, answers, material);
      for (const one of taken) await this.write(tx, application.id, one);
      await this.applications.saveContent(tx, application.id, content);
      const next = await this.step(tx, client, application, round, taken, content);
      return { number, status: next.status };
    });
  }

  private async check(
    tx: Tx,
    client: PortalClient,
    locale: Locale,
    round: RoundWithItems,
    answers: readonly Answer[],
    material: CaseMaterial,
  ): Promise<{ taken: Taken[]; content: ApplicationContent }> {
    const uploadIds = answers.flatMap((answer) => (answer.uploadId === undefined ? [] : [answer.uploadId]));
    const uploads = await this.documents.lockUploads(tx, client.clientId, uploadIds);
    const { errors, ...checked } = checkAnswers(round.items, answers, material, uploads, locale);
    if (errors.length > 0) throw new DomainError('validation_failed', { errors });
    return checked;
  }

  private async write(
    tx: Tx,
    applicationId: string,
    { item, answer, value, slot, replaces }: Taken,
  ): Promise<void> {
    if (answer.uploadId !== undefined && slot !== undefined) {
      await this.documents.attach(tx, answer.uploadId, applicationId, slot);
      if (replaces !== undefined) await this.documents.replace(tx, replaces, answer.uploadId);
    }
    await this.repository.saveAnswer(tx, item.id, {
      ...(answer.value !== undefined && { newValue: value ?? null }),
      newDocumentId: answer.uploadId ?? null,
      comment: answer.comment ?? null,
      answeredAt: this.clock.now(),
    });
  }

  private async step(
    tx: Tx,
    client: PortalClient,
    application: Application,
    round: RoundWithItems,
    taken: readonly Taken[],
    { applicant }: ApplicationContent,
  ): Promise<Application> {
    const open = round.items.filter(
      (item) => item.answeredAt === null && !taken.some((one) => one.item.id === item.id),
    );
    const values = applicantColumns(applicant);
    const after = {
      round: round.round,
      answered: round.items.length - open.length,
      items: round.items.length,
    };
    if (open.length > 0) {
      return this.changes.apply(tx, client, application, {
        command: 'answerCorrection',
        values,
        event: { type: 'correctionAnswered', after, changedFields: ['corrections'] },
      });
    }
    await this.repository.setState(tx, round.id, { state: 'answered', closedAt: null });
    return this.changes.apply(tx, client, application, {
      command: 'completeAnswers',
      values: {
        ...values,
        ...(await this.rounds.resumeReview(tx, application)),
        answersToReview: round.items.length,
        answered: true,
      },
      event: { type: 'answersCompleted', after, changedFields: ['corrections', 'form', 'documents'] },
    });
  }
}
