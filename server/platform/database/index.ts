export { DatabaseModule } from './database.module';
export { runWithIdempotency, type IdempotencyKey } from './idempotency';
export { migrateDatabase } from './migrate';
export { UnitOfWork, type Tx } from './unit-of-work';
export { EmbeddedDatabase } from './embedded';
export { prepareDataFolder } from './embedded/data-folder';
export { probeDatabase } from './probe';
export { likePattern, pageOf, type Page, type PageSource } from './page';
