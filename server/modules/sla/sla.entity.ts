import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('sla_terms')
@Check('sla_terms_kind', `kind IN ('review', 'correction')`)
@Check('sla_terms_days', 'days > 0')
@Check('sla_terms_state', `state IN ('running', 'paused', 'stopped')`)
@Check('sla_terms_counted_days', 'counted_days > 0')
@Check('sla_terms_due', `due_at IS NOT NULL OR state <> 'running'`)
@Check('sla_terms_ended', `(ended_at IS NOT NULL) = (state = 'stopped')`)
@Unique('sla_terms_generation', ['applicationId', 'kind', 'generation'])
@Index('sla_terms_one_active', { synchronize: false })
export class SlaTermEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('applications', { name: 'sla_terms_application_id_fkey' })
  @Column('uuid', { name: 'application_id' })
  applicationId!: string;
  @Column('text') kind!: 'review' | 'correction';
  @Column('integer') generation!: number;
  @Column('integer') days!: number;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @ForeignKey('calendars', { name: 'sla_terms_calendar_id_fkey' })
  @Column('uuid', { name: 'calendar_id' })
  calendarId!: string;
  @Column('text') state!: 'running' | 'paused' | 'stopped';
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('timestamptz', { name: 'counted_from' }) countedFrom!: Date;
  @Column('integer', { name: 'counted_days' }) countedDays!: number;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}

@Entity('sla_pauses')
@Check('sla_pauses_order', 'resumed_at IS NULL OR resumed_at >= paused_at')
@Index('sla_pauses_one_open', { synchronize: false })
export class SlaPauseEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('sla_terms', { name: 'sla_pauses_term_id_fkey' })
  @Column('uuid', { name: 'term_id' })
  termId!: string;
  @Column('timestamptz', { name: 'paused_at' }) pausedAt!: Date;
  @Column('timestamptz', { name: 'resumed_at', nullable: true }) resumedAt!: Date | null;
  @Column('text') reason!: string;
}

@Entity('sla_timers')
@Unique('sla_timers_once', ['applicationId', 'kind', 'level', 'generation'])
@Index('sla_timers_due', { synchronize: false })
export class SlaTimerEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('applications', { name: 'sla_timers_application_id_fkey' })
  @Column('uuid', { name: 'application_id' })
  applicationId!: string;
  @Column('text') kind!: string;
  @Column('text') level!: string;
  @Column('integer') generation!: number;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'fired_at', nullable: true }) firedAt!: Date | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt!: Date | null;
}
