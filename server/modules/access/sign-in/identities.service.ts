import { Injectable, Logger } from '@nestjs/common';
import type { OidcError } from '@shared/access';
import { Clock } from '../../../platform/clock';
import type { Tx } from '../../../platform/database';
import { AuditLog } from '../../audit';
import type { UserEntity } from '../access.entity';
import { auditSubject } from './login-lock.service';
import { SignInGate } from './sign-in-gate';
import type { Origin } from './sessions.service';
import { SignInRepository } from './sign-in.repository';

/** What a provider says of a person; `iss` and `sub` together never name another one. */
export interface Claims {
  iss: string;
  sub: string;
  email?: unknown;
  email_verified?: unknown;
}

/** Who somebody is whom an identity provider has vouched for. Nobody gets an account by it: accounts are made here. */
@Injectable()
export class IdentitiesService {
  readonly #logger = new Logger('SingleSignOn');

  constructor(
    private readonly repository: SignInRepository,
    private readonly gate: SignInGate,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async enter(tx: Tx, claims: Claims, origin: Origin): Promise<{ token: string } | { error: OidcError }> {
    const found = await this.userOf(tx, claims);
    if ('error' in found) return this.refuse(tx, null, found.error);
    if (!this.gate.mayEnter(found.user)) return this.refuse(tx, found.user, 'sso_no_account');
    return { token: await this.gate.open(tx, found.user, origin, 'oidc') };
  }

  /** By a link made before, else by an address that the provider has verified, and then linked from now on. */
  private async userOf(
    tx: Tx,
    { iss, sub, email, email_verified: verified }: Claims,
  ): Promise<{ user: UserEntity } | { error: OidcError }> {
    const linkedId = await this.repository.userIdOfIdentity(tx, iss, sub);
    const linked = linkedId === null ? null : await this.repository.userById(tx, linkedId);
    if (linked !== null) return { user: linked };
    if (typeof email !== 'string') return { error: 'sso_no_account' };
    // An address that nobody has checked may be anybody's.
    if (verified !== true) return { error: 'sso_email_unverified' };
    const user = await this.repository.userByEmail(tx, email);
    if (user === null || !this.gate.mayEnter(user)) return { error: 'sso_no_account' };
    const identity = { issuer: iss, subject: sub, userId: user.id, linkedAt: this.clock.now() };
    // Linked to another account there: an address given to a new colleague is not the old colleague.
    if (!(await this.repository.insertIdentity(tx, identity))) return { error: 'sso_no_account' };
    await this.audit.record(tx, {
      actor: { kind: 'system', id: null, name: null },
      action: 'identityLinked',
      subject: auditSubject(user),
      after: { issuer: iss },
    });
    return { user };
  }

  private async refuse(tx: Tx, user: UserEntity | null, error: OidcError): Promise<{ error: OidcError }> {
    this.#logger.warn({ msg: 'single sign-on refused', reason: error });
    await this.audit.record(tx, {
      actor: { kind: 'anonymous', id: null, name: null },
      action: 'signInFailed',
      subject: auditSubject(user),
      after: { reason: error },
    });
    return { error };
  }
}
