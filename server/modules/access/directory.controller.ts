import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../../platform/database';
import { Answers, id, list, listAnswer, simpleFilter } from '../../platform/http';
import { DIRECTORY, DirectoryRepository, type DirectoryName } from './directory.repository';
import type { Actor } from './actor';
import { CurrentActor, Requires } from './requires';

function shape(name: DirectoryName, defaultField: string, ...filters: string[]) {
  const sorts = Object.keys(DIRECTORY[name].columns);
  return list({ filter: simpleFilter(...filters), sorts, defaultSort: [defaultField, 'ASC'] });
}

type Query_ = ListQuery<Record<string, unknown>>;

@Controller('api')
export class DirectoryController {
  constructor(
    private readonly repository: DirectoryRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get('departments')
  @Requires('read', 'Department')
  @Answers('Agencies and their departments')
  departments(
    @CurrentActor() actor: Actor,
    @Query(shape('departments', 'name', 'kind', 'parentId')) query: Query_,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.page(actor, 'departments', query, reply);
  }

  @Get('departments/:id')
  @Requires('read', 'Department')
  department(@CurrentActor() actor: Actor, @Param('id', id) recordId: string) {
    return this.one(actor, 'departments', recordId);
  }

  @Get('users')
  @Requires('read', 'User')
  @Answers('People of the agencies')
  users(
    @CurrentActor() actor: Actor,
    @Query(shape('users', 'fullName', 'departmentId')) query: Query_,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.page(actor, 'users', query, reply);
  }

  @Get('users/:id')
  @Requires('read', 'User')
  user(@CurrentActor() actor: Actor, @Param('id', id) recordId: string) {
    return this.one(actor, 'users', recordId);
  }

  @Get('roles')
  @Requires('read', 'Role')
  @Answers('Roles and their permissions')
  roles(
    @CurrentActor() actor: Actor,
    @Query(shape('roles', 'label', 'preset', 'code')) query: Query_,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.page(actor, 'roles', query, reply);
  }

  @Get('roles/:id')
  @Requires('read', 'Role')
  role(@CurrentActor() actor: Actor, @Param('id', id) recordId: string) {
    return this.one(actor, 'roles', recordId);
  }

  @Get('calendars')
  @Requires('read', 'Calendar')
  @Answers('Calendars of working days')
  calendars(
    @CurrentActor() actor: Actor,
    @Query(shape('calendars', 'name')) query: Query_,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.page(actor, 'calendars', query, reply);
  }

  @Get('calendars/:id')
  @Requires('read', 'Calendar')
  calendar(@CurrentActor() actor: Actor, @Param('id', id) recordId: string) {
    return this.one(actor, 'calendars', recordId);
  }

  private async page(actor: Actor, name: DirectoryName, query: Query_, reply: FastifyReply) {
    const page = await this.unitOfWork.read((tx) => this.repository.page(tx, actor, name, query));
    return listAnswer(reply, name, query, { ...page, rows: page.rows.map(withCommands) });
  }

  private async one(actor: Actor, name: DirectoryName, recordId: string) {
    const query: Query_ = { sort: { field: 'id', order: 'ASC' }, from: 0, to: 0, filter: { id: recordId } };
    const { rows } = await this.unitOfWork.read((tx) => this.repository.page(tx, actor, name, query));
    if (rows[0] === undefined) throw new DomainError('not_found');
    return withCommands(rows[0]);
  }
}

/** Records of the directory carry no commands yet: they are read here and changed by the administration. */
function withCommands(row: Record<string, unknown>) {
  return { ...row, commands: [] };
}
