import { Injectable } from '@nestjs/common';
import type { AuditEventRecord, AuditFilter } from '@shared/audit';
import type { ListQuery } from '@shared/kernel/list';
import { likePattern, type Page, type Tx } from '../../platform/database';

/** Which events the reader may see at all, as an SQL condition on nothing but its own parameters. */
export interface Visibility {
  condition: string;
  values: readonly unknown[];
}

type Stored = Omit<AuditEventRecord, 'at' | 'version' | 'commands'> & { at: Date };

const COLUMNS = `e.id, e.at, e.actor_kind AS "actorKind", e.actor_id AS "actorId", e.actor_name AS "actorName",
  e.stand_in_for AS "standInFor", e.action, e.subject_type AS "subjectType", e.subject_id AS "subjectId",
  e.subject_label AS "subjectLabel", e.before, e.after, e.purpose, e.address, e.request_id AS "requestId",
  s.position::int AS position`;

/** The events of a page first, their places in the chain second: never those of the whole log. */
function placed(events: string, order: string): string {
  return `FROM (SELECT * FROM audit_events e ${events}) e LEFT JOIN audit_seals s ON s.event_id = e.id
    ORDER BY ${order}`;
}

const SORTS: Record<string, string> = {
  at: 'e.at',
  actorName: 'e.actor_name',
  action: 'e.action',
  subjectType: 'e.subject_type',
  id: 'e.id',
};
const SEARCHED = [
  'e.actor_name',
  'e.subject_label',
  'e.subject_id',
  'e.purpose',
  'e.address',
  'e.request_id',
];

/** A place in the log by which the next page of an export is found. */
export type Cursor = { at: string; id: string } | null;

export interface ExportPage {
  rows: AuditEventRecord[];
  /** Where the next page begins. */
  last: Cursor;
}

/** Reads the audit log: single events, pages with totals, and the whole of it in pages one after the other. */
@Injectable()
export class AuditPages {
  async page(
    tx: Tx,
    visible: Visibility,
    { filter, sort, from, to }: ListQuery<AuditFilter>,
  ): Promise<Page<AuditEventRecord>> {
    const { where, values } = conditionOf(filter, visible);
    const order = `${SORTS[sort.field] ?? 'e.at'} ${sort.order}, e.id ${sort.order}`;
    const events = `WHERE ${where} ORDER BY ${order} LIMIT ${to - from + 1} OFFSET ${from}`;
    const rows: Stored[] = await tx.query(`SELECT ${COLUMNS} ${placed(events, order)}`, values);
    const totals: { total: number }[] = await tx.query(
      `SELECT count(*)::int AS total FROM audit_events e WHERE ${where}`,
      values,
    );
    return { rows: rows.map(present), total: totals[0]?.total ?? 0 };
  }

  /**
   * Some events in the order of their time, from behind `after` on. By place and not by a cursor held open: a slow
   * reader of a long export takes no connection in between. The log only grows, so no page shifts.
   */
  async next(
    tx: Tx,
    visible: Visibility,
    filter: AuditFilter,
    after: Cursor,
    limit: number,
  ): Promise<ExportPage> {
    const { where, values } = conditionOf(filter, visible);
    if (after !== null) values.push(after.at, after.id);
    const behind =
      after === null
        ? ''
        : `AND (e.at, e.id) > ($${values.length - 1}::timestamptz, $${values.length}::uuid)`;
    const order = 'e.at, e.id';
    const events = `WHERE ${where} ${behind} ORDER BY ${order} LIMIT ${limit}`;
    const rows: (Stored & { exactAt: string })[] = await tx.query(
      `SELECT ${COLUMNS}, e.at::text AS "exactAt" ${placed(events, order)}`,
      values,
    );
    const last = rows.at(-1);
    return {
      rows: rows.map(({ exactAt: _exact, ...row }) => present(row)),
      last: last === undefined ? null : { at: last.exactAt, id: last.id },
    };
  }
}

function present({ at, ...row }: Stored): AuditEventRecord {
  return { ...row, at: at.toISOString(), version: 1, commands: [] };
}

const LISTED = {
  id: 'e.id',
  actorId: 'e.actor_id',
  actorKind: 'e.actor_kind',
  action: 'e.action',
  subjectType: 'e.subject_type',
  subjectId: 'e.subject_id',
} as const;

function conditionOf(filter: AuditFilter, visible: Visibility): { where: string; values: unknown[] } {
  const values = [...visible.values];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const parts = [visible.condition];
  for (const [name, column] of Object.entries(LISTED)) {
    const wanted = filter[name as keyof typeof LISTED];
    if (wanted !== undefined) parts.push(`${column} = ANY(${add(wanted)}${name === 'id' ? '::uuid[]' : ''})`);
  }
  if (filter.from !== undefined) parts.push(`e.at >= ${add(filter.from)}::timestamptz`);
  if (filter.to !== undefined) parts.push(`e.at < ${add(filter.to)}::timestamptz`);
  if (filter.q !== undefined && filter.q !== '') {
    const pattern = add(likePattern(filter.q));
    parts.push(`(${SEARCHED.map((column) => `${column} ILIKE ${pattern}`).join(' OR ')})`);
  }
  return { where: parts.join(' AND '), values };
}
