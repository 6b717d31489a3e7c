import { z } from 'zod';
import { PRIORITIES } from '../applications/queue';
import { LOCALES } from '../kernel/ids';
import { plainText } from '../kernel/text';

/**
 * Outer shape of `POST /api/portal/v1/applications`. Everything in it is checked against the published card
 * afterwards, so that one answer names every wrong field.
 */
export const submissionBody = z.strictObject({
  serviceCode: plainText(100),
  priority: z
    .string()
    .max(100)
    .default('standard')
    .meta({ enum: [...PRIORITIES] }),
  applicant: z.record(z.string(), z.unknown()),
  form: z.record(z.string(), z.unknown()),
  documents: z
    .array(
      z.strictObject({
        slot: z.string().max(100),
        uploadId: z.string().max(100).toLowerCase().meta({ format: 'uuid' }),
      }),
    )
    .max(100)
    .default([]),
  signed: z.boolean().default(false),
  locale: z.enum(LOCALES).default('ru'),
});
export type SubmissionBody = z.infer<typeof submissionBody>;

export const withdrawBody = z.strictObject({});
