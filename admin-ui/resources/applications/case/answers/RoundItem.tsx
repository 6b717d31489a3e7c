import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { CorrectionItem } from '@shared/corrections';
import { CheckIcon, ReturnIcon, shortName } from '../../../../ui';
import { targetLabel } from '../remarks/target-label';
import { useDesk } from '../state/desk';
import { dateTime } from '../words';
import { AnswerDiff } from './AnswerDiff';

export function VerdictMark({ verdict }: { verdict: 'accepted' | 'returned' }) {
  const { words } = useDesk();
  const accepted = verdict === 'accepted';
  const Icon = accepted ? CheckIcon : ReturnIcon;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        color: accepted ? 'success.main' : 'warning.main',
      }}
    >
      <Icon sx={{ fontSize: 15 }} />
      {accepted ? words.rounds.accepted : words.rounds.returned}
    </Box>
  );
}

function Reviewed({ item }: { item: CorrectionItem }) {
  const { words, record } = useDesk();
  if (item.verdict === null) return null;
  const by = item.reviewedByName && item.reviewedAt;
  return (
    <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
      {item.verdictMessage && (
        <Box sx={{ color: 'text.primary', whiteSpace: 'pre-line' }}>
          {words.rounds.verdictMessage}: {item.verdictMessage}
        </Box>
      )}
      {by &&
        words.rounds.reviewedBy(
          shortName(item.reviewedByName ?? ''),
          dateTime(words, item.reviewedAt ?? '', record.timeZone),
        )}
    </Box>
  );
}

interface RoundItemProps {
  item: CorrectionItem;
  /** Buttons or the verdict, at the right of the heading. */
  side?: ReactNode;
  children?: ReactNode;
}

/** One remark of a round with its answer. */
export function RoundItem({ item, side, children }: RoundItemProps) {
  const { words, record, facts } = useDesk();
  const reason = record.card.correctionReasons.find(({ code }) => code === item.reasonCode)?.label;
  return (
    <Box
      component="li"
      sx={{ px: 2, py: '10px', borderTop: '1px solid', borderColor: 'hairline', display: 'flex', gap: 1 }}
    >
      <Box
        aria-hidden
        sx={{
          width: 20,
          height: 20,
          borderRadius: '50%',
          bgcolor: 'soft.soon',
          color: 'warning.main',
          fontSize: 12,
          fontWeight: 600,
          display: 'grid',
          placeItems: 'center',
          flex: 'none',
        }}
      >
        {item.ordinal}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, display: 'grid', rowGap: 0.5 }}>
        <Box sx={{ display: 'flex', flexWrap: { xs: 'wrap', sm: 'nowrap' }, columnGap: 2, rowGap: 0.5 }}>
          <Box sx={{ flex: { xs: '1 1 100%', sm: 1 }, minWidth: 0 }}>
            <Box component="b" sx={{ mr: 1 }}>
              {targetLabel(words, record, facts, item.target)}
            </Box>{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {reason}
            </Box>
          </Box>
          <Box sx={{ flex: 'none' }}>{side ?? (item.verdict && <VerdictMark verdict={item.verdict} />)}</Box>
        </Box>
        <Box sx={{ color: 'text.secondary', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {item.message}
        </Box>
        <AnswerDiff item={item} />
        <Reviewed item={item} />
        {children}
      </Box>
    </Box>
  );
}
