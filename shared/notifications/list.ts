import { z } from 'zod';
import { uuid } from '../kernel/ids';
import { plainText } from '../kernel/text';
import { DELIVERY_STATES } from './records';

function oneOrMany<T extends z.ZodType>(item: T) {
  return z.union([item, z.array(item).min(1).max(200)]);
}

/** Filters of `GET /api/notifications`; `q` looks at subjects, which hold the number of the application. */
export const noticeFilter = z.strictObject({
  q: plainText(200).or(z.literal('')).optional(),
  id: oneOrMany(uuid).optional(),
  applicationId: oneOrMany(uuid).optional(),
  state: oneOrMany(z.enum(DELIVERY_STATES)).optional(),
  event: oneOrMany(plainText(60)).optional(),
});
export type NoticeFilter = z.infer<typeof noticeFilter>;

export const NOTICE_SORTS = [
  'createdAt',
  'sentAt',
  'state',
  'event',
  'subject',
  'applicationNumber',
  'id',
] as const;
