import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { ListQuery } from '@shared/kernel/list';
import { noticeFilter, NOTICE_SORTS, type NoticeFilter } from '@shared/notifications';
import type { FastifyReply } from 'fastify';
import { Answers, id, list, listAnswer } from '../../platform/http';
import { CurrentActor, Requires, type Actor } from '../access';
import { NoticesService } from './notices.service';

@Controller('api/notifications')
export class NotificationsController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Requires('read', 'Notification')
  @Answers('Notices to applicants and whether they were delivered')
  async page(
    @CurrentActor() actor: Actor,
    @Query(list({ filter: noticeFilter, sorts: NOTICE_SORTS, defaultSort: ['createdAt', 'DESC'] }))
    query: ListQuery<NoticeFilter>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return listAnswer(reply, 'notifications', query, await this.notices.page(actor, query));
  }

  @Get(':id')
  @Requires('read', 'Notification')
  one(@CurrentActor() actor: Actor, @Param('id', id) noticeId: string) {
    return this.notices.one(actor, noticeId);
  }
}
