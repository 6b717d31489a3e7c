import type { Permission } from './rules';

/** The rule of a role that decides: its place in the list of the role's permissions, and its words. */
export interface DecidingRule {
  roleCode: string;
  roleLabel: string;
  index: number;
  sentence: string;
  /** The absent person whose role it is, when it decides through a stand-in. */
  standInFor: string | null;
}

/**
 * Why it is so: a rule allows it (on this record, or on some records when none was named); the person is blocked,
 * has no role, no rule for the action, none for this record, or none for this group of fields.
 */
export type SimulationReason =
  'allowed' | 'allowedOnSome' | 'blocked' | 'noRole' | 'noRule' | 'otherRecords' | 'otherFields';

export interface SimulationAnswer {
  allowed: boolean;
  rule: DecidingRule | null;
  reason: SimulationReason;
}

export interface WhoCanEntry {
  userId: string;
  fullName: string;
  position: string;
  departmentName: string;
  rule: DecidingRule;
}

/** A person whom a change of a role concerns. */
export interface AffectedPerson {
  userId: string;
  shortName: string;
  departmentName: string;
}

export interface RolePreview {
  added: string[];
  removed: string[];
  people: AffectedPerson[];
  peopleCount: number;
  /** What must be confirmed when it is saved: people who would decide and hear appeals of one department. */
  conflicts: AffectedPerson[];
}

export interface RoleVersionRecord {
  version: number;
  labelRu: string;
  labelEn: string;
  requiresSecondFactor: boolean;
  permissions: Permission[];
  authorName: string | null;
  createdAt: string;
  restoredFrom: number | null;
}

export interface StandInRecord {
  id: string;
  absentId: string;
  absentName: string;
  departmentId: string;
  standInId: string;
  standInName: string;
  from: string;
  until: string;
  endedAt: string | null;
  setByName: string;
  version: number;
  commands: 'end'[];
}

/** One row of an imported file: accepted, or each wrong field with what would be right. */
export interface ImportVerdict {
  /** Line of the file, the heading is line 1. */
  row: number;
  email: string;
  accepted: boolean;
  errors: { field: string; code: string; message: string }[];
}

export interface ImportAnswer {
  dryRun: boolean;
  /** Whether people were created: all of them, or none. */
  imported: number;
  rows: ImportVerdict[];
}
