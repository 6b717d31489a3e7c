import type { RoleAssignment } from '@shared/access';
import type { Locale } from '@shared/kernel/ids';

/** A role that somebody has, with its names. */
export interface HeldRole {
  roleId: string;
  code: string;
  labelRu: string;
  labelEn: string;
  expiresAt: string | null;
}

export type UserCommand = 'update' | 'roles' | 'block' | 'unblock' | 'unlock' | 'reinvite';

/** A person as `GET /api/users` shows them; upkeep fields are there for whoever may change the person. */
export interface UserRecord {
  id: string;
  fullName: string;
  lastName: string;
  firstName: string;
  middleName: string | null;
  email: string;
  phone: string | null;
  locale: Locale;
  position: string;
  departmentId: string;
  departmentName: string;
  roleAssignments: HeldRole[];
  blockedAt: string | null;
  invited?: boolean;
  lockedUntil?: string | null;
  version: number;
  commands: UserCommand[];
}

export interface RoleOption {
  id: string;
  code: string;
  labelRu: string;
  labelEn: string;
}

export function roleLabel(role: { labelRu: string; labelEn: string }, locale: Locale): string {
  return locale === 'en' ? role.labelEn : role.labelRu;
}

export type DraftRole = RoleAssignment;
