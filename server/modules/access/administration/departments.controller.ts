import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  closeDepartmentBody,
  departmentBody,
  moveDepartmentBody,
  newDepartmentBody,
  type CloseDepartmentBody,
  type DepartmentBody,
  type MoveDepartmentBody,
  type NewDepartmentBody,
} from '@shared/access';
import { Answers, body, id } from '../../../platform/http';
import type { Actor } from '../actor';
import { DirectoryService } from '../directory.service';
import { CurrentActor, Requires } from '../requires';
import { DepartmentsService } from './departments.service';

@Controller('api/departments')
export class DepartmentsController {
  constructor(
    private readonly departments: DepartmentsService,
    private readonly directory: DirectoryService,
  ) {}

  @Post()
  @Requires('create', 'Department')
  @Answers('A new department; an agency when it has no parent')
  async create(@CurrentActor() actor: Actor, @Body(body(newDepartmentBody)) department: NewDepartmentBody) {
    const departmentId = await this.departments.create(actor, department);
    return this.directory.afterCommand(actor, 'departments', departmentId);
  }

  @Put(':id')
  @Requires('update', 'Department')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', id) departmentId: string,
    @Body(body(departmentBody)) department: DepartmentBody,
  ) {
    await this.departments.change(actor, departmentId, department);
    return this.directory.afterCommand(actor, 'departments', departmentId);
  }

  @Post(':id/move')
  @HttpCode(200)
  @Requires('update', 'Department')
  @Answers('Puts the department under another one')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', id) departmentId: string,
    @Body(body(moveDepartmentBody)) command: MoveDepartmentBody,
  ) {
    await this.departments.move(actor, departmentId, command);
    return this.directory.afterCommand(actor, 'departments', departmentId);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Requires('update', 'Department')
  @Answers('Closes the department; its cases, services and people go to those named')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', id) departmentId: string,
    @Body(body(closeDepartmentBody)) command: CloseDepartmentBody,
  ) {
    await this.departments.close(actor, departmentId, command);
    return this.directory.afterCommand(actor, 'departments', departmentId);
  }
}
