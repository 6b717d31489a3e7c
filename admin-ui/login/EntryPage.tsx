import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { BrandMark, ConnectionLine, PreferenceButtons } from '../layout';

/** A page for somebody who is not at work yet: the name of the product, one thing to do and, beside it, whatever helps. */
export function EntryPage({ children, beside }: { children: ReactNode; beside?: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column' }}>
      <ConnectionLine />
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', p: 1 }}>
        <PreferenceButtons />
      </Box>
      <Box
        component="main"
        sx={{
          m: 'auto',
          p: 2,
          pb: 8,
          width: '100%',
          maxWidth: 880,
          display: 'flex',
          flexWrap: 'wrap',
          gap: 4,
          justifyContent: 'center',
        }}
      >
        <Box sx={{ flex: '1 1 320px', maxWidth: 380 }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 3 }}>
            <BrandMark size={36} />
            <Box>
              <Typography variant="h1">{translate('app.name')}</Typography>
              <Typography sx={{ color: 'text.secondary' }}>{translate('login.lead')}</Typography>
            </Box>
          </Box>
          {children}
        </Box>
        {beside}
      </Box>
    </Box>
  );
}
