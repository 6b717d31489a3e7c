import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  standInBody,
  standInEndBody,
  type StandInBody,
  type StandInEndBody,
  type StandInRecord,
} from '@shared/access';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { Answers, body, id, list, listAnswer, simpleFilter } from '../../../platform/http';
import type { Actor } from '../actor';
import { CurrentActor, SignedIn } from '../requires';
import { STAND_INS } from './stand-ins.repository';
import { StandInsService } from './stand-ins.service';

@Controller('api/stand-ins')
export class StandInsController {
  constructor(private readonly standIns: StandInsService) {}

  @Get()
  @SignedIn()
  @Answers('Who does whose work, and when: of people whom the reader may know of, and the reader’s own')
  async page(
    @CurrentActor() actor: Actor,
    @Query(
      list({
        filter: simpleFilter('absentId', 'standInId', 'departmentId', 'endedAt'),
        sorts: Object.keys(STAND_INS.columns),
        defaultSort: ['from', 'DESC'],
      }),
    )
    query: ListQuery<Record<string, unknown>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return listAnswer(reply, 'stand-ins', query, await this.standIns.page(actor, query));
  }

  @Post()
  @SignedIn()
  @Answers('Names who does the work of an absent colleague')
  set(@CurrentActor() actor: Actor, @Body(body(standInBody)) standIn: StandInBody): Promise<StandInRecord> {
    return this.standIns.set(actor, standIn);
  }

  @Post(':id/end')
  @HttpCode(200)
  @SignedIn()
  @Answers('Ends it before its time')
  end(
    @CurrentActor() actor: Actor,
    @Param('id', id) standInId: string,
    @Body(body(standInEndBody)) { version }: StandInEndBody,
  ): Promise<StandInRecord> {
    return this.standIns.end(actor, standInId, version);
  }
}
