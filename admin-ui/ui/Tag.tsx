import { Box } from '@mui/material';
import type { ReactNode } from 'react';

type Tone = 'accent' | 'ok' | 'soon' | 'late';
const COLOUR: Record<Tone, string> = {
  accent: 'primary.main',
  ok: 'success.main',
  soon: 'warning.main',
  late: 'error.main',
};

/** A small word beside a thing: «ускоренно», «есть ответ». */
export function Tag({
  tone = 'accent',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <Box
      component="span"
      title={title}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '4px',
        fontSize: 12,
        lineHeight: '18px',
        borderRadius: '4px',
        px: '6px',
        whiteSpace: 'nowrap',
        bgcolor: `soft.${tone}`,
        color: COLOUR[tone],
      }}
    >
      {children}
    </Box>
  );
}
