import type { Permission } from '@shared/access';

/** A role as `GET /api/roles` shows it. */
export interface RoleRecord {
  id: string;
  code: string;
  label: string;
  labelRu: string;
  labelEn: string;
  requiresSecondFactor: boolean;
  preset: boolean;
  permissions: Permission[];
  people: number;
  version: number;
  commands: ('update' | 'restore' | 'delete')[];
}
