import type { ComponentProps } from 'react';
import { useDesk } from '../state/desk';
import type { CaseWords } from '../words';
import { ApproveSheet } from './ApproveSheet';
import { AssignSheet } from './AssignSheet';
import { PlainSheet, ReasonSheet } from './ReasonSheet';
import { RejectSheet } from './RejectSheet';
import { SignOffSheet } from './SignOffSheet';

type ReasonProps = ComponentProps<typeof ReasonSheet>;

/** Commands that only ask why. */
function reasonProps(words: CaseWords, name: 'cancelCorrection' | 'reopen' | 'returnProposal'): ReasonProps {
  if (name === 'returnProposal') {
    const { title, comment, send } = words.sheet.returnProposal;
    return { command: name, field: 'comment', title, label: comment, sendLabel: send };
  }
  const { title, text, reason, send } = words.sheet[name];
  const dangerous = name === 'cancelCorrection';
  return { command: name, field: 'reason', title, text, label: reason, sendLabel: send, dangerous };
}

/** The sheet that is open, if any. */
export function Sheets() {
  const { sheet, words } = useDesk();
  switch (sheet) {
    case 'approve':
      return <ApproveSheet />;
    case 'reject':
      return <RejectSheet />;
    case 'signOff':
      return <SignOffSheet />;
    case 'assign':
      return <AssignSheet />;
    case 'returnProposal':
    case 'cancelCorrection':
    case 'reopen':
      return <ReasonSheet key={sheet} {...reasonProps(words, sheet)} />;
    case 'release':
    case 'issue': {
      const { title, text, send } = words.sheet[sheet];
      return <PlainSheet key={sheet} command={sheet} title={title} text={text} sendLabel={send} />;
    }
    case null:
      return null;
  }
}
