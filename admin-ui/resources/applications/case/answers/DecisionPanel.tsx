import { Box, Link, Typography } from '@mui/material';
import { useState } from 'react';
import type { DecisionRecord } from '@shared/decisions';
import { CheckIcon, CloseIcon, Panel, ReturnIcon, shortName } from '../../../../ui';
import { useDesk } from '../state/desk';
import { dateTime, type CaseWords } from '../words';

function titleOf(words: CaseWords, decision: DecisionRecord): string {
  const say = words.decision;
  if (decision.state === 'returned') return say.returned;
  if (decision.state === 'proposed')
    return decision.outcome === 'approve' ? say.proposedApprove : say.proposedReject;
  return decision.outcome === 'approve' ? say.approved : say.rejected;
}

function Signatures({ decision }: { decision: DecisionRecord }) {
  const { words, record } = useDesk();
  const time = (value: string) => dateTime(words, value, record.timeZone);
  const lines = [
    decision.proposedByName &&
      words.decision.by(shortName(decision.proposedByName), time(decision.proposedAt)),
    decision.signedByName &&
      decision.effectiveAt &&
      words.decision.signed(shortName(decision.signedByName), time(decision.effectiveAt)),
  ];
  return <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{lines.filter(Boolean).join('; ')}</Box>;
}

function Decision({ decision }: { decision: DecisionRecord }) {
  const { words, record } = useDesk();
  const [open, setOpen] = useState(decision.state === 'proposed');
  const reasons = decision.reasons.map(
    (code) => record.card.refusalReasons.find((reason) => reason.code === code)?.label ?? code,
  );
  const Icon =
    decision.state === 'returned' ? ReturnIcon : decision.outcome === 'approve' ? CheckIcon : CloseIcon;
  const colour =
    decision.state === 'returned'
      ? 'warning.main'
      : decision.outcome === 'approve'
        ? 'success.main'
        : 'error.main';
  return (
    <Panel component="section" sx={{ mb: 2, px: 2, py: '10px', display: 'grid', rowGap: 0.5 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Icon sx={{ color: colour }} />
        <Typography variant="h2">{titleOf(words, decision)}</Typography>
        <Link
          component="button"
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ font: 'inherit', ml: 'auto' }}
        >
          {open ? words.decision.hideText : words.decision.showText}
        </Link>
      </Box>
      <Signatures decision={decision} />
      {reasons.length > 0 && <div>{reasons.join('; ')}</div>}
      {decision.returnComment && <div>{words.decision.returnComment(decision.returnComment)}</div>}
      {open && (
        <Box sx={{ whiteSpace: 'pre-line', bgcolor: 'background.default', borderRadius: '6px', p: 1.5 }}>
          {decision.text}
        </Box>
      )}
    </Panel>
  );
}

/** The decision that stands or waits for a signature, or came back to its author. */
export function DecisionPanel() {
  const { record } = useDesk();
  const latest = record.decisions?.at(-1);
  if (!latest) return null;
  // A returned proposal matters only until the next step.
  if (latest.state === 'returned' && record.status !== 'under_review') return null;
  return <Decision key={`${latest.id}-${latest.state}`} decision={latest} />;
}
