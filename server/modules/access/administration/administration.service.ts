import { subject as caslSubject } from '@casl/ability';
import { Injectable } from '@nestjs/common';
import {
  abilityFor,
  notGrantable,
  type Action,
  type AppAbility,
  type AppRule,
  type Subject,
} from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { UnitOfWork, type Tx } from '../../../platform/database';
import type { Actor } from '../actor';
import { checkHouseRules, grantExceedsOwn } from './house-rules';
import type { People, PersonFacts } from './people';
import { PeopleRepository } from './people.repository';

/** The one who makes an administrative change, with the rights that they have at its turn. */
export class Giver {
  readonly rules: AppRule[];
  readonly ability: AppAbility;

  constructor(
    readonly actor: Actor,
    readonly facts: PersonFacts,
    readonly people: People,
  ) {
    this.rules = people.rulesOf(facts);
    this.ability = abilityFor(this.rules);
  }

  may(action: Action, type: Subject, facts: Record<string, unknown>): boolean {
    return this.ability.can(action, caslSubject(type, { ...facts }));
  }

  /** Errors: `not_found` for a record that may not even be known, `forbidden` for one that may not be changed. */
  require(action: Action, type: Subject, facts: Record<string, unknown>): void {
    if (this.may(action, type, facts)) return;
    const known = action !== 'create' && this.may('read', type, facts);
    throw new DomainError(known || action === 'create' ? 'forbidden' : 'not_found');
  }

  /**
   * Whoever sends somebody a password or changes the address that letters go to could sign in as them: hence only
   * with all of that person's rights. Error: `grant_exceeds_own`.
   */
  requireRightsOf(person: PersonFacts): void {
    const lacking = notGrantable(this.rules, this.people.rulesOf({ ...person, blocked: false }));
    if (lacking.length > 0) throw grantExceedsOwn(lacking);
  }
}

/** The way that every administrative change goes: in turn, with fresh rights, and by the rules of the house. */
@Injectable()
export class Administration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: PeopleRepository,
  ) {}

  /**
   * Makes a change in one transaction. Rights are read anew when its turn has come, since the change before may have
   * taken them, and everybody's rights before and after are compared; a broken rule undoes it.
   * `allowed` is called when every rule has been kept; throwing there undoes the change all the same.
   * Errors besides those of `work`: see `checkHouseRules`; `not_authenticated` for one who was blocked meanwhile.
   */
  async change<T>(
    actor: Actor,
    { confirmed }: { confirmed: boolean },
    work: (tx: Tx, giver: Giver) => Promise<T>,
    allowed: (result: T) => void = () => undefined,
  ): Promise<T> {
    return this.unitOfWork.run(async (tx) => {
      await this.repository.takeTurn(tx);
      const before = await this.repository.load(tx);
      const facts = before.person(actor.userId);
      if (facts === undefined || facts.blocked) throw new DomainError('not_authenticated');
      const result = await work(tx, new Giver(actor, facts, before));
      checkHouseRules(before, await this.repository.load(tx), facts, { confirmed });
      allowed(result);
      return result;
    });
  }

  /** Everybody's rights as they are, to look at. */
  async people(): Promise<People> {
    return this.unitOfWork.read((tx) => this.repository.load(tx));
  }
}
