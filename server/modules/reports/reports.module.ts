import { Module } from '@nestjs/common';
import { AuditReports } from './audit-reports.service';
import { AuditController } from './audit.controller';

@Module({ controllers: [AuditController], providers: [AuditReports] })
export class ReportsModule {}
