export { CatalogModule } from './catalog.module';
export { CatalogService, type CardVersion } from './catalog.service';
export type { PublishedService } from './catalog.repository';
