import { z } from 'zod';
import { uuid } from '../kernel/ids';
import { plainText } from '../kernel/text';
import { AUDIT_ACTIONS, AUDIT_ACTOR_KINDS, type AuditAction, type AuditActorKind } from './actions';

/** One line of the audit log as `GET /api/audit-events` answers it; times are ISO 8601, UTC. */
export interface AuditEventRecord {
  id: string;
  at: string;
  actorKind: AuditActorKind;
  actorId: string | null;
  actorName: string | null;
  /** The absent person for whom a stand-in acted. */
  standInFor: string | null;
  action: AuditAction;
  subjectType: string;
  subjectId: string | null;
  subjectLabel: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  purpose: string | null;
  address: string | null;
  requestId: string | null;
  /** Its place in the chain, counted from 1; null in the seconds before it is sealed. */
  position: number | null;
  version: 1;
  commands: [];
}

/** Where the chain stood on a day (UTC): kept elsewhere, it proves that nothing before it was written anew. */
export interface AuditCheckpointRecord {
  /** The day itself, YYYY-MM-DD. */
  id: string;
  day: string;
  position: number;
  /** SHA-256 of the seal at that position, 64 hexadecimal digits. */
  hash: string;
  madeAt: string;
  version: 1;
  commands: [];
}

function oneOrMany<T extends z.ZodType>(item: T) {
  return z.union([item.transform((value) => [value]), z.array(item).min(1).max(200)]);
}

/** Filters of the audit log and of its export; `from` is included, `to` is not. */
export const auditFilter = z.strictObject({
  q: plainText(200).or(z.literal('')).optional(),
  id: oneOrMany(uuid).optional(),
  actorId: oneOrMany(uuid).optional(),
  actorKind: oneOrMany(z.enum(AUDIT_ACTOR_KINDS)).optional(),
  action: oneOrMany(z.enum(AUDIT_ACTIONS)).optional(),
  subjectType: oneOrMany(plainText(60)).optional(),
  subjectId: oneOrMany(plainText(200)).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const AUDIT_SORTS = ['at', 'actorName', 'action', 'subjectType', 'id'] as const;
export const AUDIT_EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type AuditExportFormat = (typeof AUDIT_EXPORT_FORMATS)[number];
