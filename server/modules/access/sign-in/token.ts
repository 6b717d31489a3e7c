import { createHash } from 'node:crypto';

/** How a random token of 256 bits is stored: from its digest it cannot be found. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
