import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications';
import { CatalogModule } from '../catalog';
import { DocumentsModule } from '../documents';
import { SlaModule } from '../sla';
import { AnswersService } from './answers.service';
import { CorrectionsController } from './corrections.controller';
import { CorrectionDraftEntity, CorrectionItemEntity, CorrectionRequestEntity } from './corrections.entity';
import { CorrectionsRepository } from './corrections.repository';
import { CorrectionsReader } from './corrections.reader';
import { DraftsService } from './drafts.service';
import { CancelCorrectionService, LapseService } from './end-correction.service';
import { RequestCorrectionService } from './request-correction.service';
import { ReviewAnswersService } from './review-answers.service';
import { Rounds } from './rounds.service';
import { RunChecksProcessor } from './run-checks.processor';
import { RunChecks } from './run-checks.service';
import { WakeChecksProcessor } from './wake-checks.processor';

@Module({
  imports: [
    TypeOrmModule.forFeature([CorrectionDraftEntity, CorrectionItemEntity, CorrectionRequestEntity]),
    ApplicationsModule,
    CatalogModule,
    DocumentsModule,
    SlaModule,
  ],
  controllers: [CorrectionsController],
  providers: [
    AnswersService,
    CancelCorrectionService,
    CorrectionsReader,
    CorrectionsRepository,
    DraftsService,
    LapseService,
    RequestCorrectionService,
    ReviewAnswersService,
    Rounds,
    RunChecks,
    RunChecksProcessor,
    WakeChecksProcessor,
  ],
  exports: [AnswersService, CancelCorrectionService, CorrectionsReader],
})
export class CorrectionsModule {}
