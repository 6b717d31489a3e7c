import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  CloseDepartmentBody,
  DepartmentBody,
  MoveDepartmentBody,
  NewDepartmentBody,
} from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../../platform/clock';
import type { Tx } from '../../../platform/database';
import { Outbox } from '../../../platform/queue';
import { AuditLog } from '../../audit';
import { auditActor, type Actor } from '../actor';
import { Administration, type Giver } from './administration.service';
import { DepartmentContents } from './department-contents';
import { DepartmentsRepository, type Department } from './departments.repository';
import { DEPARTMENT_CLOSED, LEFT_CASES } from './outbox-events';
import { difference, requireVersion, wrongField } from './records';

/** The tree of agencies and departments. */
@Injectable()
export class DepartmentsService {
  constructor(
    private readonly administration: Administration,
    private readonly repository: DepartmentsRepository,
    private readonly contents: DepartmentContents,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, body: NewDepartmentBody): Promise<string> {
    return this.administration.change(actor, { confirmed: true }, async (tx, giver) => {
      const id = randomUUID();
      giver.require('create', 'Department', { id, departmentId: body.parentId ?? id });
      if (body.parentId !== null) this.requireOpen(giver, 'parentId', body.parentId);
      if (await this.repository.codeTaken(tx, body.code)) throw wrongField('code', 'taken');
      await this.requireCalendar(tx, body.calendarId);
      const kind = body.parentId === null ? 'agency' : 'department';
      await this.repository.insert(tx, { id, kind, ...body, ...this.mark(actor) });
      await this.record(tx, giver, 'departmentCreated', { id, name: body.name }, null, body);
      return id;
    });
  }

  async change(actor: Actor, id: string, { version, confirm, ...fields }: DepartmentBody): Promise<void> {
    await this.administration.change(actor, { confirmed: confirm }, async (tx, giver) => {
      const department = await this.find(tx, giver, id);
      requireVersion('Department', department, version, fields);
      await this.requireCalendar(tx, fields.calendarId);
      await this.write(tx, actor, department, fields);
      const change = difference<Partial<Department>>(department, fields);
      await this.record(tx, giver, 'departmentChanged', department, change.before, change.after);
    });
  }

  /** Puts a department, with everything below it, under another one. An agency stays the top of its tree. */
  async move(actor: Actor, id: string, { version, parentId, confirm }: MoveDepartmentBody): Promise<void> {
    await this.administration.change(actor, { confirmed: confirm }, async (tx, giver) => {
      const department = await this.find(tx, giver, id);
      requireVersion('Department', department, version, { parentId });
      if (department.kind === 'agency' || giver.people.structure.below(id).includes(parentId))
        throw wrongField('parentId', 'department_cycle');
      this.requireOpen(giver, 'parentId', parentId);
      giver.require('update', 'Department', { id: parentId, departmentId: parentId });
      await this.write(tx, actor, department, { parentId });
      const before = { parentId: department.parentId };
      await this.record(tx, giver, 'departmentMoved', department, before, { parentId });
    });
  }

  /**
   * Closes a department for good. Its open cases and its services go to `casesTo`, its people to `peopleTo`; while it
   * has any of them and nobody is named, or departments are left below it: `department_in_use`.
   */
  async close(actor: Actor, id: string, body: CloseDepartmentBody): Promise<void> {
    await this.administration.change(actor, { confirmed: body.confirm }, async (tx, giver) => {
      const department = await this.find(tx, giver, id);
      requireVersion('Department', department, body.version);
      this.checkTakers(giver, id, body);
      await this.requireEmpty(tx, giver, id, body);
      if (body.casesTo !== null) await this.contents.hand(tx, id, body.casesTo);
      if (body.peopleTo !== null) await this.movePeople(tx, actor, id, body.peopleTo);
      const closedAt = this.clock.now();
      await this.write(tx, actor, department, { closedAt, successorId: body.casesTo });
      await this.outbox.append(tx, [{ type: DEPARTMENT_CLOSED, aggregateId: id }]);
      const { casesTo, peopleTo } = body;
      await this.record(tx, giver, 'departmentClosed', department, null, { casesTo, peopleTo });
    });
  }

  private async requireEmpty(tx: Tx, giver: Giver, id: string, body: CloseDepartmentBody): Promise<void> {
    const { openCases, services } = await this.contents.count(tx, id);
    const people = giver.people.all.filter(({ departmentId, blocked }) => departmentId === id && !blocked);
    const below = giver.people.structure.departments.filter(
      ({ parentId, closed }) => parentId === id && !closed,
    );
    const casesLeft = body.casesTo === null && openCases + services > 0;
    const peopleLeft = body.peopleTo === null && people.length > 0;
    if (!casesLeft && !peopleLeft && below.length === 0) return;
    throw new DomainError('department_in_use', {
      openCases,
      services,
      people: people.length,
      departments: below.length,
    });
  }

  private async movePeople(tx: Tx, actor: Actor, from: string, to: string): Promise<void> {
    const moved = await this.repository.movePeople(tx, from, to, this.mark(actor));
    const events = moved.map((userId) => ({
      type: LEFT_CASES,
      aggregateId: userId,
      payload: { casesTo: null },
    }));
    await this.outbox.append(tx, events);
  }

  private checkTakers(giver: Giver, id: string, { casesTo, peopleTo }: CloseDepartmentBody): void {
    const { structure } = giver.people;
    for (const [path, taker] of [
      ['casesTo', casesTo],
      ['peopleTo', peopleTo],
    ] as const) {
      if (taker === null) continue;
      this.requireOpen(giver, path, taker);
      if (taker === id || structure.agencyOf(taker) !== structure.agencyOf(id))
        throw wrongField(path, 'unknown_record');
    }
  }

  private requireOpen(giver: Giver, path: string, id: string): void {
    const department = giver.people.structure.department(id);
    if (department === undefined) throw wrongField(path, 'unknown_record');
    if (department.closed) throw wrongField(path, 'closed_department');
  }

  private async requireCalendar(tx: Tx, id: string): Promise<void> {
    if (!(await this.repository.calendarExists(tx, id))) throw wrongField('calendarId', 'unknown_record');
  }

  private async find(tx: Tx, giver: Giver, id: string): Promise<Department> {
    const department = await this.repository.lock(tx, id);
    if (department === null) throw new DomainError('not_found');
    giver.require('update', 'Department', { id, departmentId: id });
    if (department.closedAt !== null) throw wrongField('id', 'closed_department');
    return department;
  }

  private mark(actor: Actor) {
    return { changedAt: this.clock.now(), changedBy: actor.shortName };
  }

  private async write(tx: Tx, actor: Actor, department: Department, values: Partial<Department>) {
    const version = department.version + 1;
    await this.repository.save(tx, department.id, { ...values, ...this.mark(actor), version });
  }

  private async record(
    tx: Tx,
    giver: Giver,
    action: Parameters<AuditLog['record']>[1]['action'],
    { id, name }: Pick<Department, 'id' | 'name'>,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const subject = { type: 'Department', id, label: name };
    await this.audit.record(tx, { actor: auditActor(giver.actor), action, subject, before, after });
  }
}
