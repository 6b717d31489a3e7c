import type { Permission } from '@shared/access';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('role_versions')
export class RoleVersionEntity {
  @ForeignKey('roles', { name: 'role_versions_role_id_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'role_id' })
  roleId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text', { name: 'label_ru' }) labelRu!: string;
  @Column('text', { name: 'label_en' }) labelEn!: string;
  @Column('boolean', { name: 'requires_second_factor', default: false }) requiresSecondFactor!: boolean;
  @Column('jsonb') permissions!: Permission[];
  @ForeignKey('users', { name: 'role_versions_author_id_fkey' })
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;
  @Column('text', { name: 'author_name', nullable: true }) authorName!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('integer', { name: 'restored_from', nullable: true }) restoredFrom!: number | null;
}

@Entity('stand_ins')
@Check('stand_ins_period', 'starts_at < ends_at')
@Check('stand_ins_people', 'absent_id <> stand_in_id')
@Index('stand_ins_stand_in', ['standInId', 'endsAt'])
@Index('stand_ins_absent', ['absentId', 'endsAt'])
export class StandInEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('users', { name: 'stand_ins_absent_id_fkey' })
  @Column('uuid', { name: 'absent_id' })
  absentId!: string;
  @ForeignKey('users', { name: 'stand_ins_stand_in_id_fkey' })
  @Column('uuid', { name: 'stand_in_id' })
  standInId!: string;
  @Column('timestamptz', { name: 'starts_at' }) startsAt!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
  /** Ended before its time. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @ForeignKey('users', { name: 'stand_ins_set_by_id_fkey' })
  @Column('uuid', { name: 'set_by_id' })
  setById!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

/** One row: the number under which rights made of roles and departments are kept in memory. */
@Entity('access_state')
@Check('access_state_one', 'id = 1')
export class AccessStateEntity {
  @PrimaryColumn('integer') id!: number;
  @Column('bigint') version!: string;
}
