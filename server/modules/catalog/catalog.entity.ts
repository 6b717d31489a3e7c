import type { Card } from '@shared/catalog';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('services')
@Check('services_state', `state IN ('active', 'disabled', 'archived')`)
@Unique('services_code_key', ['code'])
export class ServiceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') state!: 'active' | 'disabled' | 'archived';
  @ForeignKey('departments', { name: 'services_department_id_fkey' })
  @Column('uuid', { name: 'department_id' })
  departmentId!: string;
  @ForeignKey('service_versions', { name: 'services_published_version' })
  @Column('uuid', { name: 'published_version_id', nullable: true })
  publishedVersionId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('service_versions')
@Check('service_versions_state', `state IN ('draft', 'published', 'superseded')`)
@Unique('service_versions_number', ['serviceId', 'number'])
@Index('service_versions_one_published', { synchronize: false })
export class ServiceVersionEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('services', { name: 'service_versions_service_id_fkey' })
  @Column('uuid', { name: 'service_id' })
  serviceId!: string;
  @Column('integer') number!: number;
  @Column('text') state!: 'draft' | 'published' | 'superseded';
  @Column('jsonb') content!: Card;
  @ForeignKey('users', { name: 'service_versions_author_id_fkey' })
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
}
