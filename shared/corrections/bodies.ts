import { z } from 'zod';
import { recordVersion, uuid } from '../kernel/ids';
import { text } from '../applications/bodies';
import { plainText, storableText } from '../kernel/text';

/** What a remark is about: one form or applicant field, one document slot or uploaded file, or the case as a whole. */
export const correctionTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), path: storableText(200).min(1) }),
  z
    .strictObject({
      kind: z.literal('document'),
      slot: storableText(100).min(1).optional(),
      documentId: uuid.optional(),
    })
    .refine((target) => target.slot !== undefined || target.documentId !== undefined, {
      path: ['slot'],
      params: { code: 'required' },
    }),
  z.strictObject({ kind: z.literal('general') }),
]);
export type CorrectionTarget = z.infer<typeof correctionTarget>;

export const correctionItemBody = z.strictObject({
  target: correctionTarget,
  reasonCode: storableText(100).min(1),
  message: text,
});
export type CorrectionItemBody = z.infer<typeof correctionItemBody>;

export const requestCorrectionBody = z.strictObject({
  version: recordVersion,
  items: z.array(correctionItemBody).min(1).max(100),
});
export type RequestCorrectionBody = z.infer<typeof requestCorrectionBody>;

/** A draft may be half-written: texts and reasons still empty. */
export const correctionDraftBody = z.strictObject({
  items: z
    .array(
      z.strictObject({
        target: correctionTarget,
        reasonCode: storableText(100),
        message: storableText(4000),
      }),
    )
    .max(100),
});
export type CorrectionDraftBody = z.infer<typeof correctionDraftBody>;

export const reviewAnswersBody = z.strictObject({
  version: recordVersion,
  items: z
    .array(
      z.strictObject({
        itemId: uuid,
        verdict: z.enum(['accepted', 'returned']),
        message: text.optional(),
      }),
    )
    .min(1)
    .max(100),
});
export type ReviewAnswersBody = z.infer<typeof reviewAnswersBody>;

/** The applicant's answers to one round, through the portal. */
export const correctionAnswersBody = z.strictObject({
  items: z
    .array(
      z.strictObject({
        itemId: uuid,
        value: z.unknown().optional(),
        uploadId: uuid.optional(),
        comment: plainText(4000).optional(),
      }),
    )
    .min(1)
    .max(100),
});
export type CorrectionAnswersBody = z.infer<typeof correctionAnswersBody>;
