import type { DocumentState } from '@shared/applications';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('documents')
@Check('documents_size', 'size > 0')
@Check('documents_sha256', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('documents_state', `state IN ('uploaded', 'accepted', 'replaced', 'rejected', 'infected')`)
@Check('documents_attached', `(state = 'uploaded') = (application_id IS NULL)`)
@Check('documents_slot', '(slot IS NULL) = (application_id IS NULL)')
@Check('documents_replaced', `replaced_by_id IS NULL OR state = 'replaced'`)
@Unique('documents_storage_key_key', ['storageKey'])
@Index('documents_application', { synchronize: false })
@Index('documents_unattached', { synchronize: false })
export class DocumentEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('applications', { name: 'documents_application_id_fkey' })
  @Column('uuid', { name: 'application_id', nullable: true })
  applicationId!: string | null;
  @ForeignKey('api_clients', { name: 'documents_api_client_id_fkey' })
  @Column('uuid', { name: 'api_client_id', nullable: true })
  apiClientId!: string | null;
  @Column('text', { nullable: true }) slot!: string | null;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'content_type' }) contentType!: string;
  /** PostgreSQL's bigint arrives as text; sizes are far below 2^53. */
  @Column('bigint', { transformer: { to: (value: number) => value, from: (value: string) => Number(value) } })
  size!: number;
  @Column('text') sha256!: string;
  @Column('text') state!: DocumentState;
  @Column('text', { name: 'storage_key' }) storageKey!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'attached_at', nullable: true }) attachedAt!: Date | null;
  @ForeignKey('documents', { name: 'documents_replaced_by_id_fkey' })
  @Column('uuid', { name: 'replaced_by_id', nullable: true })
  replacedById!: string | null;
}
