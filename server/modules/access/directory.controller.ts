import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { Answers, id, list, listAnswer, simpleFilter } from '../../platform/http';
import type { Actor } from './actor';
import { DIRECTORY, UPKEEP_COLUMNS, type DirectoryName } from './directory.repository';
import { DirectoryService } from './directory.service';
import { CurrentActor, Requires } from './requires';

function shape(name: DirectoryName, defaultField: string, ...filters: string[]) {
  const sorts = Object.keys(DIRECTORY[name].columns).filter((column) => !UPKEEP_COLUMNS.includes(column));
  return list({ filter: simpleFilter(...filters), sorts, defaultSort: [defaultField, 'ASC'] });
}

type Query_ = ListQuery<Record<string, unknown>>;

@Controller('api')
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Get('departments')
  @Requires('read', 'Department')
  @Answers('Agencies and their departments')
  departments(
    @CurrentActor() actor: Actor,
    @Query(shape('departments', 'name', 'kind', 'parentId', 'closedAt')) query: Query_,
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
    @Query(shape('users', 'fullName', 'departmentId', 'blockedAt')) query: Query_,
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
    return listAnswer(reply, name, query, await this.directory.page(actor, name, query));
  }

  private one(actor: Actor, name: DirectoryName, recordId: string) {
    return this.directory.one(actor, name, recordId);
  }
}
