import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications';
import { CatalogModule } from '../catalog';
import { CorrectionsModule } from '../corrections';
import { DecisionsModule } from '../decisions';
import { DocumentsModule } from '../documents';
import { PortalCasesService } from './portal-cases.service';
import { PortalCatalogService } from './portal-catalog.service';
import { PortalStatusService } from './portal-status.service';
import { PortalController } from './portal.controller';
import { UploadsService } from './uploads.service';

@Module({
  imports: [ApplicationsModule, CatalogModule, CorrectionsModule, DecisionsModule, DocumentsModule],
  controllers: [PortalController],
  providers: [PortalCasesService, PortalCatalogService, PortalStatusService, UploadsService],
})
export class PortalModule {}
