import { accepted, bareDigits, normalOf, refused, type FormatCheck } from './format';

function digitsOfLength(input: string, length: number): FormatCheck {
  const digits = bareDigits(input);
  return digits?.length === length ? accepted(digits) : refused('format');
}

/** Reads the series of a passport: 4 digits, `45 09` as well as `4509`. */
export function checkPassportSeries(input: string): FormatCheck {
  return digitsOfLength(input, 4);
}

export function isPassportSeries(input: string): boolean {
  return checkPassportSeries(input).ok;
}

export function normalizePassportSeries(input: string): string | null {
  return normalOf(checkPassportSeries(input));
}

/** Reads the number of a passport: 6 digits. */
export function checkPassportNumber(input: string): FormatCheck {
  return digitsOfLength(input, 6);
}

export function isPassportNumber(input: string): boolean {
  return checkPassportNumber(input).ok;
}

export function normalizePassportNumber(input: string): string | null {
  return normalOf(checkPassportNumber(input));
}

/** Reads series and number together: 10 digits, `4509 123456` as well. Normal form: 10 digits. */
export function checkPassport(input: string): FormatCheck {
  return digitsOfLength(input, 10);
}

export function isPassport(input: string): boolean {
  return checkPassport(input).ok;
}

export function normalizePassport(input: string): string | null {
  return normalOf(checkPassport(input));
}

/** `4509 123456`. Input that is not a passport comes back unchanged. */
export function formatPassport(input: string): string {
  const digits = normalizePassport(input);
  return digits === null ? input : `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

/** Reads the code of the issuing department: 6 digits. Normal form: `770-001`. */
export function checkDepartmentCode(input: string): FormatCheck {
  const check = digitsOfLength(input, 6);
  return check.ok ? accepted(`${check.value.slice(0, 3)}-${check.value.slice(3)}`) : check;
}

export function isDepartmentCode(input: string): boolean {
  return checkDepartmentCode(input).ok;
}

export function normalizeDepartmentCode(input: string): string | null {
  return normalOf(checkDepartmentCode(input));
}

/** `770-001`. Input that is not a department code comes back unchanged. */
export function formatDepartmentCode(input: string): string {
  return normalizeDepartmentCode(input) ?? input;
}
