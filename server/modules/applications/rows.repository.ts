import { Injectable } from '@nestjs/common';
import {
  CLOSED_STATUSES,
  OPEN_STATUSES,
  QUEUE_TABS,
  searchForm,
  TAB_CONTENT,
  type ApplicationStatus,
  type QueueCounters,
  type QueueFilter,
  type QueueSort,
  type QueueTab,
} from '@shared/applications';
import { normalizeSnils } from '@shared/kernel/formats';
import type { ListQuery } from '@shared/kernel/list';
import { likePattern, type Tx } from '../../platform/database';
import { accessCondition, may, SqlParameters, type Actor } from '../access';
import type { Application } from './applications.repository';

/** A case as the queue reads it, before remaining days and commands are worked out. */
export type QueueRow = Pick<
  Application,
  | 'id' | 'number' | 'serviceId' | 'serviceTitle' | 'applicantKind' | 'applicantName' | 'status' | 'priority'
  | 'departmentId' | 'assigneeId' | 'receivedAt' | 'dueAt' | 'termState' | 'answersToReview' | 'answered'
  | 'fourEyes' | 'proposerId' | 'closedAt' | 'version'
> & { departmentName: string; timeZone: string; calendarId: string; assigneeName: string | null }; // prettier-ignore

const COLUMNS = `
  a.id, a.number, a.service_id AS "serviceId", a.service_title AS "serviceTitle",
  a.applicant_kind AS "applicantKind", a.applicant_name AS "applicantName", a.status, a.priority,
  a.department_id AS "departmentId", a.assignee_id AS "assigneeId", a.received_at AS "receivedAt",
  a.due_at AS "dueAt", a.term_state AS "termState", a.answers_to_review AS "answersToReview", a.answered,
  a.four_eyes AS "fourEyes", a.proposer_id AS "proposerId", a.closed_at AS "closedAt", a.version,
  d.name AS "departmentName", d.time_zone AS "timeZone", d.calendar_id AS "calendarId",
  u.last_name || ' ' || left(u.first_name, 1) || '.' || coalesce(' ' || left(u.middle_name, 1) || '.', '')
    AS "assigneeName"`;
const JOINS = `JOIN departments d ON d.id = a.department_id LEFT JOIN users u ON u.id = a.assignee_id`;

export const ACCESS_COLUMNS = {
  id: 'a.id',
  departmentId: 'a.department_id',
  assigneeId: 'a.assignee_id',
  serviceId: 'a.service_id',
  status: 'a.status',
  priority: 'a.priority',
} as const;

const SORT_SQL: Record<QueueSort, string> = {
  dueAt: 'a.due_at',
  remainingDays: 'a.due_at',
  receivedAt: 'a.received_at',
  number: 'a.number',
  applicantName: 'a.search_name',
  serviceTitle: 'a.service_title',
  status: 'a.status',
  priority: 'a.priority',
  assigneeName: '(SELECT last_name FROM users WHERE users.id = a.assignee_id)',
  id: 'a.id',
};

const NULLABLE = new Set<QueueSort>(['dueAt', 'remainingDays', 'assigneeName']);

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

/** Open and closed are told by one column, so that the partial indexes of the table serve the tabs. */
function statusSql(statuses: readonly ApplicationStatus[], parameters: SqlParameters): string {
  if (sameSet(statuses, OPEN_STATUSES)) return 'a.closed_at IS NULL';
  if (sameSet(statuses, CLOSED_STATUSES)) return 'a.closed_at IS NOT NULL';
  if (statuses.length === 1) return `a.status = ${parameters.add(statuses[0])}`;
  return `a.status = ANY(${parameters.add(statuses)})`;
}

/** The person who asks, and whoever they stand in for; one value stays a plain comparison. */
function mine({ userId, standsInFor }: Actor, parameters: SqlParameters): string {
  if (standsInFor.length === 0) return parameters.add(userId);
  return `ANY(${parameters.add([userId, ...standsInFor.map((absent) => absent.userId)])})`;
}

function tabSql(tab: QueueTab, actor: Actor, parameters: SqlParameters): string {
  const { statuses, assignee } = TAB_CONTENT[tab];
  const parts = [statusSql(statuses, parameters)];
  if (assignee === 'me') parts.push(`a.assignee_id = ${mine(actor, parameters)}`);
  if (assignee === 'nobody') parts.push('a.assignee_id IS NULL');
  return parts.join(' AND ');
}

/** Number, name or SNILS, told apart by what was typed. SNILS finds nothing for those who may not see one. */
function searchSql(text: string, actor: Actor, parameters: SqlParameters): string | null {
  const q = text.trim();
  if (q === '') return null;
  if (/^[\d\s-]+$/.test(q)) {
    const alternatives = [`a.number LIKE ${parameters.add(likePattern(q))}`];
    const snils = may(actor, 'readPersonal', 'Application') ? normalizeSnils(q) : null;
    if (snils !== null) alternatives.push(`a.snils = ${parameters.add(snils)}`);
    return `(${alternatives.join(' OR ')})`;
  }
  // Names alone: one more column here, and no index would serve the search any longer.
  const words = searchForm(q).split(' ').slice(0, 6);
  return words.map((word) => `a.search_name LIKE ${parameters.add(likePattern(word))}`).join(' AND ');
}

