import { z } from 'zod';
import { uuid } from '../kernel/ids';
import { plainText } from '../kernel/text';
import { APPLICATION_STATUSES, CLOSED_STATUSES, OPEN_STATUSES, type ApplicationStatus } from './status';

export const PRIORITIES = ['standard', 'expedited'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const QUEUE_TABS = ['mine', 'unassigned', 'department', 'waiting', 'closed'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

/** What each tab of the queue holds; `assignee` is seen from the person who looks. */
export const TAB_CONTENT: Record<
  QueueTab,
  { statuses: readonly ApplicationStatus[]; assignee: 'me' | 'nobody' | 'anyone' }
> = {
  mine: { statuses: OPEN_STATUSES, assignee: 'me' },
  unassigned: { statuses: ['under_review'], assignee: 'nobody' },
  department: { statuses: OPEN_STATUSES, assignee: 'anyone' },
  waiting: { statuses: ['correction_requested'], assignee: 'anyone' },
  closed: { statuses: CLOSED_STATUSES, assignee: 'anyone' },
};

export type QueueCounters = Record<QueueTab, number>;

function oneOrMany<T extends z.ZodType>(item: T) {
  return z.union([item.transform((value) => [value]), z.array(item).min(1).max(200)]);
}

/** A moment that a calendar knows: there is no year 0. */
const instant = z.iso.datetime().refine((value) => !value.startsWith('0000'));

/** Filters of `GET /api/applications`; an unknown key is `unknown_filter` (400). */
export const queueFilter = z.strictObject({
  q: plainText(200).or(z.literal('')).optional(),
  id: oneOrMany(uuid).optional(),
  tab: z.enum(QUEUE_TABS).optional(),
  status: oneOrMany(z.enum(APPLICATION_STATUSES)).optional(),
  departmentId: oneOrMany(uuid).optional(),
  serviceId: oneOrMany(uuid).optional(),
  assigneeId: z.union([oneOrMany(uuid), z.null(), z.literal('me')]).optional(),
  priority: z.enum(PRIORITIES).optional(),
  answered: z.boolean().optional(),
  number: plainText(40).optional(),
  due: z.enum(['overdue', 'today', 'week']).optional(),
  dueBefore: instant.optional(),
  dueAfter: instant.optional(),
  receivedBefore: instant.optional(),
  receivedAfter: instant.optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const QUEUE_SORTS = [
  'dueAt',
  'receivedAt',
  'number',
  'applicantName',
  'serviceTitle',
  'status',
  'priority',
  'assigneeName',
  'remainingDays',
  'id',
] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
