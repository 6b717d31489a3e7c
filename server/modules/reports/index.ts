export { HistoryVerification, type HistoryBreach } from './history-verification.service';
export { ReportsModule } from './reports.module';
