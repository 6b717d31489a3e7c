import { Box } from '@mui/material';
import type { CheckRecord, CheckVerdict } from '@shared/applications';
import { CheckIcon, ClockIcon, WarningIcon, type IconComponent } from '../../../../ui';
import { useDesk } from '../state/desk';
import { checkText, verdictText, worstFirst } from './check-words';

const LOOKS: Record<CheckVerdict, { colour: string; Icon: IconComponent }> = {
  passed: { colour: 'success.main', Icon: CheckIcon },
  failed: { colour: 'error.main', Icon: WarningIcon },
  warning: { colour: 'warning.main', Icon: WarningIcon },
  pending: { colour: 'text.secondary', Icon: ClockIcon },
};

/** The verdict of the checks of one thing: the worst decides the mark, the words say what it is. */
export function Verdict({ checks }: { checks: CheckRecord[] }) {
  const { words } = useDesk();
  const worst = worstFirst(checks)[0];
  if (!worst) return null;
  const { colour, Icon } = LOOKS[worst.verdict];
  const details = checks
    .map((check) => [checkText(words, check), check.detail].filter(Boolean).join(': '))
    .join('; ');
  return (
    <Box
      component="span"
      title={details || undefined}
      sx={{ display: 'inline-flex', gap: '6px', alignItems: 'center', fontSize: 13, color: colour }}
    >
      <Icon sx={{ fontSize: 15 }} />
      <span>{verdictText(words, checks)}</span>
    </Box>
  );
}
