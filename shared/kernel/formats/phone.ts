import { accepted, normalOf, refused, type FormatCheck } from './format';

/**
 * Reads a telephone number with its country code: `+7 (916) 123-45-67`. Normal form: E.164, `+79161234567`.
 * A number without `+` is refused: `8 916…` means one thing in Russia and another elsewhere.
 */
export function checkPhone(input: string): FormatCheck {
  if (input.length > 40) return refused('format');
  const compact = input.replace(/[\s\u00a0\u202f().\u2010-\u2015-]/gu, '');
  if (!/^\+[1-9]\d{6,14}$/.test(compact)) return refused('format');
  if (compact.startsWith('+7') && compact.length !== 12) return refused('format');
  return accepted(compact);
}

export function isPhone(input: string): boolean {
  return checkPhone(input).ok;
}

/** E.164, or `null` when it is not a telephone number with a country code. */
export function normalizePhone(input: string): string | null {
  return normalOf(checkPhone(input));
}

/** `+7 916 123-45-67` for +7; other countries as in E.164. Not a number: unchanged. */
export function formatPhone(input: string): string {
  const phone = normalizePhone(input);
  if (phone === null) return input;
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4');
}
