import { DomainError, type FieldError } from '@shared/kernel/errors';
import { currentLocale, ruleError, type RuleCode } from '../../../platform/http';

/** What a record of the administration tells of its last change. */
export interface Changed {
  version: number;
  changedAt: Date | null;
  changedBy: string | null;
}

/**
 * Refuses a command on a record that has changed since it was seen. `sent`: what the command would write; the fields
 * in which the record differs from that are named. Error: `stale_version`.
 */
export function requireVersion<Row extends Changed>(
  type: string,
  record: Row,
  version: number,
  sent: Partial<Row> = {},
): void {
  if (record.version === version) return;
  const differing = Object.entries(sent).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(record, field)),
  );
  throw new DomainError('stale_version', {
    record: type,
    currentVersion: record.version,
    changedBy: record.changedBy,
    changedAt: record.changedAt?.toISOString() ?? null,
    changedFields: differing.map(([field]) => field),
  });
}

/** One wrong field, found by a rule of the server. Error: `validation_failed`. */
export function wrongField(path: string, code: RuleCode): DomainError {
  return new DomainError('validation_failed', { errors: [fieldError(path, code)] });
}

export function fieldError(path: string, code: RuleCode): FieldError {
  return ruleError(path, code, currentLocale());
}

/** The fields of `after` that differ from `before`, on both sides; for the audit log. */
export function difference<Row extends object>(
  before: Row,
  after: Partial<Row>,
): { before: Partial<Row>; after: Partial<Row> } {
  const keys = (Object.keys(after) as (keyof Row)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const pick = (source: Partial<Row>) => Object.fromEntries(keys.map((key) => [key, source[key]]));
  return { before: pick(before) as Partial<Row>, after: pick(after) as Partial<Row> };
}
