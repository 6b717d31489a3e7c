export { PortalCasesService } from './portal-cases.service';
export { PortalModule } from './portal.module';
