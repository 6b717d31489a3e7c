import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.service';
import { AuditRepository } from './audit.repository';

@Global()
@Module({
  providers: [AuditLog, AuditRepository],
  exports: [AuditLog],
})
export class AuditModule {}
