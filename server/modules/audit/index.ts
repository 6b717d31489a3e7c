export { AuditLog, type AuditEntry } from './audit-log.service';
export { AuditModule } from './audit.module';
