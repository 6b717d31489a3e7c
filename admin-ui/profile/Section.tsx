import { Box, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { Panel } from '../ui';

/** One matter of the profile under its heading. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <Panel component="section" aria-labelledby={titleId} sx={{ p: 2 }}>
      <Typography variant="h2" id={titleId}>
        {title}
      </Typography>
      {lead && <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{lead}</Typography>}
      <Box sx={{ mt: 2 }}>{children}</Box>
    </Panel>
  );
}
