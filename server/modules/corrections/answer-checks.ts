import { applicantSchema } from '@shared/applications';
import { validateField } from '@shared/catalog';
import { fieldPlace, valueAt, type CorrectionAnswersBody } from '@shared/corrections';
import type { FieldError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import { fieldErrors, parseReporting } from '../../platform/http';
import { uploadErrors, wrong, type ApplicationContent, type CaseMaterial } from '../applications';
import type { StoredDocument } from '../documents';
import type { StoredItem } from './corrections.repository';
import { inForceNow } from './targets';

export type Answer = CorrectionAnswersBody['items'][number];

/** One checked answer, ready to be written. */
export interface Taken {
  index: number;
  item: StoredItem;
  answer: Answer;
  /** The value in its normal form. */
  value?: unknown;
  slot?: string;
  /** Id of the file that the uploaded one takes the place of. */
  replaces?: string;
}

/** What the answers of one request are checked against, and what they have come to so far. */
interface Check {
  material: CaseMaterial;
  /** The case as these answers leave it. */
  content: ApplicationContent;
  /** Form values as given, all of them: one answer may show or hide the field of another. */
  given: Record<string, unknown>;
  uploads: ReadonlyMap<string, StoredDocument>;
  usedUploads: Set<string>;
  /** Files of the case that an upload of this request replaces: id → that upload. */
  replaced: Map<string, string>;
  locale: Locale;
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

function fault(path: string, code: keyof typeof WORDS, locale: Locale): FieldError {
  return { path, code, message: WORDS[code][locale] };
}

/** Checks the answers of one request: every wrong one is named. @returns the case as they leave it */
export function checkAnswers(
  items: readonly StoredItem[],
  answers: readonly Answer[],
  material: CaseMaterial,
  uploads: ReadonlyMap<string, StoredDocument>,
  locale: Locale,
): { taken: Taken[]; content: ApplicationContent; errors: FieldError[] } {
  const content = structuredClone(material.content);
  const given = { ...content.form, ...givenValues(items, answers) };
  const check = {
    material,
    content,
    given,
    uploads,
    usedUploads: new Set<string>(),
    replaced: new Map(),
    locale,
  };
  const taken: Taken[] = [];
  const errors = answers.flatMap((answer, index): FieldError[] => {
    const item = items.find((candidate) => candidate.id === answer.itemId);
    if (item === undefined || taken.some((one) => one.item === item)) {
      return [fault(`items.${index}.itemId`, 'unknown_item', locale)];
    }
    const one: Taken = { index, item, answer };
    taken.push(one);
    return checkAnswer(one, check);
  });
  return { taken, content, errors: [...errors, ...checkApplicant(taken, check)] };
}

function givenValues(items: readonly StoredItem[], answers: readonly Answer[]): Record<string, unknown> {
  const values = answers.flatMap(({ itemId, value }): [string, unknown][] => {
    const target = items.find(({ id }) => id === itemId)?.target;
    if (value === undefined || target?.kind !== 'field') return [];
    const place = fieldPlace(target.path);
    return place.where === 'form' ? [[place.name, value]] : [];
  });
  return Object.fromEntries(values);
}

function checkAnswer(taken: Taken, check: Check): FieldError[] {
  const { answer, item, index } = taken;
  const { target } = item;
  const { locale } = check;
  const path = `items.${index}`;
  if (answer.value === undefined && answer.uploadId === undefined && answer.comment === undefined) {
    return [fault(`${path}.value`, 'answer_required', locale)];
  }
  const errors: FieldError[] = [];
  if (answer.value !== undefined) {
    if (target.kind !== 'field') errors.push(fault(`${path}.value`, 'value_not_expected', locale));
    else errors.push(...takeValue(`${path}.value`, target.path, taken, check));
  }
  if (answer.uploadId !== undefined) {
    if (target.kind !== 'document') errors.push(fault(`${path}.uploadId`, 'upload_not_expected', locale));
    else errors.push(...takeUpload(`${path}.uploadId`, target, answer.uploadId, taken, check));
  }
  return errors;
}

function takeValue(path: string, targetPath: string, taken: Taken, check: Check): FieldError[] {
  const { material, content, given, locale } = check;
  const place = fieldPlace(targetPath);
  if (place.where === 'applicant') {
    setDeep(content.applicant, place.name.split('.'), taken.answer.value ?? undefined);
    return [];
  }
  const result = validateField(material.card.form, place.name, taken.answer.value, given, locale);
  if (!result.ok) return result.issues.map((issue) => ({ ...issue, path }));
  taken.value = result.value;
  if (result.value === undefined) delete content.form[place.name];
  else content.form[place.name] = result.value;
  return [];
}

function setDeep(target: object, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  const inner: unknown = Reflect.get(target, head);
  if (rest.length === 0) Reflect.set(target, head, value);
  else if (typeof inner === 'object' && inner !== null) setDeep(inner, rest, value);
  else {
    const built = rest.reduceRight<unknown>((nested, key) => ({ [key]: nested }), value);
    Reflect.set(target, head, built);
  }
}

/** The applicant is checked as a whole, after all answers: one part may depend on another. */
function checkApplicant(taken: readonly Taken[], { content, locale }: Check): FieldError[] {
  const answered = taken.flatMap((one) => {
    if (one.item.target.kind !== 'field' || one.answer.value === undefined) return [];
    const place = fieldPlace(one.item.target.path);
    return place.where === 'applicant' ? [{ one, place, path: `applicant.${place.name}` }] : [];
  });
  if (answered.length === 0) return [];
  const applicant = parseReporting(applicantSchema, content.applicant);
  if (!applicant.success) {
    return fieldErrors(applicant.error, locale, ['applicant']).map((error) => {
      const found = answered.find(({ path }) => error.path === path || error.path.startsWith(`${path}.`));
      return found === undefined ? error : { ...error, path: `items.${found.one.index}.value` };
    });
  }
  content.applicant = applicant.data;
  for (const { one, place } of answered) one.value = valueAt(place, content);
  return [];
}

function takeUpload(
  path: string,
  target: Extract<StoredItem['target'], { kind: 'document' }>,
  uploadId: string,
  taken: Taken,
  { material: { card, documents }, uploads, usedUploads, replaced, locale }: Check,
): FieldError[] {
  const old = inForceNow(target, documents);
  const slot = card.documentSlots.find((candidate) => candidate.code === (old?.slot ?? target.slot));
  if (slot === undefined) return [wrong(path, 'unknown_slot', locale)];
  if (usedUploads.has(uploadId)) return [wrong(path, 'upload_already_used', locale)];
  usedUploads.add(uploadId);
  taken.slot = slot.code;
  if (old !== undefined) {
    // Of two files for one, the later takes the place of the earlier.
    taken.replaces = replaced.get(old.id) ?? old.id;
    replaced.set(old.id, uploadId);
  }
  return uploadErrors(path, uploads.get(uploadId), slot, locale);
}
