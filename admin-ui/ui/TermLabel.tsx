import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useAppLocale } from '../providers';
import { formatDateTime, termWords, type TermFacts, type TermWords } from './format';
import { ClockIcon, PauseIcon, WarningIcon, type IconComponent } from './icons';

const ICONS: Record<TermWords['tone'], IconComponent | null> = {
  late: WarningIcon,
  soon: WarningIcon,
  running: ClockIcon,
  paused: PauseIcon,
  none: null,
};

const Label = styled('span')(({ theme: { palette } }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  whiteSpace: 'nowrap',
  verticalAlign: 'middle',
  '&[data-tone="late"]': { color: palette.error.main },
  '&[data-tone="soon"]': { color: palette.warning.main },
  '&[data-tone="paused"], &[data-tone="none"]': { color: palette.text.secondary },
  '& > svg': { fontSize: 15 },
}));

/** The term of a case at a glance; the exact moment is in the tooltip. */
export function TermLabel({ term }: { term: TermFacts }) {
  const locale = useAppLocale();
  const translate = useTranslate();
  const { text, tone } = termWords(locale, term);
  const Icon = ICONS[tone];
  const hint =
    tone === 'paused'
      ? translate('queue.paused_hint')
      : term.dueAt &&
        translate('queue.due_hint', { due: formatDateTime(locale, term.dueAt, undefined, term.timeZone) });
  return (
    <Label data-tone={tone} title={hint || undefined}>
      {Icon && <Icon />}
      {text}
    </Label>
  );
}
