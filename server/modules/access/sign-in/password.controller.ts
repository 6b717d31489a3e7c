import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  passwordBody,
  passwordResetBody,
  passwordResetConfirmBody,
  type PasswordBody,
  type PasswordResetBody,
  type PasswordResetConfirmBody,
  type SessionAnswer,
} from '@shared/access';
import type { FastifyReply } from 'fastify';
import { Config } from '../../../platform/config';
import { Answers, body, currentLocale } from '../../../platform/http';
import { AccessService } from '../access.service';
import { Public, type AuthenticatedRequest } from '../requires';
import { SESSION_COOKIE, setDeviceCookie, setSessionCookie } from '../session-cookie';
import { emailDigest } from './login-failures.repository';
import { PasswordResetService } from './password-reset.service';
import { PasswordsService } from './passwords.service';
import { addressBlock, RequestRates } from './request-rates';

@Controller('api/auth')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordsService,
    private readonly resets: PasswordResetService,
    private readonly access: AccessService,
    private readonly rates: RequestRates,
    private readonly config: Config,
  ) {}

  @Post('password')
  @HttpCode(200)
  @Public()
  @Answers('Changes the own password; with a change token also signs in')
  async change(
    @Body(body(passwordBody)) { current, changeToken, next }: PasswordBody,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    await this.rates.take('secretByAddress', addressBlock(request.ip));
    if (changeToken === undefined) {
      const token = request.cookies[SESSION_COOKIE] ?? '';
      const { person } = await this.access.actorOfSession(token);
      await this.passwords.change(person.userId, token, current ?? '', next);
      return this.access.sessionAnswer(token, currentLocale());
    }
    const started = await this.passwords.replaceTemporary(changeToken, next, {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
    });
    setDeviceCookie(reply, this.config, started.deviceToken);
    setSessionCookie(reply, this.config, started.token);
    return this.access.sessionAnswer(started.token, currentLocale());
  }

  @Post('password-reset')
  @HttpCode(202)
  @Public()
  @Answers('Takes a request to reset a password; the answer is the same whether or not there is an account')
  async requestReset(
    @Body(body(passwordResetBody)) { email }: PasswordResetBody,
    @Req() request: AuthenticatedRequest,
  ): Promise<void> {
    await this.rates.take('resetByAddress', addressBlock(request.ip));
    await this.rates.take('resetByAccount', emailDigest(email));
    await this.resets.request(email, request.ip);
  }

  @Post('password-reset/confirm')
  @HttpCode(204)
  @Public()
  @Answers('Sets a new password by a mailed link and ends all sessions')
  async confirmReset(
    @Body(body(passwordResetConfirmBody)) { token, next }: PasswordResetConfirmBody,
    @Req() request: AuthenticatedRequest,
  ): Promise<void> {
    await this.rates.take('secretByAddress', addressBlock(request.ip));
    await this.resets.confirm(token, next);
  }
}
