import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import type { Applicant } from '@shared/applications';
import { slotsFor, type DocumentSlot, type FormValues } from '@shared/catalog';
import type { PortalClient } from '../modules/access';
import { IntakeService } from '../modules/applications';
import type { LocalDate } from '@shared/sla';
import { DocumentsService } from '../modules/documents';
import {
  between,
  chance,
  sampleApplicant,
  sampleFile,
  sampleForm,
  type SampleFile,
  type Setting,
} from './content';
import { chooseFaults, type Fault } from './faults';
import type { PlannedCase } from './plan';

/** What an applicant has written and gathered before they file it. */
export interface Papers {
  applicant: Applicant;
  form: FormValues;
  setting: Setting;
  faults: Fault[];
  documents: { slot: string; file: SampleFile }[];
}

/** Where a document was drawn for something else than it was asked for. */
const ANOTHER: Pick<DocumentSlot, 'code' | 'label'> = { code: 'receipt', label: 'Квитанция об оплате' };

/** A file for a slot: as it should be, or with the fault that a remark will name. */
export function drawFile(
  { random }: PlannedCase,
  { applicant, setting }: Pick<Papers, 'applicant' | 'setting'>,
  slot: DocumentSlot,
  looks: 'right' | 'blurred' | 'another' | 'as_usual',
): Promise<SampleFile> {
  const shown = looks === 'another' ? { ...slot, ...ANOTHER } : slot;
  return sampleFile(shown, applicant, random, setting.today, looks === 'blurred' ? 1 : 0);
}

/** The beginning is there, the rest never reached the disk: a file of the right size that no program opens. */
const cutShort = (file: SampleFile): SampleFile => ({
  ...file,
  content: Buffer.concat([file.content.subarray(0, 15)], file.content.length),
});

/** Of those who had to change theirs, so many apply with the passport that they had before. */
const OLD_PASSPORTS = 0.12;

/** A passport got at 21 by somebody who is past 45 by now: due to be changed, as the checks will warn. */
function keepOldPassport(applicant: Applicant, today: LocalDate): void {
  if (applicant.kind === 'organisation' || applicant.passport === undefined) return;
  const year = Number(applicant.birthDate.slice(0, 4));
  const issuedAt = `${year + 21}${applicant.birthDate.slice(4, 8)}15`;
  if (`${year + 45}${applicant.birthDate.slice(4)}` > today || issuedAt < '1998-01-01') return;
  const series = applicant.passport.series.slice(0, 2) + issuedAt.slice(2, 4);
  applicant.passport = { ...applicant.passport, series, issuedAt };
}

/** Writes the application and draws its documents; nothing is sent yet. */
export async function preparePapers(planned: PlannedCase): Promise<Papers> {
  const { random, service, script, time } = planned;
  const { card } = service;
  const setting = { regionCode: planned.regionCode, today: time.today(planned.acts[0]?.at ?? new Date(0)) };
  const applicant = sampleApplicant(random, card.applicantKinds, setting);
  if (chance(random, OLD_PASSPORTS)) keepOldPassport(applicant, setting.today);
  const form = sampleForm(card, applicant, random, setting);
  const required = slotsFor(card, form);
  const optional = card.documentSlots.filter((slot) => !required.includes(slot) && !slot.requiredWhen);
  const slots = [...required, ...optional.filter(() => chance(random, 0.3))];
  const faults = chooseFaults(script.faults, { card, applicant, form, setting }, slots, random);
  for (const fault of faults) {
    const filed = fault.kind === 'field' ? fault.values[0] : undefined;
    if (fault.kind === 'field' && filed !== undefined) form[fault.field] = filed;
  }
  const documents: Papers['documents'] = [];
  for (const [index, slot] of slots.entries()) {
    const fault = faults.find((one) => one.kind === 'document' && one.slot === slot.code);
    const looks = fault?.kind === 'document' ? fault.looks : 'right';
    const file = await drawFile(planned, { applicant, setting }, slot, looks);
    documents.push({
      slot: slot.code,
      file: script.damaged === true && index === slots.length - 1 ? cutShort(file) : file,
    });
  }
  return { applicant, form, setting, faults, documents };
}

/** The applicant's side of filing: uploads, then the submission itself. */
export class FilingDesk {
  readonly #documents: DocumentsService;
  readonly #intake: IntakeService;

  constructor(
    app: INestApplicationContext,
    readonly client: PortalClient,
  ) {
    this.#documents = app.get(DocumentsService);
    this.#intake = app.get(IntakeService);
  }

  /** @returns the id of the upload */
  async upload({ fileName, content }: SampleFile): Promise<string> {
    return (await this.#documents.receive(this.client.clientId, fileName, Readable.from([content]))).id;
  }

  /** @returns the number given to the application */
  async submit(
    { random, service, script }: PlannedCase,
    papers: Papers,
    uploadIds: readonly string[],
  ): Promise<string> {
    const { number } = await this.#intake.receive(this.client, {
      serviceCode: service.code,
      priority: script.expedited ? 'expedited' : 'standard',
      applicant: papers.applicant,
      form: papers.form,
      documents: papers.documents.map(({ slot }, index) => ({ slot, uploadId: uploadIds[index] ?? '' })),
      signed: script.expedited || chance(random, 0.35),
      locale: between(random, 1, 40) === 1 ? 'en' : 'ru',
    });
    return number;
  }
}
