import { Box, Typography } from '@mui/material';
import { shortName } from '../../../../ui';
import { useDesk } from '../state/desk';
import { dateTime } from '../words';
import { CaseSheet } from './CaseSheet';
import { DecisionPreview } from './DecisionPreview';

/** The second signature: what is proposed, by whom, and the letter that goes out. */
export function SignOffSheet() {
  const { record, words, perform } = useDesk();
  const say = words.sheet.signOff;
  const proposal = record.decisions?.findLast(({ state }) => state === 'proposed');
  const refuses = proposal?.outcome === 'reject';
  const reasons = record.card.refusalReasons.filter(({ code }) => proposal?.reasons.includes(code));
  return (
    <CaseSheet
      title={say.title}
      command="signOff"
      sendLabel={refuses ? say.sendReject : say.sendApprove}
      dangerous={refuses}
      note={words.sheet.final}
      onSend={() => void perform('signOff', {})}
    >
      {proposal && (
        <>
          <div>
            <Typography variant="h2" component="p">
              {refuses ? say.reject : say.approve}
            </Typography>
            <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
              {say.proposedBy(
                shortName(proposal.proposedByName ?? ''),
                dateTime(words, proposal.proposedAt, record.timeZone),
              )}
            </Box>
          </div>
          {reasons.length > 0 && (
            <div>
              <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{say.reasons}</Box>
              {reasons.map(({ code, label }) => (
                <div key={code}>{label}</div>
              ))}
            </div>
          )}
          {proposal.comment && (
            <div>
              <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{say.comment}</Box>
              <Box sx={{ whiteSpace: 'pre-line' }}>{proposal.comment}</Box>
            </div>
          )}
          <DecisionPreview text={proposal.text} />
        </>
      )}
    </CaseSheet>
  );
}
