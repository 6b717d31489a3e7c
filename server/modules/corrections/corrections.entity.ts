import type { CorrectionDraftBody, CorrectionTarget, RoundState } from '@shared/corrections';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('correction_requests')
@Check(
  'correction_requests_state',
  `state IN ('open', 'answered', 'reviewed', 'cancelled', 'lapsed', 'withdrawn')`,
)
@Unique('correction_requests_round', ['applicationId', 'round'])
@Index('correction_requests_one_open', { synchronize: false })
export class CorrectionRequestEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('applications', { name: 'correction_requests_application_id_fkey' })
  @Column('uuid', { name: 'application_id' })
  applicationId!: string;
  @Column('integer') round!: number;
  @Column('text') state!: RoundState;
  @ForeignKey('users', { name: 'correction_requests_requested_by_id_fkey' })
  @Column('uuid', { name: 'requested_by_id', nullable: true })
  requestedById!: string | null;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason!: string | null;
}

@Entity('correction_items')
@Check('correction_items_verdict', `verdict IN ('accepted', 'returned')`)
@Check('correction_items_review', '(verdict IS NULL) = (reviewed_at IS NULL)')
@Check('correction_items_order', 'verdict IS NULL OR answered_at IS NOT NULL')
@Unique('correction_items_ordinal', ['requestId', 'ordinal'])
export class CorrectionItemEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('correction_requests', { name: 'correction_items_request_id_fkey' })
  @Column('uuid', { name: 'request_id' })
  requestId!: string;
  @Column('integer') ordinal!: number;
  @Column('jsonb') target!: CorrectionTarget;
  @Column('text', { name: 'reason_code' }) reasonCode!: string;
  @Column('text') message!: string;
  @Column('jsonb', { name: 'old_value', nullable: true }) oldValue!: unknown;
  @ForeignKey('documents', { name: 'correction_items_old_document_id_fkey' })
  @Column('uuid', { name: 'old_document_id', nullable: true })
  oldDocumentId!: string | null;
  @Column('jsonb', { name: 'new_value', nullable: true }) newValue!: unknown;
  @ForeignKey('documents', { name: 'correction_items_new_document_id_fkey' })
  @Column('uuid', { name: 'new_document_id', nullable: true })
  newDocumentId!: string | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('text', { nullable: true }) verdict!: 'accepted' | 'returned' | null;
  @Column('text', { name: 'verdict_message', nullable: true }) verdictMessage!: string | null;
  @ForeignKey('users', { name: 'correction_items_reviewed_by_id_fkey' })
  @Column('uuid', { name: 'reviewed_by_id', nullable: true })
  reviewedById!: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true }) reviewedAt!: Date | null;
}

@Entity('correction_drafts')
export class CorrectionDraftEntity {
  @ForeignKey('applications', { name: 'correction_drafts_application_id_fkey' })
  @PrimaryColumn('uuid', { name: 'application_id' })
  applicationId!: string;
  @ForeignKey('users', { name: 'correction_drafts_user_id_fkey' })
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;
  @Column('jsonb') items!: CorrectionDraftBody['items'];
  @Column('timestamptz', { name: 'saved_at' }) savedAt!: Date;
}
