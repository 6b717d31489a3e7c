export { DocumentsModule } from './documents.module';
export { DocumentsService, type UploadAnswer } from './documents.service';
export type { StoredDocument } from './documents.repository';
