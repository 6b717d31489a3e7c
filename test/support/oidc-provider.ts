import { createServer, type Server } from 'node:http';
import { Provider } from 'oidc-provider';

export interface ProviderAccount {
  readonly sub: string;
  readonly email: string;
  readonly verified: boolean;
}

const CLIENT = { id: 'priemnaya', secret: 'a-secret-of-the-test' } as const;

const issuerAt = (port: number) => `http://127.0.0.1:${port}`;

/** What an administrator sets to use the provider on this port; it is asked when the first person comes. */
export function oidcSettings(port: number): Record<string, string> {
  return {
    OIDC_ISSUER: issuerAt(port),
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_LABEL: 'Войти через портал ведомства',
  };
}

/** A real OpenID Connect provider that listens; whoever comes is the account that the test has named, or refuses. */
export class IdentityProvider {
  /** Who signs in next; null: the person declines. */
  account: ProviderAccount | null = null;

  private constructor(private readonly server: Server) {}

  /** @param emailInIdToken whether the address is in the ID token, or told by userinfo alone, as the specification has it */
  static async start(
    port: number,
    redirectUri: string,
    { emailInIdToken = true }: { emailInIdToken?: boolean } = {},
  ): Promise<IdentityProvider> {
    const issuer = issuerAt(port);
    const holder: { provider?: IdentityProvider } = {};
    const known = new Map<string, ProviderAccount>();
    const oidc = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      pkce: { required: () => true },
      conformIdTokenClaims: !emailInIdToken,
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['only-for-this-test'] },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: () => {
          const account = known.get(sub);
          return { sub, email: account?.email, email_verified: account?.verified };
        },
      }),
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    });
    const server = createServer((request, response) => {
      if (!request.url?.startsWith('/interaction/')) {
        void oidc.callback()(request, response);
        return;
      }
      const account = holder.provider?.account ?? null;
      void (async () => {
        const { prompt, params, grantId } = await oidc.interactionDetails(request, response);
        if (account === null) {
          const result = { error: 'access_denied', error_description: 'declined' };
          return oidc.interactionFinished(request, response, result);
        }
        if (prompt.name === 'login') {
          known.set(account.sub, account);
          const result = { login: { accountId: account.sub } };
          return oidc.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
        }
        const grant =
          (grantId === undefined ? undefined : await oidc.Grant.find(grantId)) ??
          new oidc.Grant({ accountId: account.sub, clientId: String(params['client_id']) });
        grant.addOIDCScope('openid email');
        const result = { consent: { grantId: await grant.save() } };
        return oidc.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
      })().catch((error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    holder.provider = new IdentityProvider(server);
    return holder.provider;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Follows the way through the provider as a browser does. @returns the address on which it comes back, not yet opened */
export async function wayBack(url: string, isBack: (url: string) => boolean): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  for (let steps = 0; steps < 12; steps += 1) {
    if (isBack(next)) return next;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the way ended at ${next}: ${response.status} ${await response.text()}`);
    next = new URL(location, next).href;
  }
  throw new Error('the provider leads in circles');
}