function dueSql(due: NonNullable<QueueFilter['due']>, now: Date, parameters: SqlParameters): string {
  const at = parameters.add(now);
  if (due === 'overdue') return `a.due_at < ${at}`;
  const days = due === 'today' ? 1 : 7;
  // The end of the local day, or of the seventh one, where the department is.
  return `a.due_at < (date_trunc('day', ${at}::timestamptz AT TIME ZONE d.time_zone) + interval '${days} days')
    AT TIME ZONE d.time_zone`;
}

function filterSql(filter: QueueFilter, actor: Actor, now: Date, parameters: SqlParameters): string[] {
  const parts: (string | null)[] = [];
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values === undefined) return;
    parts.push(
      values.length === 1
        ? `${column} = ${parameters.add(values[0])}`
        : `${column} = ANY(${parameters.add(values)})`,
    );
  };
  if (filter.tab !== undefined) parts.push(tabSql(filter.tab, actor, parameters));
  if (filter.status !== undefined) parts.push(statusSql(filter.status, parameters));
  among('a.id', filter.id);
  among('a.department_id', filter.departmentId);
  among('a.service_id', filter.serviceId);
  if (filter.assigneeId === null) parts.push('a.assignee_id IS NULL');
  else if (filter.assigneeId === 'me') parts.push(`a.assignee_id = ${mine(actor, parameters)}`);
  else among('a.assignee_id', filter.assigneeId);
  if (filter.priority !== undefined) among('a.priority', [filter.priority]);
  if (filter.answered !== undefined) parts.push(`a.answered = ${parameters.add(filter.answered)}`);
  if (filter.number !== undefined) among('a.number', [filter.number]);
  if (filter.due !== undefined) parts.push(dueSql(filter.due, now, parameters));
  if (filter.dueBefore !== undefined) parts.push(`a.due_at < ${parameters.add(filter.dueBefore)}`);
  if (filter.dueAfter !== undefined) parts.push(`a.due_at >= ${parameters.add(filter.dueAfter)}`);
  if (filter.receivedBefore !== undefined)
    parts.push(`a.received_at < ${parameters.add(filter.receivedBefore)}`);
  if (filter.receivedAfter !== undefined)
    parts.push(`a.received_at >= ${parameters.add(filter.receivedAfter)}`);
  if (filter.q !== undefined) parts.push(searchSql(filter.q, actor, parameters));
  return parts.filter((part) => part !== null);
}

/** One direction for both columns, and no word about nulls where there are none: otherwise no index would serve. */
function orderSql(sort: ListQuery<QueueFilter>['sort']): string {
  const field = sort.field as QueueSort;
  const nulls = NULLABLE.has(field) ? ' NULLS LAST' : '';
  return `ORDER BY ${SORT_SQL[field]} ${sort.order}${nulls}, a.id ${sort.order}`;
}

/** The queue: hand-written, because the page query is the cost of the product. */
@Injectable()
export class RowsRepository {
  async page(
    tx: Tx,
    actor: Actor,
    query: ListQuery<QueueFilter>,
    now: Date,
  ): Promise<{ rows: QueueRow[]; total: number }> {
    const parameters = new SqlParameters();
    const where = [
      accessCondition(actor, 'read', 'Application', ACCESS_COLUMNS, parameters),
      ...filterSql(query.filter, actor, now, parameters),
    ].join(' AND ');
    const needsDepartment = query.filter.due === 'today' || query.filter.due === 'week';
    const from = `applications a${needsDepartment ? ' JOIN departments d ON d.id = a.department_id' : ''}`;
    const order = orderSql(query.sort);
    // Side by side: outside a transaction each goes over a connection of its own.
    const [rows, totals]: [QueueRow[], { total: number }[]] = await Promise.all([
      tx.query(
        `SELECT ${COLUMNS} FROM (SELECT a.* FROM ${from} WHERE ${where} ${order}
         LIMIT ${query.to - query.from + 1} OFFSET ${query.from}) a ${JOINS} ${order}`,
        parameters.values,
      ),
      tx.query(`SELECT count(*)::int AS total FROM ${from} WHERE ${where}`, parameters.values),
    ]);
    return { rows, total: totals[0]?.total ?? 0 };
  }

  /** One case by id, whoever asks: the caller has checked who may see it. */
  async one(tx: Tx, id: string): Promise<QueueRow | null> {
    const rows: QueueRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM applications a ${JOINS} WHERE a.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async names(tx: Tx, id: string): Promise<{ departmentName: string; agencyName: string } | null> {
    const rows: { departmentName: string; agencyName: string }[] = await tx.query(
      `WITH RECURSIVE above AS (
         SELECT d.id, d.parent_id, d.name, d.name AS own FROM departments d
         JOIN applications a ON a.department_id = d.id WHERE a.id = $1
         UNION ALL SELECT p.id, p.parent_id, p.name, above.own FROM departments p JOIN above ON p.id = above.parent_id)
       SELECT own AS "departmentName", name AS "agencyName" FROM above WHERE parent_id IS NULL`,
      [id],
    );
    return rows[0] ?? null;
  }

  async counters(tx: Tx, actor: Actor): Promise<QueueCounters> {
    const parameters = new SqlParameters();
    const counts = QUEUE_TABS.map((tab) => {
      const access = accessCondition(actor, 'read', 'Application', ACCESS_COLUMNS, parameters);
      return `(SELECT count(*)::int FROM applications a WHERE ${access} AND ${tabSql(tab, actor, parameters)}) AS "${tab}"`;
    });
    const rows: QueueCounters[] = await tx.query(`SELECT ${counts.join(', ')}`, parameters.values);
    if (rows[0] === undefined) throw new Error('no counters');
    return rows[0];
  }
}
