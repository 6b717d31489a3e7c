import { accepted, bareDigits, normalOf, refused, weightedSum, type FormatCheck } from './format';

/** Numbers up to this one were given out before control digits existed, so theirs are not checked. */
const LAST_WITHOUT_CHECKSUM = 1_001_998;

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, 1];

/**
 * Control digits of a SNILS, from its first nine digits: the weighted sum modulo 101, where 100 counts as 00
 * (rule of the Pension Fund for individual account numbers).
 */
export function snilsControl(nineDigits: string): string {
  return String((weightedSum(nineDigits, WEIGHTS) % 101) % 100).padStart(2, '0');
}

/** Reads a SNILS written as 11 digits or as `112-233-445 95`. Normal form: 11 digits. */
export function checkSnils(input: string): FormatCheck {
  const digits = bareDigits(input);
  if (digits === null || digits.length !== 11) return refused('format');
  const number = digits.slice(0, 9);
  if (Number(number) === 0) return refused('format');
  if (Number(number) > LAST_WITHOUT_CHECKSUM && snilsControl(number) !== digits.slice(9)) {
    return refused('checksum');
  }
  return accepted(digits);
}

export function isSnils(input: string): boolean {
  return checkSnils(input).ok;
}

/** 11 digits, or `null` when it is not a SNILS. */
export function normalizeSnils(input: string): string | null {
  return normalOf(checkSnils(input));
}

/** The way people read it: `112-233-445 95`. Input that is not a SNILS comes back unchanged. */
export function formatSnils(input: string): string {
  const digits = normalizeSnils(input);
  return digits === null ? input : digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4');
}
