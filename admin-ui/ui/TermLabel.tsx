import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useAppLocale } from '../providers';
import { formatDateTime, termWords, type TermFacts, type TermWords } from './format';
import { ClockIcon, PauseIcon, WarningIcon, type IconComponent } from './icons';

const LOOKS: Record<TermWords['tone'], { colour: string; Icon: IconComponent | null }> = {
  late: { colour: 'error.main', Icon: WarningIcon },
  soon: { colour: 'warning.main', Icon: WarningIcon },
  running: { colour: 'text.primary', Icon: ClockIcon },
  paused: { colour: 'text.secondary', Icon: PauseIcon },
  none: { colour: 'text.secondary', Icon: null },
};

/** The term of a case at a glance; the exact moment is in the tooltip. */
export function TermLabel({ term }: { term: TermFacts }) {
  const locale = useAppLocale();
  const translate = useTranslate();
  const { text, tone } = termWords(locale, term);
  const { colour, Icon } = LOOKS[tone];
  const hint =
    tone === 'paused'
      ? translate('queue.paused_hint')
      : term.dueAt &&
        translate('queue.due_hint', { due: formatDateTime(locale, term.dueAt, undefined, term.timeZone) });
  return (
    <Box
      component="span"
      title={hint || undefined}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '6px',
        color: colour,
        whiteSpace: 'nowrap',
        verticalAlign: 'middle',
      }}
    >
      {Icon && <Icon sx={{ fontSize: 15 }} />}
      {text}
    </Box>
  );
}
