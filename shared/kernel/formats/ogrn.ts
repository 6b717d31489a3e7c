import { accepted, bareDigits, normalOf, refused, type FormatCheck } from './format';

/** Last digit of (number modulo divisor): 11 for an OGRN of 12 digits, 13 for an OGRNIP of 14. */
export function ogrnControl(beginning: string): string {
  const divisor = beginning.length === 12 ? 11 : 13;
  return String((Number(beginning) % divisor) % 10);
}

function check(input: string, length: number, firstDigits: string): FormatCheck {
  const digits = bareDigits(input);
  if (digits === null || digits.length !== length || !firstDigits.includes(digits.charAt(0))) {
    return refused('format');
  }
  return ogrnControl(digits.slice(0, -1)) === digits.slice(-1) ? accepted(digits) : refused('checksum');
}

/** Reads an OGRN: 13 digits; the first is 1 or 5, the signs of a main number in the register. */
export function checkOgrn(input: string): FormatCheck {
  return check(input, 13, '15');
}

export function isOgrn(input: string): boolean {
  return checkOgrn(input).ok;
}

export function normalizeOgrn(input: string): string | null {
  return normalOf(checkOgrn(input));
}

/** Read without separators; input that is not an OGRN comes back unchanged. */
export function formatOgrn(input: string): string {
  return normalizeOgrn(input) ?? input;
}

/** Reads an OGRNIP (a sole trader's number): 15 digits, the first is 3. */
export function checkOgrnip(input: string): FormatCheck {
  return check(input, 15, '3');
}

export function isOgrnip(input: string): boolean {
  return checkOgrnip(input).ok;
}

export function normalizeOgrnip(input: string): string | null {
  return normalOf(checkOgrnip(input));
}

/** Read without separators; input that is not an OGRNIP comes back unchanged. */
export function formatOgrnip(input: string): string {
  return normalizeOgrnip(input) ?? input;
}
