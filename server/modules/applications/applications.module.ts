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
import { CheckResults } from './check-results.service';
import { ChecksService } from './checks.service';
import { CaseLinks } from './case-links';
import { ClaimWatch } from './claim-watch.service';
import { HistoryRepository } from './history.repository';
import { IntakeService } from './intake.service';
import {
  GiveOnCasesProcessor,
  SweepLeftBehindProcessor,
  TransferCasesProcessor,
} from './left-behind.processor';
import { LeftBehindRepository } from './left-behind.repository';
import { LeftBehind } from './left-behind.service';
import { ReopenService } from './reopen.service';
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
    CaseLinks,
    CheckResults,
    ChecksService,
    ClaimWatch,
    GiveOnCasesProcessor,
    LeftBehind,
    LeftBehindRepository,
    SweepLeftBehindProcessor,
    TransferCasesProcessor,
    HistoryRepository,
    IntakeService,
    ReopenService,
    RowsRepository,
  ],
  exports: [
    ApplicationsService,
    ApplicationRows,
    AssignmentService,
    CaseChanges,
    CheckResults,
    ChecksService,
    ClaimWatch,
    IntakeService,
    ReopenService,
  ],
})
export class ApplicationsModule {}
