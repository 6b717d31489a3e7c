import { applicantSchema, PRIORITIES, type Applicant, type Priority } from '@shared/applications';
import { compileForm, documentFormatOf, slotsFor, type Card, type DocumentSlot } from '@shared/catalog';
import type { FieldError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import { fieldErrors, parseReporting } from '../../platform/http';
import type { StoredDocument } from '../documents';

/** What the portal sends, after its outer shape has been checked. */
export interface Submission {
  serviceCode: string;
  priority: string;
  applicant: unknown;
  form: unknown;
  documents: { slot: string; uploadId: string }[];
  signed: boolean;
  locale: Locale;
}

export type SubmissionCheck =
  | { ok: true; priority: Priority; applicant: Applicant; form: Record<string, unknown> }
  | { ok: false; errors: FieldError[] };

const WORDS = {
  invalid_option: { ru: 'Такого варианта нет', en: 'There is no such option' },
  kind_not_accepted: {
    ru: 'Услуга не предоставляется заявителям этого вида',
    en: 'The service is not given to applicants of this kind',
  },
  not_expedited: { ru: 'У услуги нет ускоренного срока', en: 'The service has no expedited term' },
  signature_required: {
    ru: 'Ускоренный срок — только для заявления с электронной подписью',
    en: 'The expedited term is for electronically signed applications only',
  },
  unknown_slot: { ru: 'Такого вида документа в услуге нет', en: 'The service has no such document' },
  unknown_upload: {
    ru: 'Файл не найден. Загрузите его снова',
    en: 'There is no such upload. Upload it again',
  },
  upload_already_used: { ru: 'Файл уже приложен', en: 'The file is attached already' },
  format_not_allowed: {
    ru: 'Файл этого вида здесь не принимается',
    en: 'Files of this kind are not accepted here',
  },
  too_large: { ru: 'Файл больше допустимого размера', en: 'The file is larger than allowed' },
  too_many_files: { ru: 'Файлов больше, чем допускается', en: 'More files than allowed' },
  document_required: { ru: 'Приложите этот документ', en: 'Attach this document' },
} as const;

export function wrong(path: string, code: keyof typeof WORDS, locale: Locale): FieldError {
  return { path, code, message: WORDS[code][locale] };
}

/** Checks one upload against the slot it is meant for. */
export function uploadErrors(
  path: string,
  upload: StoredDocument | undefined,
  slot: DocumentSlot,
  locale: Locale,
): FieldError[] {
  if (upload === undefined) return [wrong(path, 'unknown_upload', locale)];
  if (upload.state !== 'uploaded') return [wrong(path, 'upload_already_used', locale)];
  const format = documentFormatOf(upload.contentType);
  const errors: FieldError[] = [];
  if (format === null || !slot.formats.includes(format))
    errors.push(wrong(path, 'format_not_allowed', locale));
  if (upload.size > slot.maxBytes) errors.push(wrong(path, 'too_large', locale));
  return errors;
}

function documentErrors(
  submission: Submission,
  card: Card,
  form: object,
  uploads: ReadonlyMap<string, StoredDocument>,
): FieldError[] {
  const { documents, locale } = submission;
  const errors: FieldError[] = [];
  const perSlot = new Map<string, number>();
  const seen = new Set<string>();
  documents.forEach(({ slot: code, uploadId }, index) => {
    const slot = card.documentSlots.find((candidate) => candidate.code === code);
    if (slot === undefined) {
      errors.push(wrong(`documents.${index}.slot`, 'unknown_slot', locale));
      return;
    }
    const path = `documents.${index}.uploadId`;
    if (seen.has(uploadId)) errors.push(wrong(path, 'upload_already_used', locale));
    else errors.push(...uploadErrors(path, uploads.get(uploadId), slot, locale));
    seen.add(uploadId);
    const count = (perSlot.get(code) ?? 0) + 1;
    perSlot.set(code, count);
    if (count === slot.maxFiles + 1) errors.push(wrong(path, 'too_many_files', locale));
  });
  for (const slot of slotsFor(card, form)) {
    if (!perSlot.has(slot.code)) errors.push(wrong(`documents.${slot.code}`, 'document_required', locale));
  }
  return errors;
}

/** Checks a whole submission against the published card: every wrong field and document in one answer. */
export function checkSubmission(
  submission: Submission,
  card: Card,
  uploads: ReadonlyMap<string, StoredDocument>,
): SubmissionCheck {
  const { locale } = submission;
  const errors: FieldError[] = [];
  const priority = PRIORITIES.find((known) => known === submission.priority);
  if (priority === undefined) errors.push(wrong('priority', 'invalid_option', locale));
  if (priority === 'expedited') {
    if (card.expeditedDays === null) errors.push(wrong('priority', 'not_expedited', locale));
    else if (!submission.signed) errors.push(wrong('signed', 'signature_required', locale));
  }
  const applicant = parseReporting(applicantSchema, submission.applicant);
  if (!applicant.success) errors.push(...fieldErrors(applicant.error, locale, ['applicant']));
  else if (!card.applicantKinds.includes(applicant.data.kind)) {
    errors.push(wrong('applicant.kind', 'kind_not_accepted', locale));
  }
  const form = compileForm(card.form)(submission.form, locale);
  if (!form.ok) {
    errors.push(
      ...form.issues.map((issue) => ({ ...issue, path: issue.path ? `form.${issue.path}` : 'form' })),
    );
  }
  const given = typeof submission.form === 'object' && submission.form !== null ? submission.form : {};
  errors.push(...documentErrors(submission, card, form.ok ? form.values : given, uploads));
  return errors.length === 0 && priority !== undefined && applicant.success && form.ok
    ? { ok: true, priority, applicant: applicant.data, form: form.values }
    : { ok: false, errors };
}
