import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AccessModule } from './modules/access';
import { ApplicationsModule } from './modules/applications';
import { AuditModule } from './modules/audit';
import { CatalogModule } from './modules/catalog';
import { CorrectionsModule } from './modules/corrections';
import { DecisionsModule } from './modules/decisions';
import { DocumentsModule } from './modules/documents';
import { NotificationsModule } from './modules/notifications';
import { PortalModule } from './modules/portal';
import { ReportsModule } from './modules/reports';
import { ReviewModule } from './modules/review';
import { SlaModule } from './modules/sla';
import { Clock, ClockModule } from './platform/clock';
import { Config, ConfigModule } from './platform/config';
import { DatabaseModule } from './platform/database';
import { HealthModule } from './platform/health';
import { ApiDescriptionModule } from './platform/http';
import { MailModule } from './platform/mail';
import { QueueModule } from './platform/queue';
import { StorageModule } from './platform/storage';

/** The rooms of the product, in the order in which they may know each other. */
export const featureModules: readonly Type[] = [
  AuditModule,
  AccessModule,
  DocumentsModule,
  SlaModule,
  CatalogModule,
  ApplicationsModule,
  CorrectionsModule,
  DecisionsModule,
  ReviewModule,
  ReportsModule,
  PortalModule,
  NotificationsModule,
];

@Module({})
export class AppModule {
  /** `extra` are rooms that only a test has. */
  static of(config: Config, clock: Clock, extra: readonly Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        ClockModule.of(clock),
        DatabaseModule,
        QueueModule,
        HealthModule,
        StorageModule,
        MailModule,
        ApiDescriptionModule,
        ...featureModules,
        ...extra,
      ],
    };
  }
}
