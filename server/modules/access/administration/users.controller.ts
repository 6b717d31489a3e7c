import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  administrationVersion,
  blockBody,
  inviteBody,
  userBody,
  userRolesBody,
  type AdministrationVersion,
  type BlockBody,
  type ImportAnswer,
  type InviteBody,
  type UserBody,
  type UserRolesBody,
} from '@shared/access';
import type { FastifyReply } from 'fastify';
import { Answers, body, id } from '../../../platform/http';
import type { Actor } from '../actor';
import { DirectoryService } from '../directory.service';
import { CurrentActor, Requires } from '../requires';
import { CsvPipe, ImportOptionsPipe, type ImportOptions } from './csv-request';
import { ImportService } from './import.service';
import { UsersService } from './users.service';

@Controller('api/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly imports: ImportService,
    private readonly directory: DirectoryService,
  ) {}

  @Post()
  @Requires('create', 'User')
  @Answers('Invites a person: a temporary password goes out by e-mail')
  async invite(@CurrentActor() actor: Actor, @Body(body(inviteBody)) person: InviteBody) {
    return this.directory.afterCommand(actor, 'users', await this.users.invite(actor, person));
  }

  @Get('import-template')
  @Requires('create', 'User')
  @Answers('The table that an import is filled into, as CSV')
  template(@Res({ passthrough: true }) reply: FastifyReply): Buffer {
    void reply.header('content-disposition', 'attachment; filename="users.csv"');
    void reply.type('text/csv; charset=utf-8');
    return this.imports.template();
  }

  @Post('import')
  @HttpCode(200)
  @Requires('create', 'User')
  @Answers('Invites everybody in a CSV file, or nobody; with dryRun=1 only tells each row’s verdict')
  import(
    @CurrentActor() actor: Actor,
    @Body(new CsvPipe()) file: Buffer,
    @Query(new ImportOptionsPipe()) options: ImportOptions,
  ): Promise<ImportAnswer> {
    return this.imports.import(actor, file, options);
  }

  @Put(':id')
  @Requires('update', 'User')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', id) userId: string,
    @Body(body(userBody)) person: UserBody,
  ) {
    await this.users.change(actor, userId, person);
    return this.directory.afterCommand(actor, 'users', userId);
  }

  @Post(':id/roles')
  @HttpCode(200)
  @Requires('update', 'User')
  @Answers('Sets all roles of the person, each for good or until a moment')
  async roles(
    @CurrentActor() actor: Actor,
    @Param('id', id) userId: string,
    @Body(body(userRolesBody)) command: UserRolesBody,
  ) {
    await this.users.assignRoles(actor, userId, command);
    return this.directory.afterCommand(actor, 'users', userId);
  }

  @Post(':id/block')
  @HttpCode(200)
  @Requires('update', 'User')
  @Answers('Ends the sessions of the person at once; their cases go to the queue or to a colleague')
  async block(
    @CurrentActor() actor: Actor,
    @Param('id', id) userId: string,
    @Body(body(blockBody)) command: BlockBody,
  ) {
    await this.users.block(actor, userId, command);
    return this.directory.afterCommand(actor, 'users', userId);
  }

  @Post(':id/unblock')
  @HttpCode(200)
  @Requires('update', 'User')
  async unblock(
    @CurrentActor() actor: Actor,
    @Param('id', id) userId: string,
    @Body(body(administrationVersion)) command: AdministrationVersion,
  ) {
    await this.users.unblock(actor, userId, command);
    return this.directory.afterCommand(actor, 'users', userId);
  }

  @Post(':id/unlock')
  @HttpCode(200)
  @Requires('update', 'User')
  @Answers('Lets a person sign in again who is locked out after wrong passwords')
  async unlock(
    @CurrentActor() actor: Actor,
    @Param('id', id) userId: string,
    @Body(body(administrationVersion)) command: AdministrationVersion,
  ) {
    await this.users.unlock(actor, userId, command);
    return this.directory.afterCommand(actor, 'users', userId);
  }

  @Post(':id/reinvite')
  @HttpCode(200)
  @Requires('update', 'User')
  @Answers('Sends a new temporary password to a person who has not signed in yet')
  async reinvite(
    @CurrentActor() actor: Actor,
    @Param('id', id) userId: string,
    @Body(body(administrationVersion)) command: AdministrationVersion,
  ) {
    await this.users.reinvite(actor, userId, command);
    return this.directory.afterCommand(actor, 'users', userId);
  }
}
