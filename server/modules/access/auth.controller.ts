import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { loginBody, type DemoAccounts, type LoginBody, type SessionAnswer } from '@shared/access';
import type { FastifyReply } from 'fastify';
import { Config } from '../../platform/config';
import { Answers, body, currentLocale } from '../../platform/http';
import type { SessionPerson } from './access.repository';
import { AccessService, answerFor } from './access.service';
import { CurrentPerson, Public, SignedIn, type AuthenticatedRequest } from './requires';
import { SESSION_COOKIE, sessionCookieOptions } from './session-cookie';

@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly access: AccessService,
    private readonly config: Config,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  @RouteConfig({ rateLimit: { max: 120, timeWindow: '1 minute' } })
  @Answers('Starts a session')
  async login(
    @Body(body(loginBody)) credentials: LoginBody,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const { token, answer } = await this.access.login(credentials, {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      locale: currentLocale(),
    });
    void reply.setCookie(SESSION_COOKIE, token, sessionCookieOptions(this.config));
    return answer;
  }

  @Post('logout')
  @HttpCode(204)
  @Public()
  @Answers('Ends the session, if there is one')
  async logout(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await this.access.logout(token);
    void reply.clearCookie(SESSION_COOKIE, sessionCookieOptions(this.config));
  }

  @Get('me')
  @SignedIn()
  @Answers('The person of the session and their permissions now')
  me(@CurrentPerson() person: SessionPerson): SessionAnswer {
    return answerFor(person, currentLocale());
  }

  @Get('demo')
  @Public()
  @Answers('Demo accounts; 404 where there is no demo data')
  demo(): Promise<DemoAccounts> {
    return this.access.demoAccounts(currentLocale());
  }
}
