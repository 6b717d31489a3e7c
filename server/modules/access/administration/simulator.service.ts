import { Injectable } from '@nestjs/common';
import type { SimulateBody, SimulationAnswer, WhoCanBody, WhoCanEntry } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import { Clock } from '../../../platform/clock';
import { UnitOfWork } from '../../../platform/database';
import { shortName } from '../actor';
import type { AbsentColleague } from '../rights/rights';
import { Administration } from './administration.service';
import type { People } from './people';
import { RecordFacts } from './record-facts';
import { wrongField } from './records';
import { simulate, type Question } from './simulation';
import { StandInsRepository } from './stand-ins.repository';

/** Answers who may do what, by the same rules that decide every request. */
@Injectable()
export class SimulatorService {
  constructor(
    private readonly administration: Administration,
    private readonly standIns: StandInsRepository,
    private readonly facts: RecordFacts,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Error: `not_found` for a person or a record that does not exist. */
  async simulate({ userId, ...asked }: SimulateBody, locale: Locale): Promise<SimulationAnswer> {
    const people = await this.administration.people();
    const person = people.person(userId);
    if (person === undefined) throw new DomainError('not_found');
    const question = await this.question(people, asked, locale);
    const absent = await this.absentColleagues(people);
    return simulate(people, person, absent.get(userId) ?? [], question);
  }

  /** Everyone who may, each with the rule that decides. */
  async whoCan(asked: WhoCanBody, locale: Locale): Promise<WhoCanEntry[]> {
    const people = await this.administration.people();
    const question = await this.question(people, asked, locale);
    const absent = await this.absentColleagues(people);
    return people.all.flatMap((person) => {
      const { allowed, rule } = simulate(people, person, absent.get(person.userId) ?? [], question);
      if (!allowed || rule === null) return [];
      const { userId, lastName, firstName, middleName, position } = person;
      return [
        {
          userId,
          fullName: [lastName, firstName, middleName].filter(Boolean).join(' '),
          position,
          departmentName: people.structure.department(person.departmentId)?.name ?? '',
          rule,
        },
      ];
    });
  }

  private async question(people: People, asked: WhoCanBody, locale: Locale): Promise<Question> {
    const { action, subject, recordId, field } = asked;
    const facts = recordId === undefined ? null : await this.factsOf(people, subject, recordId);
    return { action, subject, facts, locale, ...(field && { field }) };
  }

  private async factsOf(people: People, subject: WhoCanBody['subject'], id: string) {
    const facts = await this.ownFacts(people, subject, id);
    if (facts === null) throw new DomainError('not_found');
    return facts;
  }

  private async ownFacts(people: People, subject: WhoCanBody['subject'], id: string) {
    const { structure } = people;
    if (subject === 'User') {
      const person = people.person(id);
      return person === undefined ? null : { id, departmentId: person.departmentId };
    }
    if (subject === 'Department')
      return structure.department(id) === undefined ? null : { id, departmentId: id };
    if (subject === 'Role') return structure.rolesOf([id]).length === 0 ? null : { id };
    const reader = this.facts.reader(subject);
    if (reader === undefined) throw wrongField('recordId', 'not_by_record');
    return this.unitOfWork.read((tx) => reader(tx, id));
  }

  private async absentColleagues(people: People): Promise<Map<string, AbsentColleague[]>> {
    const inForce = await this.unitOfWork.read((tx) => this.standIns.inForce(tx, this.clock.now()));
    const colleague = (id: string): AbsentColleague[] => {
      const person = people.person(id);
      if (person === undefined || person.blocked) return [];
      const { userId, departmentId, roles } = person;
      return [
        { userId, shortName: shortName(person), departmentId, roleIds: roles.map(({ roleId }) => roleId) },
      ];
    };
    return new Map([...inForce].map(([standIn, absent]) => [standIn, absent.flatMap(colleague)]));
  }
}
