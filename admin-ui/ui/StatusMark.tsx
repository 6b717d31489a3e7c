import { styled } from '@mui/material/styles';
import type { ApplicationStatus } from '@shared/applications/status';
import { useTranslate } from 'react-admin';

interface Tone {
  colour: 'mute' | 'info' | 'soon' | 'ok' | 'late';
  hollow?: boolean;
}

const TONES: Record<ApplicationStatus, Tone> = {
  submitted: { colour: 'mute' },
  under_review: { colour: 'info' },
  correction_requested: { colour: 'soon' },
  corrected: { colour: 'ok' },
  awaiting_signoff: { colour: 'mute', hollow: true },
  approved: { colour: 'ok' },
  ready: { colour: 'ok' },
  issued: { colour: 'ok', hollow: true },
  rejected: { colour: 'late' },
  withdrawn: { colour: 'mute', hollow: true },
  lapsed: { colour: 'late', hollow: true },
};

const Mark = styled('span')(({ theme: { palette } }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minWidth: 0,
  verticalAlign: 'middle',
  '& > i': {
    width: 8,
    height: 8,
    borderRadius: '50%',
    flex: 'none',
    border: '2px solid',
    backgroundColor: 'currentColor',
  },
  '& > i[data-hollow]': { backgroundColor: 'transparent' },
  '& > i[data-colour="mute"]': { color: palette.text.secondary },
  '& > i[data-colour="info"]': { color: palette.info.main },
  '& > i[data-colour="soon"]': { color: palette.warning.main },
  '& > i[data-colour="ok"]': { color: palette.success.main },
  '& > i[data-colour="late"]': { color: palette.error.main },
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
}));

/** The status in words with its mark; the colour only repeats what the word says. */
export function StatusMark({ status }: { status: ApplicationStatus }) {
  const translate = useTranslate();
  const { colour, hollow } = TONES[status];
  const label = translate(`status.${status}`);
  return (
    <Mark>
      <i aria-hidden data-colour={colour} data-hollow={hollow} />
      <span title={label}>{label}</span>
    </Mark>
  );
}
