import { accepted, normalOf, refused, type FormatCheck } from './format';

/**
 * Reads a KPP: 4 digits of the tax office, 2 signs of the reason (digits or capital Latin letters), 3 digits of
 * the sequence. It has no control digit.
 */
export function checkKpp(input: string): FormatCheck {
  const text = input.trim();
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(text) ? accepted(text) : refused('format');
}

export function isKpp(input: string): boolean {
  return checkKpp(input).ok;
}

export function normalizeKpp(input: string): string | null {
  return normalOf(checkKpp(input));
}
