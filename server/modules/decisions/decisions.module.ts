import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications';
import { DocumentsModule } from '../documents';
import { SlaModule } from '../sla';
import { CaseClosing } from './case-closing';
import { DecisionsController } from './decisions.controller';
import { DecisionEntity } from './decisions.entity';
import { DecisionsReader } from './decisions.reader';
import { DecisionsRepository } from './decisions.repository';
import { DecisionsService } from './decisions.service';
import { MakeOutcomeProcessor } from './outcome.processor';
import { OutcomeService } from './outcome.service';
import { WakeOutcomesProcessor } from './wake-outcomes.processor';

@Module({
  imports: [TypeOrmModule.forFeature([DecisionEntity]), ApplicationsModule, DocumentsModule, SlaModule],
  controllers: [DecisionsController],
  providers: [
    CaseClosing,
    DecisionsReader,
    DecisionsRepository,
    DecisionsService,
    MakeOutcomeProcessor,
    OutcomeService,
    WakeOutcomesProcessor,
  ],
  exports: [DecisionsReader, OutcomeService],
})
export class DecisionsModule {}
