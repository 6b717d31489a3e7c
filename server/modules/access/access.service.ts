import { Injectable } from '@nestjs/common';
import { PRESET_ROLES, type DemoAccounts, type SessionAnswer } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { UnitOfWork, type Tx } from '../../platform/database';
import { AuditLog } from '../audit';
import { AccessRepository, type SessionPerson } from './access.repository';
import { shortName, type Actor, type PortalClient } from './actor';
import { demoHints, DEMO_PASSWORD } from './demo-accounts';
import { tokenDigest } from './sign-in/token';

const MINUTE_MS = 60_000;
/** A session's last use is written at most this often: a read should not cost a write. */
const TOUCH_EVERY_MS = MINUTE_MS;

@Injectable()
export class AccessService {
  constructor(
    private readonly repository: AccessRepository,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** What a session that has just been started is answered with. */
  async sessionAnswer(token: string, locale: Locale): Promise<SessionAnswer> {
    const { person } = await this.actorOfSession(token);
    return answerFor(person, locale);
  }

  /** Ends the session of a token, if there is one. */
  async logout(token: string): Promise<void> {
    const hash = tokenDigest(token);
    await this.unitOfWork.run(async (tx) => {
      const userId = await this.repository.deleteSession(tx, hash);
      const user = userId === null ? null : await this.repository.userById(tx, userId);
      if (user === null) return;
      const actor = { kind: 'staff', id: user.id, name: shortName(user) } as const;
      const subject = { type: 'User', id: user.id, label: actor.name };
      await this.audit.record(tx, { actor, action: 'signedOut', subject });
    });
  }

  /** The person behind a session token, with the rights they have now. Error: `not_authenticated`. */
  async actorOfSession(token: string | undefined): Promise<{ actor: Actor; person: SessionPerson }> {
    if (token === undefined || token === '') throw new DomainError('not_authenticated');
    const now = this.clock.now();
    const hash = tokenDigest(token);
    return this.unitOfWork.read(async (tx) => {
      const person = await this.repository.personOfSession(
        tx,
        hash,
        { now, idleSince: this.idleSince(now) },
        this.config.demo,
      );
      if (person === null) throw new DomainError('not_authenticated');
      if (now.getTime() - person.lastSeenAt.getTime() > TOUCH_EVERY_MS) {
        await this.repository.touchSession(tx, hash, now);
      }
      return { actor: actorFor(person), person };
    });
  }

  /** An actor known by id, with real rights: for the seed and for background work on someone's behalf. */
  async actorById(userId: string): Promise<Actor> {
    const person = await this.unitOfWork.read((tx) => this.repository.personById(tx, userId));
    if (person === null) throw new DomainError('not_found');
    return actorFor(person);
  }

  /** «Смирнова К. А.» of a known person, blocked or not. */
  async shortNameOf(tx: Tx, userId: string): Promise<string> {
    const user = await this.repository.userById(tx, userId);
    if (user === null) throw new DomainError('not_found');
    return shortName(user);
  }

  /** «Смирнова К. А.» by id; ids that are null or unknown are absent. */
  async shortNamesOf(tx: Tx, userIds: readonly (string | null)[]): Promise<Map<string, string>> {
    const ids = [...new Set(userIds.filter((id) => id !== null))];
    const users = ids.length === 0 ? [] : await this.repository.usersById(tx, ids);
    return new Map(users.map((user) => [user.id, shortName(user)]));
  }

  /** The people of some departments, each with their own rights; to see who may be given a case. */
  async staffOf(
    tx: Tx,
    departmentIds: readonly string[],
  ): Promise<{ actor: Actor; person: SessionPerson }[]> {
    const persons = await this.repository.personsOf(tx, departmentIds);
    return persons.map((person) => ({ actor: actorFor(person), person }));
  }

  /** Error: `invalid_api_key`. */
  async portalClient(key: string | undefined): Promise<PortalClient> {
    if (key === undefined || key === '') throw new DomainError('invalid_api_key');
    const client = await this.unitOfWork.read((tx) =>
      this.repository.apiClientByKeyHash(tx, tokenDigest(key), this.config.demo),
    );
    if (client === null) throw new DomainError('invalid_api_key');
    return { kind: 'portal', clientId: client.id };
  }

  /** The people whom the sign-in page offers, one click each; only where demo data may be. */
  async demoAccounts(locale: Locale): Promise<DemoAccounts> {
    if (!this.config.demo) throw new DomainError('not_found');
    const accounts = await this.unitOfWork.read((tx) => this.repository.demoAccounts(tx));
    if (accounts.length === 0) throw new DomainError('not_found');
    // The everyday roles come first, as in the list of presets.
    const rank = ({ role }: { role: string }) => PRESET_ROLES.findIndex((preset) => preset === role);
    return {
      password: DEMO_PASSWORD,
      accounts: accounts
        .toSorted((a, b) => rank(a) - rank(b))
        .map((account) => ({
          email: account.email,
          label: `${locale === 'en' ? account.labelEn : account.labelRu} · ${account.name}`,
          hint: demoHints[account.role]?.[locale] ?? '',
        })),
    };
  }

  async deleteEndedSessions(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run((tx) => this.repository.deleteEndedSessions(tx, now, this.idleSince(now)));
  }

  private idleSince(now: Date): Date {
    return new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE_MS);
  }
}

export function actorFor(person: SessionPerson): Actor {
  const { scope, rules, ability, ownAbility } = person.rights;
  return {
    kind: 'staff',
    userId: person.userId,
    shortName: shortName(person),
    departmentId: person.departmentId,
    scope,
    rules,
    ability,
    ownAbility,
    standsInFor: person.standsInFor,
  };
}

export function answerFor(person: SessionPerson, locale: Locale): SessionAnswer {
  return {
    user: {
      id: person.userId,
      email: person.email,
      fullName: [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' '),
      position: person.position,
      departmentId: person.departmentId,
      departmentName: person.departmentName,
      timeZone: person.timeZone,
      roles: person.roles.map((role) => ({
        code: role.code,
        label: locale === 'en' ? role.labelEn : role.labelRu,
      })),
    },
    standInFor: person.standsInFor,
    rules: person.secondFactorDue ? [] : person.rights.rules,
    secondFactorDue: person.secondFactorDue,
  };
}
