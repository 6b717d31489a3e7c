import { createContext, useContext } from 'react';
import type { CaseChanges, CaseRecord, DocumentRecord, StaffCommand } from '@shared/applications';
import type { SessionUser } from '@shared/access';
import type { CorrectionTarget } from '@shared/corrections';
import type { Fact } from '../details/facts';
import type { CaseWords } from '../words';
import type { Assignee } from './useCaseApi';
import type { CommandControl } from './useCommand';
import type { DraftControl } from './useCorrectionDraft';

export const SHEETS = [
  'approve',
  'reject',
  'signOff',
  'returnProposal',
  'assign',
  'cancelCorrection',
  'reopen',
  'release',
  'issue',
] as const;
export type SheetName = (typeof SHEETS)[number];

export const TABS = ['details', 'documents', 'checks', 'correspondence', 'history'] as const;
export type TabName = (typeof TABS)[number];

/** What the parts of the page share: the case, what is being typed, where the reader stands. */
export interface CaseDesk {
  record: CaseRecord;
  words: CaseWords;
  me: SessionUser | null;
  facts: Fact[];
  can: (command: StaffCommand) => boolean;
  command: CommandControl;
  /** Runs a command and reads the case anew; true when it was done. */
  perform: (name: StaffCommand, body: Record<string, unknown>) => Promise<boolean>;
  assignees: () => Promise<Assignee[]>;
  draft: DraftControl;
  /** Index of the remark being written; null when none is open. */
  composing: number | null;
  compose: (target: CorrectionTarget) => void;
  editRemark: (index: number) => void;
  closeComposer: () => void;
  sendRemarks: () => void;
  /** The row that the reader stands on, also when keys come faster than the screen. */
  currentRow: () => string | null;
  focusRow: (key: string) => void;
  documents: DocumentRecord[];
  documentId: string | null;
  showDocument: (id: string) => void;
  tab: TabName;
  showTab: (tab: TabName) => void;
  sheet: SheetName | null;
  openSheet: (sheet: SheetName) => void;
  closeSheet: () => void;
  /** Names of fields that others changed since the page was opened, marked until the next action. */
  changedFields: ReadonlySet<string>;
  /** What others did since the version on the screen; null while nothing. */
  changes: CaseChanges | null;
  /** Reads the case anew, keeping everything typed. */
  update: () => Promise<void>;
}

export const CaseDeskContext = createContext<CaseDesk | null>(null);

export function useDesk(): CaseDesk {
  const desk = useContext(CaseDeskContext);
  if (!desk) throw new Error('A part of the case page was rendered outside of it');
  return desk;
}
