import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DepartmentContents } from '../access';
import { CatalogRepository } from './catalog.repository';

/** Tells the administration how many services a department answers for, and hands them over when it closes. */
@Injectable()
export class ServiceLinks implements OnModuleInit {
  constructor(
    private readonly contents: DepartmentContents,
    private readonly repository: CatalogRepository,
  ) {}

  onModuleInit(): void {
    this.contents.register('services', {
      count: (tx, departmentId) => this.repository.countOfDepartment(tx, departmentId),
      hand: (tx, from, to) => this.repository.handOver(tx, from, to),
    });
  }
}
