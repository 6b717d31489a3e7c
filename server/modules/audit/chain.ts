import { createHash } from 'node:crypto';

/**
 * An event as the chain covers it: every column as the text that PostgreSQL gives for it, so that not even a change
 * of a microsecond or of the seventeenth digit of a number goes unseen. The order of the columns is `SEALED_COLUMNS`.
 */
export type SealedContent = readonly (string | null)[];

export const SEALED_COLUMNS = `json_build_array(e.id::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  e.actor_kind, e.actor_id, e.actor_name, e.stand_in_for, e.action, e.subject_type, e.subject_id, e.subject_label,
  e.before::text, e.after::text, e.purpose, e.address, e.request_id)`;

/** A place in the chain: positions count from 1 without a gap. */
export interface Link {
  position: number;
  hash: string;
}

/** What the first seal is linked to. */
export const START: Link = { position: 0, hash: '0'.repeat(64) };

/** SHA-256 of the JSON array [position, hash of the seal before, …columns], in hexadecimal digits. */
export function sealOf(position: number, previousHash: string, content: SealedContent): string {
  return createHash('sha256')
    .update(JSON.stringify([position, previousHash, ...content]))
    .digest('hex');
}
