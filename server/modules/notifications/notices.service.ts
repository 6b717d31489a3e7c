import { Injectable } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import { maskEmail } from '@shared/kernel/formats';
import type { ListQuery } from '@shared/kernel/list';
import type { NoticeFilter, NoticeListRecord } from '@shared/notifications';
import { UnitOfWork } from '../../platform/database';
import type { Actor } from '../access';
import { NotificationsRepository, type NoticeRow } from './notifications.repository';

/** Notices as staff read them: those of the applications that they may read. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly repository: NotificationsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async page(
    actor: Actor,
    query: ListQuery<NoticeFilter>,
  ): Promise<{ rows: NoticeListRecord[]; total: number }> {
    const { rows, total } = await this.unitOfWork.read((tx) => this.repository.page(tx, actor, query));
    return { rows: rows.map(present), total };
  }

  /** Error: `not_found`, also when the reader may not know of it. */
  async one(actor: Actor, id: string): Promise<NoticeListRecord> {
    const { rows } = await this.page(actor, {
      sort: { field: 'id', order: 'ASC' },
      from: 0,
      to: 0,
      filter: { id },
    });
    if (rows[0] === undefined) throw new DomainError('not_found');
    return rows[0];
  }
}

function present({ personal, ...row }: NoticeRow): NoticeListRecord {
  return {
    ...row,
    recipient: personal ? row.recipient : maskEmail(row.recipient),
    body: personal ? row.body : '',
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    version: 1,
    commands: [],
  };
}
