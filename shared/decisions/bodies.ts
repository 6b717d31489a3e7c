import { z } from 'zod';
import { text } from '../applications/bodies';
import { recordVersion } from '../kernel/ids';

export const approveBody = z.strictObject({ version: recordVersion, comment: text.optional() });
export type ApproveBody = z.infer<typeof approveBody>;

const refusal = {
  reasons: z.array(z.string().min(1).max(100)).min(1).max(20),
  explanation: text,
  recommendation: text,
};

/** A refusal names at least one reason of the card, an explanation and a recommendation (product.md, rejected). */
export const rejectBody = z.strictObject({ version: recordVersion, ...refusal });
export type RejectBody = z.infer<typeof rejectBody>;

export const proposeBody = z.discriminatedUnion('outcome', [
  z.strictObject({ version: recordVersion, outcome: z.literal('approve'), comment: text.optional() }),
  z.strictObject({ version: recordVersion, outcome: z.literal('reject'), ...refusal }),
]);
export type ProposeBody = z.infer<typeof proposeBody>;

export const returnProposalBody = z.strictObject({ version: recordVersion, comment: text });
export type ReturnProposalBody = z.infer<typeof returnProposalBody>;
