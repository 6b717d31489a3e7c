import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications';
import { CatalogModule } from '../catalog';
import { CorrectionsModule } from '../corrections';
import { DecisionsModule } from '../decisions';
import { DocumentsModule } from '../documents';
import { SlaModule } from '../sla';
import { CaseParts } from './case-parts.service';
import { CaseService } from './case.service';
import { DocumentAccess } from './document-access.service';
import { DocumentsController } from './documents.controller';
import { JobsController } from './jobs.controller';
import { ReviewLists } from './lists.repository';
import { NoticesRepository } from './notices.repository';
import { PersonalData } from './reveal.service';
import { ReviewController } from './review.controller';

@Module({
  imports: [
    ApplicationsModule,
    CatalogModule,
    CorrectionsModule,
    DecisionsModule,
    DocumentsModule,
    SlaModule,
  ],
  controllers: [ReviewController, DocumentsController, JobsController],
  providers: [CaseParts, CaseService, DocumentAccess, NoticesRepository, PersonalData, ReviewLists],
})
export class ReviewModule {}
