/**
 * Why an identifier was not accepted: `format` when its shape is wrong (length, signs, structure),
 * `checksum` when the shape is right but the control digits do not agree (most often a typing slip).
 */
export type FormatFault = 'format' | 'checksum';

/** Result of reading an identifier: its normal form (the one that is stored and sent), or why it is wrong. */
export type FormatCheck = { ok: true; value: string } | { ok: false; fault: FormatFault };

export function accepted(value: string): FormatCheck {
  return { ok: true, value };
}

export function refused(fault: FormatFault): FormatCheck {
  return { ok: false, fault };
}

export function normalOf(check: FormatCheck): string | null {
  return check.ok ? check.value : null;
}

/** What people put between groups of digits: spaces (also non-breaking and narrow ones) and hyphens or dashes. */
const SEPARATORS = /[\s\u00a0\u2009\u202f\u2010-\u2015-]/gu;

/** Longer input is never an identifier; refusing it early keeps every check cheap. */
const MAX_INPUT = 64;

/** The digits of an identifier written with or without separators; `null` when anything else is in it. */
export function bareDigits(input: string): string | null {
  if (input.length > MAX_INPUT) return null;
  const digits = input.replace(SEPARATORS, '');
  return /^[0-9]+$/.test(digits) ? digits : null;
}

/** Sum of digit × weight over the first `weights.length` digits. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
