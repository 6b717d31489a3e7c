import { Controller, Get, Logger, Req, Res } from '@nestjs/common';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { DomainError } from '@shared/kernel/errors';
import type { FastifyReply } from 'fastify';
import { Config } from '../../../platform/config';
import { Answers } from '../../../platform/http';
import { Public, type AuthenticatedRequest } from '../requires';
import { setSessionCookie } from '../session-cookie';
import { OIDC_MINUTES, OidcService, type OidcOutcome } from './oidc.service';
import { addressBlock, RequestRates } from './request-rates';

const ATTEMPT_COOKIE = 'oidc';

/** Pages of the browser itself lead through here: whatever goes wrong ends on the sign-in page, not in a problem document. */
@Controller('api/auth/oidc')
export class OidcController {
  readonly #logger = new Logger('SingleSignOn');

  constructor(
    private readonly oidc: OidcService,
    private readonly rates: RequestRates,
    private readonly config: Config,
  ) {}

  @Get('start')
  @Public()
  @Answers('Leads to the identity provider; 404 where there is none')
  async start(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.rates.take('singleSignOnByAddress', addressBlock(request.ip));
    try {
      const { url, attempt } = await this.oidc.start();
      void reply.setCookie(ATTEMPT_COOKIE, attempt, this.attemptCookie()).redirect(url, 302);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      this.#logger.error({ msg: 'the identity provider could not be asked', err: error });
      this.leadBack(reply, { error: 'sso_failed' });
    }
  }

  @Get('callback')
  @Public()
  @Answers(
    'Where the identity provider leads back to: starts a session, or names the reason on the sign-in page',
  )
  async callback(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.rates.take('singleSignOnByAddress', addressBlock(request.ip));
    const query = /\?.*$/s.exec(request.url)?.[0] ?? '';
    const outcome = await this.oidc.finish(query, request.cookies[ATTEMPT_COOKIE], {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
    });
    // The attempt is over, however it ended: it does not work again.
    void reply.clearCookie(ATTEMPT_COOKIE, this.attemptCookie());
    this.leadBack(reply, outcome);
  }

  private leadBack(reply: FastifyReply, outcome: OidcOutcome): void {
    if ('token' in outcome) setSessionCookie(reply, this.config, outcome.token);
    void reply.redirect('error' in outcome ? `/login?error=${outcome.error}` : '/', 302);
  }

  /** Lax and not strict: it has to come along when the provider leads back from its own site. */
  private attemptCookie(): CookieSerializeOptions {
    return {
      path: '/api/auth/oidc',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.publicUrl.startsWith('https:'),
      maxAge: OIDC_MINUTES * 60,
    };
  }
}
