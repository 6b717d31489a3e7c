import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications';
import { AuditReports } from './audit-reports.service';
import { AuditController } from './audit.controller';
import { HistoryChains } from './history-chains.repository';
import { HistoryVerification } from './history-verification.service';

@Module({
  imports: [ApplicationsModule],
  controllers: [AuditController],
  providers: [AuditReports, HistoryChains, HistoryVerification],
})
export class ReportsModule {}
