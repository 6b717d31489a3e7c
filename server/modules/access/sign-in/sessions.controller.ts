import { Controller, Delete, Get, HttpCode, Param, Req, Res } from '@nestjs/common';
import type { OwnSession } from '@shared/access';
import type { FastifyReply } from 'fastify';
import { Config } from '../../../platform/config';
import { Answers, id } from '../../../platform/http';
import type { SessionPerson } from '../access.repository';
import { CurrentPerson, SignedIn, type AuthenticatedRequest } from '../requires';
import { SESSION_COOKIE, sessionCookieOptions } from '../session-cookie';
import { SessionsService } from './sessions.service';

@Controller('api/auth/sessions')
@SignedIn()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly config: Config,
  ) {}

  @Get()
  @Answers('The own sessions, the latest used first')
  list(@CurrentPerson() person: SessionPerson, @Req() request: AuthenticatedRequest): Promise<OwnSession[]> {
    return this.sessions.list(person, request.cookies[SESSION_COOKIE] ?? '');
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers('Ends one of the own sessions')
  async end(
    @CurrentPerson() person: SessionPerson,
    @Param('id', id) sessionId: string,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { current } = await this.sessions.end(person, sessionId, request.cookies[SESSION_COOKIE] ?? '');
    if (current) void reply.clearCookie(SESSION_COOKIE, sessionCookieOptions(this.config));
  }
}
