import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  assignBody,
  claimNextBody,
  QUEUE_SORTS,
  queueFilter,
  reasonBody,
  versionBody,
  type AssignBody,
  type ClaimNextBody,
  type QueueFilter,
  type ReasonBody,
  type VersionBody,
} from '@shared/applications';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { Answers, body, id, list, listAnswer } from '../../platform/http';
import { CurrentActor, Requires, type Actor } from '../access';
import { AssignmentService } from './assignment.service';
import { ReopenService } from './reopen.service';
import { ApplicationRows } from './rows.service';

@Controller('api/applications')
export class ApplicationsController {
  constructor(
    private readonly rows: ApplicationRows,
    private readonly assignment: AssignmentService,
    private readonly reopening: ReopenService,
  ) {}

  @Get()
  @Requires('read', 'Application')
  @Answers('The queue: one page and the exact total')
  async page(
    @CurrentActor() actor: Actor,
    @Query(list({ filter: queueFilter, sorts: QUEUE_SORTS, defaultSort: ['dueAt', 'ASC'] }))
    query: ListQuery<QueueFilter>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return listAnswer(reply, 'applications', query, await this.rows.page(actor, query));
  }

  @Get('counters')
  @Requires('read', 'Application')
  @Answers('How many cases each tab of the queue holds')
  counters(@CurrentActor() actor: Actor) {
    return this.rows.counters(actor);
  }

  @Get(':id/assignees')
  @Requires('assign', 'Application')
  @Answers('Who could be given the case')
  assignees(@CurrentActor() actor: Actor, @Param('id', id) applicationId: string) {
    return this.assignment.assignees(actor, applicationId);
  }

  @Post('claim-next')
  @HttpCode(200)
  @Requires('claim', 'Application')
  @Answers('Claims the free case that falls due first; 204 when there is none')
  async claimNext(
    @CurrentActor() actor: Actor,
    @Body(body(claimNextBody)) { departmentId }: ClaimNextBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const row = await this.assignment.claimNext(actor, departmentId);
    if (row === null) void reply.status(204);
    return row ?? undefined;
  }

  @Post(':id/claim')
  @HttpCode(200)
  @Requires('claim', 'Application')
  claim(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(versionBody)) command: VersionBody,
  ) {
    return this.assignment.claim(actor, applicationId, command);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Requires('release', 'Application')
  release(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(versionBody)) command: VersionBody,
  ) {
    return this.assignment.release(actor, applicationId, command);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Requires('assign', 'Application')
  assign(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(assignBody)) command: AssignBody,
  ) {
    return this.assignment.assign(actor, applicationId, command);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires('reopen', 'Application')
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(reasonBody)) command: ReasonBody,
  ) {
    return this.reopening.reopen(actor, applicationId, command);
  }
}
