import { useDesk } from '../state/desk';
import { ApproveSheet } from './ApproveSheet';
import { AssignSheet } from './AssignSheet';
import { PlainSheet, ReasonSheet } from './ReasonSheet';
import { RejectSheet } from './RejectSheet';
import { SignOffSheet } from './SignOffSheet';

/** The sheet that is open, if any. */
export function Sheets() {
  const { sheet, words } = useDesk();
  const say = words.sheet;
  switch (sheet) {
    case 'approve':
      return <ApproveSheet />;
    case 'reject':
      return <RejectSheet />;
    case 'signOff':
      return <SignOffSheet />;
    case 'assign':
      return <AssignSheet />;
    case 'returnProposal': {
      const { title, comment, send } = say.returnProposal;
      return (
        <ReasonSheet
          command="returnProposal"
          field="comment"
          title={title}
          label={comment}
          sendLabel={send}
        />
      );
    }
    case 'cancelCorrection': {
      const { title, text, reason, send } = say.cancelCorrection;
      return (
        <ReasonSheet
          command="cancelCorrection"
          field="reason"
          title={title}
          text={text}
          label={reason}
          sendLabel={send}
          dangerous
        />
      );
    }
    case 'reopen': {
      const { title, text, reason, send } = say.reopen;
      return (
        <ReasonSheet
          command="reopen"
          field="reason"
          title={title}
          text={text}
          label={reason}
          sendLabel={send}
        />
      );
    }
    case 'release':
      return (
        <PlainSheet
          command="release"
          title={say.release.title}
          text={say.release.text}
          sendLabel={say.release.send}
        />
      );
    case 'issue':
      return (
        <PlainSheet
          command="issue"
          title={say.issue.title}
          text={say.issue.text}
          sendLabel={say.issue.send}
        />
      );
    case null:
      return null;
  }
}
