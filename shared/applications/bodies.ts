import { z } from 'zod';
import { recordVersion, uuid } from '../kernel/ids';
import { plainText } from '../kernel/text';

/** Longest free text in a command: a page and a half. */
export const TEXT_LIMIT = 4000;
export const text = plainText(TEXT_LIMIT);

export const versionBody = z.strictObject({ version: recordVersion });
export type VersionBody = z.infer<typeof versionBody>;

export const assignBody = z.strictObject({ version: recordVersion, assigneeId: uuid });
export type AssignBody = z.infer<typeof assignBody>;

export const reasonBody = z.strictObject({ version: recordVersion, reason: text });
export type ReasonBody = z.infer<typeof reasonBody>;

export const claimNextBody = z.strictObject({ departmentId: uuid.optional() });
export type ClaimNextBody = z.infer<typeof claimNextBody>;

/** `POST /api/applications/:id/reveal`: why personal data is to be shown to somebody who sees it masked. */
export const revealBody = z.strictObject({ purpose: plainText(500).min(10) });
export type RevealBody = z.infer<typeof revealBody>;
