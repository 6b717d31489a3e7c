export { AuditLog, type AuditEntry } from './audit-log.service';
export type { Visibility } from './audit-pages.repository';
export { AuditReader } from './audit-reader.service';
export { AuditModule } from './audit.module';
export type { Checkpoint } from './chain.repository';
export { Denials, type Denial } from './denials.service';
export { Sealing } from './sealing.service';
export { AuditVerification, type Breach, type Verification } from './verification.service';
