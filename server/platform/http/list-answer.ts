import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { uuid } from '@shared/kernel/ids';
import { plainText, storableText } from '@shared/kernel/text';

/** Sets `Content-Range: <resource> 0-24/319`, which ra-data-simple-rest reads, and hands the rows through. */
export function listAnswer<Row>(
  reply: FastifyReply,
  resource: string,
  query: Pick<ListQuery<unknown>, 'from'>,
  page: { rows: Row[]; total: number },
): Row[] {
  const last = page.rows.length === 0 ? query.from : query.from + page.rows.length - 1;
  void reply.header('content-range', `${resource} ${query.from}-${last}/${page.total}`);
  return page.rows;
}

/** The filter of a small list: search, ids, and the named columns by one value or several. */
export function simpleFilter<Name extends string>(...names: readonly Name[]) {
  const value = z.union([storableText(200), z.boolean(), z.null(), z.array(storableText(200)).max(200)]);
  const columns = Object.fromEntries(names.map((name) => [name, value.optional()]));
  return z.strictObject({
    q: plainText(200).or(z.literal('')).optional(),
    id: z.union([uuid, z.array(uuid).max(500)]).optional(),
    ...columns,
  });
}
