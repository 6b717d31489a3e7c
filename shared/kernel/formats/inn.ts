import { accepted, bareDigits, normalOf, refused, weightedSum, type FormatCheck } from './format';

/** Weights of the control digits (order of the Federal Tax Service on taxpayer numbers). */
const ORGANISATION = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_FIRST = [7, ...ORGANISATION];
const PERSON_SECOND = [3, ...PERSON_FIRST];

const control = (digits: string, weights: readonly number[]): string =>
  String((weightedSum(digits, weights) % 11) % 10);

/** Control digits for the beginning of an INN: one for 9 digits (organisation), two for 10 (person). */
export function innControl(beginning: string): string {
  if (beginning.length === 9) return control(beginning, ORGANISATION);
  const first = control(beginning, PERSON_FIRST);
  return first + control(beginning + first, PERSON_SECOND);
}

/** Reads an INN: 10 digits of an organisation or 12 of a person. Normal form: digits alone. */
export function checkInn(input: string): FormatCheck {
  const digits = bareDigits(input);
  // The first two digits are the code of a region, and there is no region 00.
  if (digits === null || ![10, 12].includes(digits.length) || digits.startsWith('00'))
    return refused('format');
  const body = digits.slice(0, digits.length === 10 ? 9 : 10);
  return body + innControl(body) === digits ? accepted(digits) : refused('checksum');
}

export function isInn(input: string): boolean {
  return checkInn(input).ok;
}

/** An organisation's INN: 10 digits. */
export function isOrganisationInn(input: string): boolean {
  return normalizeInn(input)?.length === 10;
}

/** A person's INN, sole traders included: 12 digits. */
export function isPersonInn(input: string): boolean {
  return normalizeInn(input)?.length === 12;
}

export function normalizeInn(input: string): string | null {
  return normalOf(checkInn(input));
}

/** An INN is read without separators; input that is not an INN comes back unchanged. */
export function formatInn(input: string): string {
  return normalizeInn(input) ?? input;
}
