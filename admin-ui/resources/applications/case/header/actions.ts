import type { CaseRecord, StaffCommand } from '@shared/applications';
import type { CaseDesk } from '../state/desk';

export interface CaseAction {
  name: string;
  label: string;
  /** Physical key and the letter that is shown for it. */
  key?: { code: string; hint: string };
  tone: 'main' | 'plain' | 'danger';
  /** Shown as a button; the others live under «⋯». */
  primary: boolean;
  act: () => void;
}

const KEYS = {
  a: { code: 'KeyA', hint: 'A' },
  r: { code: 'KeyR', hint: 'R' },
  x: { code: 'KeyX', hint: 'X' },
  t: { code: 'KeyT', hint: 'T' },
};

/** X takes the reader to the remarks: the draft when there is one, otherwise a new general remark. */
function toRemarks(desk: CaseDesk): void {
  if (desk.draft.items.length === 0) {
    desk.compose({ kind: 'general' });
    return;
  }
  const send = document.getElementById('case-send-remarks');
  send?.scrollIntoView({ block: 'nearest' });
  send?.focus();
}

function decisions(desk: CaseDesk): CaseAction[] {
  const { words, record, openSheet } = desk;
  const say = words.actions;
  const proposes = record.commands.includes('propose');
  const act = (
    name: string,
    label: string,
    key: keyof typeof KEYS,
    tone: CaseAction['tone'],
    run: () => void,
  ): CaseAction => ({
    name,
    label,
    key: KEYS[key],
    tone,
    primary: true,
    act: run,
  });
  const known: Partial<Record<StaffCommand, () => CaseAction[]>> = {
    claim: () => [act('claim', say.claim, 't', 'main', () => void desk.perform('claim', {}))],
    requestCorrection: () => [
      act('requestCorrection', say.requestCorrection, 'x', 'plain', () => toRemarks(desk)),
    ],
    reject: () => [act('reject', say.reject, 'r', 'danger', () => openSheet('reject'))],
    approve: () => [act('approve', say.approve, 'a', 'main', () => openSheet('approve'))],
    propose: () => [
      act('proposeReject', say.proposeReject, 'r', 'danger', () => openSheet('reject')),
      act('proposeApprove', say.proposeApprove, 'a', 'main', () => openSheet('approve')),
    ],
    returnProposal: () => [
      act('returnProposal', say.returnProposal, 'r', 'plain', () => openSheet('returnProposal')),
    ],
    signOff: () => [act('signOff', say.signOff, 'a', 'main', () => openSheet('signOff'))],
    issue: () => [act('issue', say.issue, 'a', 'main', () => openSheet('issue'))],
    reopen: () => [act('reopen', say.reopen, 'a', 'main', () => openSheet('reopen'))],
  };
  const order: StaffCommand[] = [
    'requestCorrection',
    'reject',
    'approve',
    'propose',
    'returnProposal',
    'signOff',
    'issue',
    'reopen',
    'claim',
  ];
  const offered = order.filter(
    (name) => record.commands.includes(name) && !(proposes && (name === 'approve' || name === 'reject')),
  );
  return offered.flatMap((name) => known[name]?.() ?? []);
}

function others(desk: CaseDesk): CaseAction[] {
  const say = desk.words.actions;
  const names = ['assign', 'release', 'cancelCorrection'] as const;
  return names
    .filter((name) => desk.can(name))
    .map((name): CaseAction => ({
      name,
      label: say[name],
      tone: 'plain',
      primary: false,
      act: () => desk.openSheet(name),
    }));
}

/** What this reader may do now, from the commands that the server sent; nothing else is ever offered. */
export function actionsOf(desk: CaseDesk): CaseAction[] {
  return [...others(desk), ...decisions(desk)];
}

export function isHeldByAnother(record: CaseRecord, myId: string | undefined): boolean {
  return record.assigneeId !== null && record.assigneeId !== myId;
}
