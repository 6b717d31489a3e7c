import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.service';
import { AuditPages } from './audit-pages.repository';
import { AuditReader } from './audit-reader.service';
import { AuditRepository } from './audit.repository';
import { ChainRepository } from './chain.repository';
import { Denials } from './denials.service';
import { SealProcessor } from './sealing.processor';
import { Sealing } from './sealing.service';
import { AuditVerification } from './verification.service';

/** Known everywhere: whoever does something worth proving records it. */
@Global()
@Module({
  providers: [
    AuditLog,
    AuditPages,
    AuditReader,
    AuditRepository,
    AuditVerification,
    ChainRepository,
    Denials,
    Sealing,
    SealProcessor,
  ],
  exports: [AuditLog, AuditReader, AuditVerification, Denials],
})
export class AuditModule {}
