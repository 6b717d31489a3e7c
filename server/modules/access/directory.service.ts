import { subject as caslSubject } from '@casl/ability';
import { Injectable } from '@nestjs/common';
import type { Subject } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Page } from '../../platform/database';
import type { Actor } from './actor';
import { DirectoryRepository, UPKEEP_COLUMNS, type DirectoryName } from './directory.repository';

type Row = Record<string, unknown>;

const SUBJECTS = { departments: 'Department', users: 'User', roles: 'Role', calendars: 'Calendar' } as const satisfies
  Record<DirectoryName, Subject>; // prettier-ignore

/** People, departments, roles and calendars as they are shown, with the commands that the reader may call on each. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly repository: DirectoryRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async page(actor: Actor, name: DirectoryName, query: ListQuery<Row>): Promise<Page> {
    const page = await this.unitOfWork.read((tx) => this.repository.page(tx, actor, name, query));
    return { ...page, rows: page.rows.map((row) => this.present(actor, name, row)) };
  }

  /** Error: `not_found`, also when the reader may not know of it. */
  async one(actor: Actor, name: DirectoryName, id: string): Promise<Row> {
    const query: ListQuery<Row> = { sort: { field: 'id', order: 'ASC' }, from: 0, to: 0, filter: { id } };
    const row = (await this.page(actor, name, query)).rows[0];
    if (row === undefined) throw new DomainError('not_found');
    return row;
  }

  /** The record as a command left it. */
  async afterCommand(actor: Actor, name: DirectoryName, id: string): Promise<Row> {
    const row = await this.unitOfWork.read((tx) => this.repository.one(tx, name, id));
    if (row === null) throw new DomainError('not_found');
    return this.present(actor, name, row);
  }

  private present(actor: Actor, name: DirectoryName, row: Row): Row {
    const departmentId = name === 'departments' ? row['id'] : row['departmentId'];
    const facts = { id: row['id'], departmentId };
    if (!actor.ability.can('update', caslSubject<Subject, Row>(SUBJECTS[name], facts))) {
      const shown = Object.entries(row).filter(([column]) => !UPKEEP_COLUMNS.includes(column));
      return { ...Object.fromEntries(shown), commands: [] };
    }
    return { ...row, commands: this.commands(actor, name, row) };
  }

  private commands(actor: Actor, name: DirectoryName, row: Row): string[] {
    switch (name) {
      case 'users':
        return this.userCommands(actor, row);
      case 'departments':
        if (row['closedAt'] !== null) return [];
        return row['kind'] === 'agency' ? ['update', 'close'] : ['update', 'move', 'close'];
      case 'roles':
        return row['preset'] === true || row['people'] !== 0
          ? ['update', 'restore']
          : ['update', 'restore', 'delete'];
      case 'calendars':
        return [];
    }
  }

  private userCommands(actor: Actor, row: Row): string[] {
    const lockedUntil = row['lockedUntil'];
    const locked = lockedUntil instanceof Date && lockedUntil > this.clock.now();
    const blocked = row['blockedAt'] !== null;
    const commands = [
      'update',
      ...(row['id'] === actor.userId ? [] : ['roles', blocked ? 'unblock' : 'block']),
    ];
    if (locked) commands.push('unlock');
    if (row['invited'] === true && !blocked) commands.push('reinvite');
    return commands;
  }
}
