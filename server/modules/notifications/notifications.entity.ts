import type { DeliveryState } from '@shared/notifications';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('notifications')
@Check('notifications_channel', `channel IN ('email')`)
@Check('notifications_state', `state IN ('pending', 'sent', 'failed')`)
@Unique('notifications_once', ['sourceEventId', 'channel'])
@Index('notifications_application', ['applicationId'])
@Index('notifications_created', ['createdAt', 'id'])
export class NotificationEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('applications', { name: 'notifications_application_id_fkey' })
  @Column('uuid', { name: 'application_id' })
  applicationId!: string;
  @Column('text') event!: string;
  @Column('text') channel!: 'email';
  @Column('text') recipient!: string;
  @Column('text') subject!: string;
  @Column('text') body!: string;
  @Column('text') state!: DeliveryState;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  /** The outbox row that told of the change. */
  @Column('bigint', { name: 'source_event_id' }) sourceEventId!: string;
}
