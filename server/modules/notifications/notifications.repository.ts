import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@shared/kernel/list';
import type { NoticeFilter } from '@shared/notifications';
import { pageOf, type Page, type PageSource, type Tx } from '../../platform/database';
import { accessCondition, SqlParameters, type Actor } from '../access';
import { NotificationEntity } from './notifications.entity';

export type Notification = NotificationEntity;

/** A notice as the list reads it; `personal`: this reader may see whom it went to and what it says. */
export type NoticeRow = Omit<Notification, 'sourceEventId'> & {
  applicationNumber: string;
  personal: boolean;
};

const APPLICATION_COLUMNS = {
  id: 'a.id',
  departmentId: 'a.department_id',
  assigneeId: 'a.assignee_id',
  serviceId: 'a.service_id',
  status: 'a.status',
  priority: 'a.priority',
} as const;

const COLUMNS = {
  id: 'n.id',
  applicationId: 'n.application_id',
  applicationNumber: 'a.number',
  event: 'n.event',
  channel: 'n.channel',
  recipient: 'n.recipient',
  subject: 'n.subject',
  body: 'n.body',
  state: 'n.state',
  attempts: 'n.attempts',
  createdAt: 'n.created_at',
  sentAt: 'n.sent_at',
  lastError: 'n.last_error',
  personal: 'reader.personal',
} as const;

@Injectable()
export class NotificationsRepository {
  /** @returns false when this event has its notice already */
  async insertOnce(tx: Tx, notification: Notification): Promise<boolean> {
    const result = await tx
      .createQueryBuilder()
      .insert()
      .into(NotificationEntity)
      .values(notification)
      .orIgnore()
      .returning('id')
      .execute();
    return Array.isArray(result.raw) && result.raw.length > 0;
  }

  async lock(tx: Tx, id: string): Promise<Notification | null> {
    return tx
      .getRepository(NotificationEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async saveAttempt(
    tx: Tx,
    id: string,
    values: Pick<Notification, 'state' | 'attempts' | 'sentAt' | 'lastError'>,
  ): Promise<void> {
    await tx.update(NotificationEntity, id, values);
  }

  /** Letters that still wait although they were written before the given moment. */
  async waitingSince(tx: Tx, before: Date, most: number): Promise<{ id: string }[]> {
    return tx.query(
      `SELECT id FROM notifications WHERE state = 'pending' AND created_at < $1 ORDER BY created_at LIMIT $2`,
      [before, most],
    );
  }

  /** Only notices of applications that the reader may read. */
  async page(tx: Tx, actor: Actor, query: ListQuery<NoticeFilter>): Promise<Page<NoticeRow>> {
    const parameters = new SqlParameters();
    const personal = accessCondition(actor, 'readPersonal', 'Application', APPLICATION_COLUMNS, parameters);
    const readable = [
      accessCondition(actor, 'read', 'Application', APPLICATION_COLUMNS, parameters),
      accessCondition(actor, 'read', 'Notification', { ...APPLICATION_COLUMNS, id: 'n.id' }, parameters),
    ];
    const source: PageSource = {
      from: `notifications n JOIN applications a ON a.id = n.application_id
        CROSS JOIN LATERAL (SELECT ${personal} AS personal) reader`,
      columns: COLUMNS,
      search: ['n.subject'],
    };
    return pageOf<NoticeRow>(tx, source, query, readable.join(' AND '), parameters.values);
  }
}
