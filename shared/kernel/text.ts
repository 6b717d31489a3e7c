import { z } from 'zod';

/** Control characters other than line breaks and tabs, and torn surrogates: invisible to people, unstorable in part. */
const BROKEN = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u;

/** Trimmed text that a person can read, 1 to `max` signs. */
export function plainText(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !BROKEN.test(value), { params: { code: 'invalid_characters' } });
}
