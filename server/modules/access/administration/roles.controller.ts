import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  newRoleBody,
  previewRoleBody,
  restoreRoleBody,
  roleBody,
  simulateBody,
  whoCanBody,
  type NewRoleBody,
  type PreviewRoleBody,
  type RestoreRoleBody,
  type RoleBody,
  type SimulateBody,
  type WhoCanBody,
} from '@shared/access';
import { Answers, body, currentLocale, id } from '../../../platform/http';
import type { Actor } from '../actor';
import { DirectoryService } from '../directory.service';
import { CurrentActor, Requires } from '../requires';
import { RolesService } from './roles.service';
import { SimulatorService } from './simulator.service';

@Controller('api/roles')
export class RolesController {
  constructor(
    private readonly roles: RolesService,
    private readonly simulator: SimulatorService,
    private readonly directory: DirectoryService,
  ) {}

  @Post()
  @Requires('create', 'Role')
  async create(@CurrentActor() actor: Actor, @Body(body(newRoleBody)) role: NewRoleBody) {
    return this.directory.afterCommand(actor, 'roles', await this.roles.create(actor, role));
  }

  @Post('simulate')
  @HttpCode(200)
  @Requires('update', 'Role')
  @Answers('Whether a person may do something, and by which rule of which role')
  simulate(@Body(body(simulateBody)) question: SimulateBody) {
    return this.simulator.simulate(question, currentLocale());
  }

  @Post('who-can')
  @HttpCode(200)
  @Requires('update', 'Role')
  @Answers('Everyone who may do something, each with the rule that decides')
  whoCan(@Body(body(whoCanBody)) question: WhoCanBody) {
    return this.simulator.whoCan(question, currentLocale());
  }

  @Put(':id')
  @Requires('update', 'Role')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', id) roleId: string,
    @Body(body(roleBody)) role: RoleBody,
  ) {
    await this.roles.change(actor, roleId, role);
    return this.directory.afterCommand(actor, 'roles', roleId);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('update', 'Role')
  @Answers('Deletes a role that nobody has')
  async delete(@CurrentActor() actor: Actor, @Param('id', id) roleId: string): Promise<void> {
    await this.roles.delete(actor, roleId);
  }

  @Get(':id/versions')
  @Requires('read', 'Role')
  @Answers('Every version of a role, the newest first')
  versions(@Param('id', id) roleId: string) {
    return this.roles.versions(roleId);
  }

  @Post(':id/preview')
  @HttpCode(200)
  @Requires('update', 'Role')
  @Answers('What new permissions would change, in sentences, and for whom; nothing is saved')
  preview(@Param('id', id) roleId: string, @Body(body(previewRoleBody)) { permissions }: PreviewRoleBody) {
    return this.roles.preview(roleId, permissions, currentLocale());
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('update', 'Role')
  @Answers('Makes an earlier version the newest one')
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id', id) roleId: string,
    @Body(body(restoreRoleBody)) command: RestoreRoleBody,
  ) {
    await this.roles.restore(actor, roleId, command);
    return this.directory.afterCommand(actor, 'roles', roleId);
  }
}
