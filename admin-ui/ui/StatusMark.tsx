import { Box } from '@mui/material';
import type { ApplicationStatus } from '@shared/applications/status';
import { useTranslate } from 'react-admin';

type Tone = { colour: string; hollow?: boolean };

const TONES: Record<ApplicationStatus, Tone> = {
  submitted: { colour: 'text.secondary' },
  under_review: { colour: 'primary.main' },
  correction_requested: { colour: 'warning.main' },
  corrected: { colour: 'success.main' },
  awaiting_signoff: { colour: 'text.secondary', hollow: true },
  approved: { colour: 'success.main' },
  ready: { colour: 'success.main' },
  issued: { colour: 'success.main', hollow: true },
  rejected: { colour: 'error.main' },
  withdrawn: { colour: 'text.secondary', hollow: true },
  lapsed: { colour: 'error.main', hollow: true },
};

/** The status in words with its mark; the colour only repeats what the word says. */
export function StatusMark({ status }: { status: ApplicationStatus }) {
  const translate = useTranslate();
  const { colour, hollow } = TONES[status];
  const label = translate(`status.${status}`);
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: '6px', minWidth: 0, verticalAlign: 'middle' }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 8,
          height: 8,
          borderRadius: '50%',
          flex: 'none',
          border: 2,
          borderColor: colour,
          bgcolor: hollow ? 'transparent' : colour,
        }}
      />
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }} title={label}>
        {label}
      </Box>
    </Box>
  );
}
