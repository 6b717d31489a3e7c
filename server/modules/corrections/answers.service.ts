import { Injectable } from '@nestjs/common';
import { applicantSchema } from '@shared/applications';
import { validateField } from '@shared/catalog';
import { fieldPlace, type CorrectionAnswersBody } from '@shared/corrections';
import { DomainError, type FieldError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import { fieldErrors, parseReporting } from '../../platform/http';
import type { PortalClient } from '../access';
import {
  applicantColumns,
  ApplicationsService,
  CaseChanges,
  uploadErrors,
  wrong,
  type Application,
  type ApplicationContent,
  type CaseMaterial,
} from '../applications';
import { DocumentsService, type StoredDocument } from '../documents';
import { CorrectionsRepository, type RoundWithItems, type StoredItem } from './corrections.repository';
import { Rounds } from './rounds.service';
import { targetDocument } from './targets';

type Answer = CorrectionAnswersBody['items'][number];

/** One checked answer, ready to be written. */
interface Taken {
  item: StoredItem;
  answer: Answer;
  /** The value in its normal form. */
  value?: unknown;
  slot?: string;
  replaces?: StoredDocument[];
}

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
    const content = structuredClone(material.content);
    const errors: FieldError[] = [];
    const taken: Taken[] = [];
    const seen = new Set<string>();
    for (const [index, answer] of answers.entries()) {
      const path = `items.${index}`;
      const item = round.items.find((candidate) => candidate.id === answer.itemId);
      if (item === undefined || seen.has(answer.itemId)) {
        errors.push({ path: `${path}.itemId`, code: 'unknown_item', message: WORDS.unknown_item[locale] });
        continue;
      }
      seen.add(answer.itemId);
      const checked = checkAnswer(path, item, answer, material, content, uploads, locale);
      errors.push(...checked.errors);
      taken.push(checked.taken);
    }
    const applicant = parseReporting(applicantSchema, content.applicant);
    if (applicant.success) content.applicant = applicant.data;
    else errors.push(...fieldErrors(applicant.error, locale, ['applicant']));
    if (errors.length > 0) throw new DomainError('validation_failed', { errors });
    return { taken, content };
  }

  private async write(
    tx: Tx,
    applicationId: string,
    { item, answer, value, slot, replaces }: Taken,
  ): Promise<void> {
    if (answer.uploadId !== undefined && slot !== undefined) {
      await this.documents.attach(tx, answer.uploadId, applicationId, slot);
      for (const old of replaces ?? []) await this.documents.replace(tx, old.id, answer.uploadId);
    }
    await this.repository.saveAnswer(tx, item.id, {
      newValue: value,
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

const WORDS = {
  unknown_item: { ru: 'Такого замечания нет в этом запросе', en: 'There is no such remark in this request' },
  answer_required: {
    ru: 'Ответьте на замечание: исправьте значение, загрузите файл или напишите пояснение',
    en: 'Answer the remark with a value, a file or a comment',
  },
  value_not_expected: { ru: 'Это замечание не о значении поля', en: 'This remark is not about a field' },
  upload_not_expected: { ru: 'Это замечание не о документе', en: 'This remark is not about a document' },
} as const;

function checkAnswer(
  path: string,
  item: StoredItem,
  answer: Answer,
  material: CaseMaterial,
  content: ApplicationContent,
  uploads: ReadonlyMap<string, StoredDocument>,
  locale: Locale,
): { taken: Taken; errors: FieldError[] } {
  const taken: Taken = { item, answer };
  const error = (part: string, code: keyof typeof WORDS): FieldError => ({
    path: `${path}.${part}`,
    code,
    message: WORDS[code][locale],
  });
  const errors: FieldError[] = [];
  if (answer.value === undefined && answer.uploadId === undefined && answer.comment === undefined) {
    errors.push(error('value', 'answer_required'));
  }
  if (answer.value !== undefined) {
    if (item.target.kind !== 'field') errors.push(error('value', 'value_not_expected'));
    else errors.push(...takeValue(`${path}.value`, item.target.path, taken, material, content, locale));
  }
  if (answer.uploadId !== undefined) {
    if (item.target.kind !== 'document') errors.push(error('uploadId', 'upload_not_expected'));
    else errors.push(...takeUpload(`${path}.uploadId`, item.target, taken, material, uploads, locale));
  }
  return { taken, errors };
}

function takeValue(
  path: string,
  targetPath: string,
  taken: Taken,
  { card }: CaseMaterial,
  content: ApplicationContent,
  locale: Locale,
): FieldError[] {
  const place = fieldPlace(targetPath);
  if (place.where === 'applicant') {
    // The applicant is checked as a whole afterwards: one part may depend on another.
    setDeep(content.applicant, place.name.split('.'), taken.answer.value);
    taken.value = taken.answer.value;
    return [];
  }
  const result = validateField(card.form, place.name, taken.answer.value, content.form, locale);
  if (!result.ok) return result.issues.map((issue) => ({ ...issue, path }));
  taken.value = result.value;
  if (result.value === undefined) delete content.form[place.name];
  else content.form[place.name] = result.value;
  return [];
}

function setDeep(target: object, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    Reflect.set(target, head, value);
    return;
  }
  const inner: unknown = Reflect.get(target, head);
  if (typeof inner === 'object' && inner !== null) setDeep(inner, rest, value);
  else
    Reflect.set(
      target,
      head,
      rest.reduceRight<unknown>((nested, key) => ({ [key]: nested }), value),
    );
}

function takeUpload(
  path: string,
  target: Extract<StoredItem['target'], { kind: 'document' }>,
  taken: Taken,
  { card, documents }: CaseMaterial,
  uploads: ReadonlyMap<string, StoredDocument>,
  locale: Locale,
): FieldError[] {
  const old = targetDocument(target, documents);
  const code =
    target.slot ?? old?.slot ?? documents.find((document) => document.id === target.documentId)?.slot;
  const slot = card.documentSlots.find((candidate) => candidate.code === code);
  if (slot === undefined) return [wrong(path, 'unknown_slot', locale)];
  taken.slot = slot.code;
  taken.replaces = old === undefined ? [] : [old];
  return uploadErrors(path, uploads.get(taken.answer.uploadId ?? ''), slot, locale);
}
