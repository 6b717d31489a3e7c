import type { DecisionOutcome, DecisionState } from '@shared/decisions';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('decisions')
@Check('decisions_outcome', `outcome IN ('approve', 'reject')`)
@Check('decisions_state', `state IN ('proposed', 'returned', 'effective')`)
@Check('decisions_effective', `(state = 'effective') = (effective_at IS NOT NULL)`)
@Check('decisions_second_person', 'signed_by_id IS NULL OR signed_by_id <> proposed_by_id')
@Check(
  'decisions_refusal',
  `outcome = 'approve' OR (jsonb_array_length(reasons) > 0 AND explanation <> '' AND recommendation <> '')`,
)
@Index('decisions_application', ['applicationId'])
@Index('decisions_one_proposed', { synchronize: false })
export class DecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('applications', { name: 'decisions_application_id_fkey' })
  @Column('uuid', { name: 'application_id' })
  applicationId!: string;
  @ForeignKey('service_versions', { name: 'decisions_service_version_id_fkey' })
  @Column('uuid', { name: 'service_version_id' })
  serviceVersionId!: string;
  @Column('text') outcome!: DecisionOutcome;
  @Column('text') state!: DecisionState;
  @Column('jsonb') reasons!: string[];
  @Column('text', { nullable: true }) explanation!: string | null;
  @Column('text', { nullable: true }) recommendation!: string | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('text') text!: string;
  @ForeignKey('users', { name: 'decisions_proposed_by_id_fkey' })
  @Column('uuid', { name: 'proposed_by_id' })
  proposedById!: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @ForeignKey('users', { name: 'decisions_signed_by_id_fkey' })
  @Column('uuid', { name: 'signed_by_id', nullable: true })
  signedById!: string | null;
  @Column('timestamptz', { name: 'effective_at', nullable: true }) effectiveAt!: Date | null;
  @Column('text', { name: 'return_comment', nullable: true }) returnComment!: string | null;
}
