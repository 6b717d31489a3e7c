import { z } from 'zod';
import { PRIORITIES } from '../applications/queue';
import { LOCALES, uuid } from '../kernel/ids';
import { plainText } from '../kernel/text';

/**
 * Outer shape of `POST /api/portal/v1/applications`. Applicant and form are checked against the published card
 * afterwards, so that one answer names every wrong field.
 */
export const submissionBody = z.strictObject({
  serviceCode: plainText(100),
  priority: z.enum(PRIORITIES).default('standard'),
  applicant: z.record(z.string(), z.unknown()),
  form: z.record(z.string(), z.unknown()),
  documents: z
    .array(z.strictObject({ slot: plainText(100), uploadId: uuid }))
    .max(100)
    .default([]),
  signed: z.boolean().default(false),
  locale: z.enum(LOCALES).default('ru'),
});
export type SubmissionBody = z.infer<typeof submissionBody>;

export const withdrawBody = z.strictObject({});
