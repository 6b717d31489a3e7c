import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '../catalog';
import { DocumentsModule } from '../documents';
import { SlaModule } from '../sla';
import { ApplicationsController } from './applications.controller';
import {
  ApplicationContentEntity,
  ApplicationEntity,
  CheckEntity,
  HistoryEventEntity,
  NumberCounterEntity,
} from './applications.entity';
import { ApplicationsRepository } from './applications.repository';
import { ApplicationsService } from './applications.service';
import { AssignmentService } from './assignment.service';
import { CaseChanges } from './changes.service';
import { ChecksService } from './checks.service';
import { HistoryRepository } from './history.repository';
import { IntakeService } from './intake.service';
import { RowsRepository } from './rows.repository';
import { ApplicationRows } from './rows.service';

const entities = [
  ApplicationEntity,
  ApplicationContentEntity,
  CheckEntity,
  HistoryEventEntity,
  NumberCounterEntity,
];

@Module({
  imports: [TypeOrmModule.forFeature(entities), CatalogModule, DocumentsModule, SlaModule],
  controllers: [ApplicationsController],
  providers: [
    ApplicationsRepository,
    ApplicationsService,
    ApplicationRows,
    AssignmentService,
    CaseChanges,
    ChecksService,
    HistoryRepository,
    IntakeService,
    RowsRepository,
  ],
  exports: [
    ApplicationsService,
    ApplicationRows,
    AssignmentService,
    CaseChanges,
    ChecksService,
    IntakeService,
  ],
})
export class ApplicationsModule {}
