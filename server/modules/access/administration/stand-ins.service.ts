import { randomUUID } from 'node:crypto';
import { subject as caslSubject } from '@casl/ability';
import { Injectable } from '@nestjs/common';
import {
  notGrantable,
  rulesFor,
  type AccessScope,
  type AppAbility,
  type Subject,
  type StandInBody,
  type StandInRecord,
} from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import { Clock } from '../../../platform/clock';
import { UnitOfWork, type Page, type Tx } from '../../../platform/database';
import { AuditLog } from '../../audit';
import { auditActor, shortName, type Actor } from '../actor';
import { caseWorkOf, permissionsOf } from '../rights/rights';
import { Administration, type Giver } from './administration.service';
import { grantExceedsOwn } from './house-rules';
import type { PersonFacts } from './people';
import { wrongField } from './records';
import { StandInsRepository, type StandIn, type StandInRow } from './stand-ins.repository';

/** In both of two people's rules the one who asks stands as the same, so that only the rest is compared. */
const WHOEVER = 'whoever';

/** Who does the work of an absent colleague: set by that colleague, by a manager of the department, by an administrator. */
@Injectable()
export class StandInsService {
  constructor(
    private readonly administration: Administration,
    private readonly repository: StandInsRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Errors besides those of the house: `forbidden`, and `grant_exceeds_own` for work that one could not give away. */
  async set(actor: Actor, { absentId, standInId, from, until }: StandInBody): Promise<StandInRecord> {
    return this.administration.change(actor, { confirmed: true }, async (tx, giver) => {
      const absent = this.person(giver, 'absentId', absentId);
      const standIn = this.person(giver, 'standInId', standInId);
      this.requireAuthority(giver, absent, standIn);
      this.requireLendable(giver, absent);
      const now = this.clock.now();
      if (new Date(until) <= now) throw wrongField('until', 'in_the_past');
      const row: StandIn = {
        id: randomUUID(),
        absentId,
        standInId,
        startsAt: new Date(from),
        endsAt: new Date(until),
        endedAt: null,
        setById: actor.userId,
        createdAt: now,
        version: 1,
      };
      await this.repository.insert(tx, row);
      await this.record(tx, giver, 'standInSet', absent, null, { standIn: shortName(standIn), from, until });
      return this.presented(tx, actor, row.id);
    });
  }

  /** Ends it before its time: whoever could set it may, and the stand-in too. */
  async end(actor: Actor, id: string, version: number): Promise<StandInRecord> {
    return this.administration.change(actor, { confirmed: true }, async (tx, giver) => {
      const row = await this.repository.lock(tx, id);
      if (row === null) throw new DomainError('not_found');
      const absent = giver.people.person(row.absentId);
      if (absent === undefined) throw new DomainError('not_found');
      if (row.standInId !== actor.userId && !mayArrange(giver, absent)) throw new DomainError('not_found');
      if (row.version !== version) {
        throw new DomainError('stale_version', { record: 'StandIn', currentVersion: row.version });
      }
      const endedAt = this.clock.now();
      await this.repository.end(tx, id, endedAt, row.version + 1);
      await this.record(tx, giver, 'standInEnded', absent, null, { endedAt: endedAt.toISOString() });
      return this.presented(tx, actor, id);
    });
  }

  /** Those of people whom the reader may know of, and the reader's own. */
  async page(actor: Actor, query: ListQuery<Record<string, unknown>>): Promise<Page<StandInRecord>> {
    const page = await this.unitOfWork.read((tx) => this.repository.page(tx, actor, query));
    return { ...page, rows: page.rows.map((row) => this.present(actor, row)) };
  }

  private async presented(tx: Tx, actor: Actor, id: string): Promise<StandInRecord> {
    const row = await this.repository.one(tx, id);
    if (row === null) throw new DomainError('not_found');
    return this.present(actor, row);
  }

  private present(actor: Actor, row: StandInRow): StandInRecord {
    const { absentId, standInId, departmentId } = row;
    const mine = [absentId, standInId].includes(actor.userId);
    const over = row.endedAt !== null || row.until <= this.clock.now();
    const mayEnd = !over && (mine || arranges(actor.ownAbility, { userId: absentId, departmentId }));
    return {
      ...row,
      from: row.from.toISOString(),
      until: row.until.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      commands: mayEnd ? ['end'] : [],
    };
  }

  private person(giver: Giver, path: string, id: string): PersonFacts {
    const found = giver.people.person(id);
    if (found === undefined) throw wrongField(path, 'unknown_record');
    if (found.blocked) throw wrongField(path, 'blocked_person');
    return found;
  }

  private requireAuthority(giver: Giver, absent: PersonFacts, standIn: PersonFacts): void {
    if (!mayArrange(giver, absent)) throw new DomainError('forbidden');
    const { structure } = giver.people;
    const own = absent.userId === giver.facts.userId && !arranges(giver.ability, absent);
    const reach = own
      ? structure.below(absent.departmentId)
      : structure.below(structure.agencyOf(absent.departmentId));
    if (!reach.includes(standIn.departmentId)) throw wrongField('standInId', 'another_agency');
  }

  /** Nobody lends what they could neither do nor grant. */
  private requireLendable(giver: Giver, absent: PersonFacts): void {
    const { structure } = giver.people;
    const held = (person: PersonFacts) =>
      permissionsOf(
        structure,
        person.roles.map(({ roleId }) => roleId),
      );
    const alike = (person: PersonFacts): AccessScope => structure.scopeOf(WHOEVER, person.departmentId);
    const lacking = notGrantable(
      rulesFor(held(giver.facts), alike(giver.facts)),
      rulesFor(caseWorkOf(held(absent)), alike(absent)),
    );
    if (lacking.length > 0) throw grantExceedsOwn(lacking);
  }

  private async record(
    tx: Tx,
    giver: Giver,
    action: 'standInSet' | 'standInEnded',
    absent: PersonFacts,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const subject = { type: 'User', id: absent.userId, label: shortName(absent) };
    await this.audit.record(tx, { actor: auditActor(giver.actor), action, subject, before, after });
  }
}

/** A manager distributes the cases of the department; an administrator changes its people. */
function arranges(
  ability: AppAbility,
  { userId, departmentId }: Pick<PersonFacts, 'userId' | 'departmentId'>,
): boolean {
  const on = (type: Subject, facts: Record<string, unknown>) => caslSubject(type, facts);
  return (
    ability.can('assign', on('Application', { departmentId })) ||
    ability.can('update', on('User', { id: userId, departmentId }))
  );
}

function mayArrange(giver: Giver, absent: PersonFacts): boolean {
  return absent.userId === giver.facts.userId || arranges(giver.ability, absent);
}
