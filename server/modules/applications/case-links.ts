import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DepartmentContents, RecordFacts } from '../access';
import { ApplicationsRepository } from './applications.repository';
import { LeftBehindRepository } from './left-behind.repository';

/** Tells the administration what it may ask of cases: how many a department has, and what conditions compare. */
@Injectable()
export class CaseLinks implements OnModuleInit {
  constructor(
    private readonly contents: DepartmentContents,
    private readonly facts: RecordFacts,
    private readonly leftBehind: LeftBehindRepository,
    private readonly applications: ApplicationsRepository,
  ) {}

  onModuleInit(): void {
    this.contents.register('openCases', {
      count: (tx, departmentId) => this.leftBehind.openInDepartment(tx, departmentId),
    });
    this.facts.register('Application', async (tx, id) => {
      const application = await this.applications.byId(tx, id);
      if (application === null) return null;
      const { departmentId, assigneeId, serviceId, status, priority } = application;
      return { id, departmentId, assigneeId, serviceId, status, priority };
    });
  }
}
