import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { usePageTitle } from '../ui';

/** Page paddings, the heading (which is the browser tab's title too) and the actions beside it. */
export function PageFrame({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  usePageTitle(title);
  return (
    <Box sx={{ p: { xs: '12px', sm: '18px 20px' } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: '10px', minHeight: 36 }}>
        <Typography variant="h1" sx={{ mr: 'auto' }}>
          {title}
        </Typography>
        {actions}
      </Box>
      {children}
    </Box>
  );
}
