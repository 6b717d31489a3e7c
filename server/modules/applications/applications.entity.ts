import type {
  Applicant,
  ApplicantKind,
  ApplicationStatus,
  CheckRecord,
  CheckVerdict,
  HistoryEventType,
  Priority,
  TermState,
} from '@shared/applications';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

const OPEN = `'submitted', 'under_review', 'correction_requested', 'corrected', 'awaiting_signoff'`;
const CLOSED = `'approved', 'ready', 'issued', 'rejected', 'withdrawn', 'lapsed'`;

@Entity('applications')
@Unique('applications_number_key', ['number'])
@Check('applications_status', `status IN (${OPEN}, ${CLOSED})`)
@Check('applications_priority', `priority IN ('standard', 'expedited')`)
@Check('applications_applicant_kind', `applicant_kind IN ('person', 'sole_trader', 'organisation')`)
@Check('applications_fee_state', `fee_state IN ('none', 'due', 'paid', 'waived', 'refunded')`)
@Check('applications_locale', `locale IN ('ru', 'en')`)
@Check('applications_term_state', `term_state IN ('running', 'paused', 'stopped')`)
@Check('applications_answers', 'answers_to_review >= 0')
@Check('applications_closed', `(closed_at IS NOT NULL) = (status IN (${CLOSED}))`)
@Check('applications_claim', '(assignee_id IS NULL) = (claimed_at IS NULL)')
@Check('applications_proposer', `(proposer_id IS NOT NULL) = (status = 'awaiting_signoff')`)
@Check('applications_due', `(due_at IS NOT NULL) = (term_state = 'running')`)
@Index('applications_open_due', { synchronize: false })
@Index('applications_free_due', { synchronize: false })
@Index('applications_status_due', ['departmentId', 'status', 'dueAt', 'id'])
@Index('applications_assignee_due', { synchronize: false })
@Index('applications_closed_at', { synchronize: false })
@Index('applications_received', ['departmentId', 'receivedAt', 'id'])
@Index('applications_search', { synchronize: false })
@Index('applications_snils', { synchronize: false })
@Index('applications_service', ['serviceId', 'receivedAt'])
export class ApplicationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @ForeignKey('services', { name: 'applications_service_id_fkey' })
  @Column('uuid', { name: 'service_id' })
  serviceId!: string;
  @ForeignKey('service_versions', { name: 'applications_service_version_id_fkey' })
  @Column('uuid', { name: 'service_version_id' })
  serviceVersionId!: string;
  @Column('text', { name: 'service_title' }) serviceTitle!: string;
  @ForeignKey('api_clients', { name: 'applications_api_client_id_fkey' })
  @Column('uuid', { name: 'api_client_id' })
  apiClientId!: string;
  @Column('text') status!: ApplicationStatus;
  @Column('text') priority!: Priority;
  @Column('text', { name: 'applicant_kind' }) applicantKind!: ApplicantKind;
  @Column('text', { name: 'applicant_name' }) applicantName!: string;
  @Column('text', { name: 'search_name' }) searchName!: string;
  @Column('text', { nullable: true }) snils!: string | null;
  @ForeignKey('departments', { name: 'applications_department_id_fkey' })
  @Column('uuid', { name: 'department_id' })
  departmentId!: string;
  @ForeignKey('users', { name: 'applications_assignee_id_fkey' })
  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;
  @Column('text', { name: 'fee_state' }) feeState!: 'none' | 'due' | 'paid' | 'waived' | 'refunded';
  @Column('boolean') signed!: boolean;
  @Column('text') locale!: 'ru' | 'en';
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('text', { name: 'term_state' }) termState!: TermState;
  @Column('integer', { name: 'answers_to_review', default: 0 }) answersToReview!: number;
  @Column('boolean', { default: false }) answered!: boolean;
  @Column('boolean', { name: 'four_eyes' }) fourEyes!: boolean;
  @ForeignKey('users', { name: 'applications_proposer_id_fkey' })
  @Column('uuid', { name: 'proposer_id', nullable: true })
  proposerId!: string | null;
  @Column('timestamptz', { name: 'claimed_at', nullable: true }) claimedAt!: Date | null;
  @Column('timestamptz', { name: 'touched_at' }) touchedAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('application_contents')
export class ApplicationContentEntity {
  @ForeignKey('applications', { name: 'application_contents_application_id_fkey' })
  @PrimaryColumn('uuid', { name: 'application_id' })
  applicationId!: string;
  @Column('jsonb') applicant!: Applicant;
  @Column('jsonb') form!: Record<string, unknown>;
}

@Entity('number_counters')
export class NumberCounterEntity {
  @PrimaryColumn('integer') year!: number;
  @PrimaryColumn('text', { name: 'region_code' }) regionCode!: string;
  @Column('integer') last!: number;
}

@Entity('checks')
@Check('checks_verdict', `verdict IN ('pending', 'passed', 'failed', 'warning')`)
@Index('checks_application', ['applicationId'])
export class CheckEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('applications', { name: 'checks_application_id_fkey' })
  @Column('uuid', { name: 'application_id' })
  applicationId!: string;
  @Column('text') kind!: CheckRecord['kind'];
  @Column('jsonb') target!: CheckRecord['target'];
  @Column('text') verdict!: CheckVerdict;
  @Column('text') code!: CheckRecord['code'];
  @Column('text', { nullable: true }) detail!: string | null;
  @Column('timestamptz', { name: 'checked_at' }) checkedAt!: Date;
}

@Entity('history_events')
@Check('history_events_actor', `actor_kind IN ('staff', 'applicant', 'system')`)
@Unique('history_events_seq', ['applicationId', 'seq'])
export class HistoryEventEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('applications', { name: 'history_events_application_id_fkey' })
  @Column('uuid', { name: 'application_id' })
  applicationId!: string;
  @Column('integer') seq!: number;
  @Column('text') type!: HistoryEventType;
  @Column('timestamptz') at!: Date;
  @Column('text', { name: 'actor_kind' }) actorKind!: 'staff' | 'applicant' | 'system';
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId!: string | null;
  @Column('text', { name: 'actor_name', nullable: true }) actorName!: string | null;
  /** The absent person for whom a stand-in acted. */
  @Column('uuid', { name: 'on_behalf_of_id', nullable: true }) onBehalfOfId!: string | null;
  @Column('text', { name: 'on_behalf_of_name', nullable: true }) onBehalfOfName!: string | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('jsonb', { nullable: true }) before!: Record<string, unknown> | null;
  @Column('jsonb', { nullable: true }) after!: Record<string, unknown> | null;
  @Column('jsonb', { name: 'changed_fields' }) changedFields!: string[];
  @Column('integer') version!: number;
  @Column('text', { name: 'prev_hash' }) prevHash!: string;
  @Column('text') hash!: string;
}
