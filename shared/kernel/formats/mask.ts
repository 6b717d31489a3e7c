import { normalizePassport } from './passport';
import { normalizePhone } from './phone';
import { normalizeSnils } from './snils';

/** What stands in for a value that cannot be masked in its own shape: nothing of it may show. */
const HIDDEN = '***';

/** `***-***-445 95`: enough to tell two people apart, not enough to use. */
export function maskSnils(input: string): string {
  const digits = normalizeSnils(input);
  return digits === null ? HIDDEN : `***-***-${digits.slice(6, 9)} ${digits.slice(9)}`;
}

/** `4509 ******`. */
export function maskPassport(input: string): string {
  const digits = normalizePassport(input);
  return digits === null ? HIDDEN : `${digits.slice(0, 4)} ******`;
}

/** `+7 916 ***-**-67`; abroad `+49*******67`: the country and the last two digits. */
export function maskPhone(input: string): string {
  const phone = normalizePhone(input);
  if (phone === null) return HIDDEN;
  if (phone.startsWith('+7')) return `+7 ${phone.slice(2, 5)} ***-**-${phone.slice(-2)}`;
  return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 5)}${phone.slice(-2)}`;
}

/** `i***@example.org`: the first sign and the domain. */
export function maskEmail(input: string): string {
  const at = input.lastIndexOf('@');
  return at < 1 ? HIDDEN : `${input.charAt(0)}${HIDDEN}${input.slice(at)}`;
}
