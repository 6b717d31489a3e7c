import { Injectable } from '@nestjs/common';
import type { OidcError } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { Clock } from '../../../platform/clock';
import { Config, type OidcSettings } from '../../../platform/config';
import { UnitOfWork } from '../../../platform/database';
import { IdentitiesService, type Claims } from './identities.service';
import { Sealer } from './sealer';
import type { Origin } from './sessions.service';

export const OIDC_CALLBACK = '/api/auth/oidc/callback';
/** The person has this long to sign in at the provider. */
export const OIDC_MINUTES = 10;
const PURPOSE = 'oidc';
const TIMEOUT_SECONDS = 10;

/** What has to be known again when the person comes back; sealed into a cookie, so that any process can go on. */
const attemptSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  startedAt: z.number(),
});

export type OidcOutcome = { token: string } | { error: OidcError };

/** Single sign-on by OpenID Connect: authorization code with PKCE, state and nonce. */
@Injectable()
export class OidcService {
  #provider: Promise<oidc.Configuration> | null = null;

  constructor(
    private readonly identities: IdentitiesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Where to send the person, and what to keep in their browser meanwhile. Error: `not_found` when not set up. */
  async start(): Promise<{ url: string; attempt: string }> {
    const provider = await this.provider(this.settings());
    const state = oidc.randomState();
    const nonce = oidc.randomNonce();
    const verifier = oidc.randomPKCECodeVerifier();
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: `${this.config.publicUrl}${OIDC_CALLBACK}`,
      scope: 'openid email',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const startedAt = this.clock.now().getTime();
    const attempt = JSON.stringify({ state, nonce, verifier, startedAt });
    return { url: url.href, attempt: this.sealer.seal(PURPOSE, attempt, 'attempt') };
  }

  /** @param query of the address to which the provider sent the person back, with its `?` */
  async finish(query: string, sealedAttempt: string | undefined, origin: Origin): Promise<OidcOutcome> {
    const settings = this.settings();
    const attempt = this.attempt(sealedAttempt);
    if (attempt === null) return { error: 'sso_failed' };
    const claims = await this.claims(settings, query, attempt);
    if (typeof claims === 'string') return { error: claims };
    return this.unitOfWork.run((tx) => this.identities.enter(tx, claims, origin));
  }

  private settings(): OidcSettings {
    if (this.config.oidc === null) throw new DomainError('not_found');
    return this.config.oidc;
  }

  private attempt(sealed: string | undefined): z.infer<typeof attemptSchema> | null {
    const text = sealed === undefined ? null : this.sealer.open(PURPOSE, sealed, 'attempt');
    if (text === null) return null;
    const attempt = attemptSchema.parse(JSON.parse(text));
    return this.clock.now().getTime() - attempt.startedAt < OIDC_MINUTES * 60_000 ? attempt : null;
  }

  private async claims(
    settings: OidcSettings,
    query: string,
    { state, nonce, verifier }: z.infer<typeof attemptSchema>,
  ): Promise<Claims | OidcError> {
    try {
      const provider = await this.provider(settings);
      const address = new URL(`${this.config.publicUrl}${OIDC_CALLBACK}${query}`);
      const tokens = await oidc.authorizationCodeGrant(provider, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) return 'sso_failed';
      const { iss, sub } = claims;
      // Providers that keep to the letter of the specification tell the address there alone.
      const told =
        claims['email'] === undefined ? await oidc.fetchUserInfo(provider, tokens.access_token, sub) : claims;
      return { iss, sub, email: told['email'], email_verified: told['email_verified'] };
    } catch (error) {
      const refusedThere =
        error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied';
      return refusedThere ? 'sso_cancelled' : 'sso_failed';
    }
  }

  /** What the provider says of itself, asked for once; asked again when it could not be reached. */
  private provider({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
    const plain = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    this.#provider ??= oidc
      .discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
        timeout: TIMEOUT_SECONDS,
        execute: plain,
      })
      .catch((error: unknown) => {
        this.#provider = null;
        throw error;
      });
    return this.#provider;
  }
}
