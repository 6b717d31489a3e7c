import type { StaffCommand } from '@shared/applications';
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

type Step = Pick<CaseAction, 'name' | 'label' | 'tone' | 'act'> & { key: keyof typeof KEYS };

/** Every step that has a button, in the order of the buttons, each under the command that allows it. */
function steps(desk: CaseDesk): [StaffCommand, Step][] {
  const { openSheet } = desk;
  const say = desk.words.actions;
  const step = (
    name: Exclude<keyof typeof say, 'key'>,
    key: Step['key'],
    tone: Step['tone'],
    act: () => void,
  ): Step => ({ name, label: say[name], key, tone, act });
  const approve = () => openSheet('approve');
  const reject = () => openSheet('reject');
  return [
    ['requestCorrection', step('requestCorrection', 'x', 'plain', () => toRemarks(desk))],
    ['reject', step('reject', 'r', 'danger', reject)],
    ['approve', step('approve', 'a', 'main', approve)],
    ['propose', step('proposeReject', 'r', 'danger', reject)],
    ['propose', step('proposeApprove', 'a', 'main', approve)],
    ['returnProposal', step('returnProposal', 'r', 'plain', () => openSheet('returnProposal'))],
    ['signOff', step('signOff', 'a', 'main', () => openSheet('signOff'))],
    ['issue', step('issue', 'a', 'main', () => openSheet('issue'))],
    ['reopen', step('reopen', 'a', 'main', () => openSheet('reopen'))],
    ['claim', step('claim', 't', 'main', () => void desk.perform('claim', {}))],
  ];
}

function decisions(desk: CaseDesk): CaseAction[] {
  return steps(desk)
    .filter(([command]) => desk.can(command))
    .map(([, { key, ...step }]) => ({ ...step, key: KEYS[key], primary: true }));
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
