import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import type { Tx } from './unit-of-work';

/** A small list: which table, which field of the answer is which SQL expression, where `q` looks. */
export interface PageSource {
  from: string;
  columns: Readonly<Record<string, string>>;
  search: readonly string[];
}

export interface Page<Row = Record<string, unknown>> {
  rows: Row[];
  total: number;
}

/** `%` and `_` of the person who searches mean themselves. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

function filterSql(source: PageSource, filter: Record<string, unknown>, values: unknown[]): string[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (key === 'q') {
      if (value === '' || source.search.length === 0) return [];
      values.push(likePattern(String(value)));
      return [`(${source.search.map((column) => `${column} ILIKE $${values.length}`).join(' OR ')})`];
    }
    const column = source.columns[key];
    if (column === undefined) throw new DomainError('unknown_filter', { field: key });
    if (value === null) return [`${column} IS NULL`];
    values.push([value].flat().map(String));
    return [`(${column})::text = ANY($${values.length}::text[])`];
  });
}

/** One page and the exact total of a small list. `condition` is what the reader may see at all. */
export async function pageOf<Row = Record<string, unknown>>(
  tx: Tx,
  source: PageSource,
  query: ListQuery<Record<string, unknown>>,
  condition: string,
  parameters: readonly unknown[],
): Promise<Page<Row>> {
  const values = [...parameters];
  const where = [condition, ...filterSql(source, query.filter, values)].join(' AND ');
  const columns = Object.entries(source.columns).map(([name, sql]) => `${sql} AS "${name}"`);
  const sort = source.columns[query.sort.field];
  if (sort === undefined) throw new DomainError('unknown_sort', { field: query.sort.field });
  const id = source.columns['id'] ?? sort;
  const rows: Row[] = await tx.query(
    `SELECT ${columns.join(', ')} FROM ${source.from} WHERE ${where}
     ORDER BY ${sort} ${query.sort.order}, ${id} LIMIT ${query.to - query.from + 1} OFFSET ${query.from}`,
    values,
  );
  const totals: { total: number }[] = await tx.query(
    `SELECT count(*)::int AS total FROM ${source.from} WHERE ${where}`,
    values,
  );
  return { rows, total: totals[0]?.total ?? 0 };
}
