import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

type Tone = 'accent' | 'ok' | 'soon' | 'late';

const Word = styled('span')(({ theme: { palette } }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  fontSize: 12,
  lineHeight: '18px',
  minHeight: 18,
  borderRadius: 4,
  padding: '0 6px',
  whiteSpace: 'nowrap',
  '& > svg': { fontSize: 12 },
  '&[data-tone="accent"]': { backgroundColor: palette.soft.accent, color: palette.primary.main },
  '&[data-tone="ok"]': { backgroundColor: palette.soft.ok, color: palette.success.main },
  '&[data-tone="soon"]': { backgroundColor: palette.soft.soon, color: palette.warning.main },
  '&[data-tone="late"]': { backgroundColor: palette.soft.late, color: palette.error.main },
}));

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
    <Word data-tone={tone} title={title}>
      {children}
    </Word>
  );
}
