import { z } from 'zod';

/** Control characters other than line breaks and tabs, and torn surrogates: invisible to people, unstorable in part. */
const BROKEN = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u;
const UNSTORABLE = /[\0\p{Cs}]/u;

/**
 * Text as it was typed, perhaps unfinished or empty, 0 to `max` signs; without NUL and torn surrogates, which
 * PostgreSQL can't keep.
 */
export function storableText(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => !UNSTORABLE.test(value), { params: { code: 'invalid_characters' } });
}

/** Trimmed text that a person can read, 1 to `max` signs. */
export function plainText(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !BROKEN.test(value), { params: { code: 'invalid_characters' } });
}
