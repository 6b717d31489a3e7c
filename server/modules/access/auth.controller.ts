import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  loginBody,
  type DemoAccounts,
  type LoginBody,
  type SessionAnswer,
  type SignInOptions,
} from '@shared/access';
import type { FastifyReply } from 'fastify';
import { Config } from '../../platform/config';
import { Answers, body, currentLocale } from '../../platform/http';
import type { SessionPerson } from './access.repository';
import { AccessService, answerFor } from './access.service';
import { CurrentPerson, Public, SignedInBeforeSecondFactor, type AuthenticatedRequest } from './requires';
import {
  DEVICE_COOKIE,
  SESSION_COOKIE,
  sessionCookieOptions,
  setDeviceCookie,
  setSessionCookie,
} from './session-cookie';
import { emailDigest } from './sign-in/login-failures.repository';
import { addressBlock, RequestRates } from './sign-in/request-rates';
import { SignInService } from './sign-in/sign-in.service';

@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly access: AccessService,
    private readonly signIn: SignInService,
    private readonly rates: RequestRates,
    private readonly config: Config,
  ) {}

  @Get('options')
  @Public()
  @Answers('What the sign-in page offers')
  options(): SignInOptions {
    const { oidc } = this.config;
    return { oidc: oidc === null ? null : { label: oidc.label } };
  }

  @Post('login')
  @HttpCode(200)
  @Public()
  @Answers('Starts a session')
  async login(
    @Body(body(loginBody)) credentials: LoginBody,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    await this.rates.take('loginByAddress', addressBlock(request.ip));
    await this.rates.take('loginByAccount', emailDigest(credentials.email));
    const outcome = await this.signIn.login(credentials, {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      deviceToken: request.cookies[DEVICE_COOKIE],
    });
    setDeviceCookie(reply, this.config, outcome.deviceToken);
    if ('error' in outcome) throw outcome.error;
    setSessionCookie(reply, this.config, outcome.token);
    return this.access.sessionAnswer(outcome.token, currentLocale());
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
  @SignedInBeforeSecondFactor()
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
