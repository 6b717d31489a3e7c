import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** One sentence on why there is nothing, one on what then, and the action if there is one. */
export function EmptyState({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <Box sx={{ py: 7, px: 2, textAlign: 'center' }}>
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      {hint && <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{hint}</Typography>}
      {action && <Box sx={{ mt: 2, display: 'flex', gap: 1, justifyContent: 'center' }}>{action}</Box>}
    </Box>
  );
}
