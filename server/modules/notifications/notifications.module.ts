import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications';
import { CorrectionsModule } from '../corrections';
import { DecisionsModule } from '../decisions';
import { SlaModule } from '../sla';
import { DeliverNoticeProcessor } from './deliver.processor';
import { DeliveryService } from './delivery.service';
import { LetterFactsReader } from './letter-facts.reader';
import { NoticesService } from './notices.service';
import { NotificationsController } from './notifications.controller';
import { NotificationEntity } from './notifications.entity';
import { NotificationsRepository } from './notifications.repository';
import { PrepareNoticeProcessor } from './prepare.processor';
import { PrepareService } from './prepare.service';
import { WakeForgottenProcessor } from './wake-forgotten.processor';

@Module({
  imports: [
    TypeOrmModule.forFeature([NotificationEntity]),
    ApplicationsModule,
    CorrectionsModule,
    DecisionsModule,
    SlaModule,
  ],
  controllers: [NotificationsController],
  providers: [
    DeliverNoticeProcessor,
    DeliveryService,
    LetterFactsReader,
    NoticesService,
    NotificationsRepository,
    PrepareNoticeProcessor,
    PrepareService,
    WakeForgottenProcessor,
  ],
})
export class NotificationsModule {}
