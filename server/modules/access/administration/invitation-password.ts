import { randomBytes, randomInt } from 'node:crypto';
import { hashPassword } from '../passwords';

let unusable: Promise<string> | undefined;

/** A hash whose password nobody has ever known: what an account holds until its first temporary one is sent. */
export function unusablePassword(): Promise<string> {
  unusable ??= hashPassword(randomBytes(32).toString('base64url'));
  return unusable;
}

/** Without signs that look alike in print: 0 and O, 1, l and I. */
const KINDS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!#%+-=?@'] as const;
const LENGTH = 14;

const pick = (signs: string): string => signs.charAt(randomInt(signs.length));

/** A random password that keeps every rule of product.md: about 80 bits, one sign of each kind at least. */
export function temporaryPassword(): string {
  const signs: string[] = KINDS.map(pick);
  while (signs.length < LENGTH) signs.push(pick(KINDS.join('')));
  for (let last = signs.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [signs[last], signs[other]] = [signs[other] ?? '', signs[last] ?? ''];
  }
  return signs.join('');
}
