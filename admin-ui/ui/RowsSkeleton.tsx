import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel } from './Panel';
import { useSlowly } from './page';

/** Rows that are on their way, in the shape of rows; nothing at all for what answers at once. */
export function RowsSkeleton({ rows = 12, rowHeight = 40 }: { rows?: number; rowHeight?: number }) {
  const translate = useTranslate();
  const slow = useSlowly(true);
  return (
    <Panel
      component="output"
      sx={{ display: 'block', visibility: slow ? 'visible' : 'hidden' }}
      aria-busy
      aria-label={translate('app.loading')}
    >
      {Array.from({ length: rows }, (_, row) => (
        <Box
          key={row}
          sx={{
            height: rowHeight,
            px: '12px',
            display: 'flex',
            gap: 3,
            alignItems: 'center',
            borderBottom: 1,
            borderColor: 'hairline',
          }}
        >
          <Skeleton width={130} />
          <Skeleton sx={{ flex: 1, maxWidth: 220 + ((row * 37) % 90) }} />
          <Skeleton width={110} sx={{ ml: 'auto' }} />
          <Skeleton width={120} />
        </Box>
      ))}
    </Panel>
  );
}
