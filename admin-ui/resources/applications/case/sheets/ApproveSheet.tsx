import { Alert } from '@mui/material';
import { useDesk } from '../state/desk';
import { useKeptText } from '../state/useKeptText';
import { CaseSheet } from './CaseSheet';
import { DecisionPreview, decisionText } from './DecisionPreview';
import { TextArea } from './TextArea';

const NO_REFUSAL = { reasons: [], explanation: '', recommendation: '' };

/** Approval, or its proposal when the card asks for a second signature. */
export function ApproveSheet() {
  const { record, words, can, perform, draft } = useDesk();
  const proposes = can('propose');
  const [typed, change, forget] = useKeptText(record.id, 'approve', () => ({ comment: '' }));
  const say = words.sheet;
  const send = async () => {
    const comment = typed.comment.trim();
    const body = comment ? { comment } : {};
    const done = await (proposes
      ? perform('propose', { outcome: 'approve', ...body })
      : perform('approve', body));
    if (done) forget();
  };
  return (
    <CaseSheet
      title={proposes ? say.approve.propose : say.approve.title}
      command={proposes ? 'propose' : 'approve'}
      sendLabel={proposes ? say.approve.propose : say.approve.send}
      note={proposes ? say.fourEyes : say.final}
      onSend={() => void send()}
    >
      {draft.items.length > 0 && (
        <Alert severity="warning">{say.approve.draft(words.remark.count(draft.items.length))}</Alert>
      )}
      <DecisionPreview text={decisionText(record, 'approve', NO_REFUSAL)} />
      <TextArea
        label={say.approve.comment}
        hint={say.approve.commentHint}
        value={typed.comment}
        onChange={(comment) => change({ comment })}
      />
    </CaseSheet>
  );
}
