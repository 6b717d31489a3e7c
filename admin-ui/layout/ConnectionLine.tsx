import { Box, Button, LinearProgress } from '@mui/material';
import { useTranslate } from 'react-admin';
import { tryConnectionNow, useConnection } from '../providers';
import { OfflineIcon } from '../ui';

/** Lost network: a line at the top that goes away by itself. */
export function ConnectionLine() {
  const translate = useTranslate();
  const lost = useConnection() === 'lost';
  return (
    <Box component="output" sx={{ display: 'block', position: 'sticky', top: 0, zIndex: 'snackbar' }}>
      {lost && (
        <Box sx={{ bgcolor: 'soft.soon', color: 'warning.main' }}>
          <LinearProgress color="warning" sx={{ height: 2 }} aria-hidden />
          <Box
            sx={{
              display: 'flex',
              alignItems: 'center',
              justifyContent: 'center',
              gap: 1,
              px: 2,
              py: '4px',
              fontSize: 13,
            }}
          >
            <OfflineIcon />
            {translate('connection.lost')}
            <Button
              size="small"
              color="inherit"
              onClick={tryConnectionNow}
              sx={{ textDecoration: 'underline' }}
            >
              {translate('connection.retry')}
            </Button>
          </Box>
        </Box>
      )}
    </Box>
  );
}
