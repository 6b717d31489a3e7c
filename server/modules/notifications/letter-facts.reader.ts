import { Injectable } from '@nestjs/common';
import {
  publicStatus,
  salutation,
  type ApplicationStatus,
  type HistoryEventType,
} from '@shared/applications';
import { fieldPlace, type CorrectionItem, type CorrectionRound } from '@shared/corrections';
import { formatDate } from '@shared/kernel/formats';
import type { Locale } from '@shared/kernel/ids';
import { localDate, localTime } from '@shared/sla';
import type { Tx } from '../../platform/database';
import {
  ApplicationRows,
  ApplicationsService,
  type Application,
  type CaseMaterial,
  type HistoryEvent,
} from '../applications';
import { CorrectionsReader } from '../corrections';
import { DecisionsReader } from '../decisions';
import { SlaService } from '../sla';
import { applicantFieldLabel, type LetterFacts, type RemarkSubject } from './letters';

/** A change of a case as its outbox row tells of it. */
export interface ToldChange {
  event: HistoryEventType;
  to: ApplicationStatus;
  /** Of the case after the change. */
  version: number;
}

export interface Addressed {
  recipient: string;
  locale: Locale;
  facts: LetterFacts;
}

/** Collects what a letter says. A job may run late: what belongs to the event is looked up by it, not by today. */
@Injectable()
export class LetterFactsReader {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly rows: ApplicationRows,
    private readonly corrections: CorrectionsReader,
    private readonly decisions: DecisionsReader,
    private readonly sla: SlaService,
  ) {}

  /** Null for an applicant who gave no e-mail address. */
  async read(tx: Tx, applicationId: string, change: ToldChange): Promise<Addressed | null> {
    const application = await this.applications.byId(tx, applicationId);
    if (application === null) throw new Error('a change of no application');
    const material = await this.applications.material(tx, application);
    const { applicant } = material.content;
    const recipient = applicant.contacts.email;
    if (recipient === undefined) return null;
    const event = await this.event(tx, applicationId, change);
    const { timeZone } = await this.sla.departmentTime(tx, application.departmentId);
    const day = (moment: Date): string => formatDate(localDate(moment, timeZone));
    const dueAt = reviewDue(application, event);
    const facts: LetterFacts = {
      event: change.event,
      status: publicStatus(change.to),
      number: application.number,
      serviceTitle: material.card.title,
      documentTitle: material.card.outcome.title,
      salutation: salutation(applicant),
      ...(await this.rows.describe(tx, applicationId)),
      day: day(event.at),
      dueDay: dueAt === null ? null : day(dueAt),
      round: await this.round(tx, applicationId, event, (round) => ({
        dueDay: day(new Date(round.dueAt)),
        dueTime: timeOf(new Date(round.dueAt), timeZone),
        remarks: round.items.map((item) => ({
          about: subjectOf(item, material, application.locale),
          message: item.message,
        })),
      })),
      decisionText: await this.decisionText(tx, applicationId),
    };
    return { recipient, locale: application.locale, facts };
  }

  private async event(tx: Tx, id: string, { event, version }: ToldChange): Promise<HistoryEvent> {
    const history = await this.applications.history(tx, id);
    const found = history.find((candidate) => candidate.version === version && candidate.type === event);
    if (found === undefined) throw new Error('a change that the history does not know');
    return found;
  }

  private async round<T>(
    tx: Tx,
    id: string,
    { before, after }: HistoryEvent,
    present: (round: CorrectionRound) => T,
  ): Promise<T | null> {
    const number = after?.['round'] ?? before?.['round'];
    if (typeof number !== 'number') return null;
    const rounds = await this.corrections.rounds(tx, id);
    const round = rounds.find((candidate) => candidate.round === number);
    return round === undefined ? null : present(round);
  }

  private async decisionText(tx: Tx, id: string): Promise<string | null> {
    const decisions = await this.decisions.ofApplication(tx, id);
    return decisions.findLast((decision) => decision.state === 'effective')?.text ?? null;
  }
}

/** On arrival the term that began then: by now checks may have found something and stopped it. */
function reviewDue(application: Application, { type, after }: HistoryEvent): Date | null {
  const atArrival = type === 'received' ? after?.['dueAt'] : undefined;
  return typeof atArrival === 'string' ? new Date(atArrival) : application.dueAt;
}

/** `HH:MM` */
function timeOf(moment: Date, timeZone: string): string {
  return new Date(localTime(moment, timeZone)).toISOString().slice(11, 16);
}

/** What the remark is about, as the applicant saw it: label of the field or document, name of the file. */
function subjectOf(
  { target, oldDocumentId }: CorrectionItem,
  { card, documents }: CaseMaterial,
  locale: Locale,
): RemarkSubject {
  if (target.kind === 'general') return { kind: 'general' };
  if (target.kind === 'field') {
    const place = fieldPlace(target.path);
    if (place.where === 'applicant') return { kind: 'field', label: applicantFieldLabel(place.name, locale) };
    const field = card.form.fields.find((candidate) => candidate.name === place.name);
    return { kind: 'field', label: field?.label ?? place.name };
  }
  const file = documents.find((document) => document.id === (target.documentId ?? oldDocumentId));
  const slot = card.documentSlots.find((candidate) => candidate.code === (target.slot ?? file?.slot));
  return { kind: 'document', label: slot?.label ?? null, fileName: file?.fileName ?? null };
}
