import { Alert, Box, Button, GlobalStyles, Typography } from '@mui/material';
import { useState } from 'react';
import { useSessionUser } from '../providers';
import { focusOnMount } from '../ui';
import { useProfileWords } from './words';

const PRINTED = 'recovery-codes';

/** On paper there is nothing but the codes and whose they are. */
const onPaper = (
  <GlobalStyles
    styles={{
      '@media print': {
        'body *': { visibility: 'hidden' },
        [`#${PRINTED}, #${PRINTED} *`]: { visibility: 'visible', color: '#000' },
        [`#${PRINTED}`]: { position: 'fixed', inset: '0 auto auto 0' },
      },
    }}
  />
);

/** The recovery codes, the only time that they are shown. */
export function RecoveryCodeSheet({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { factor: words } = useProfileWords();
  const email = useSessionUser()?.email ?? '';
  const [copied, setCopied] = useState(false);
  const title = words.codes_of(email);
  const copy = async () => {
    await navigator.clipboard.writeText([title, ...codes].join('\n'));
    setCopied(true);
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      {onPaper}
      <div>
        <Typography variant="h3" tabIndex={-1} ref={focusOnMount} sx={{ outline: 'none' }}>
          {words.codes_title}
        </Typography>
        <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{words.codes_lead}</Typography>
      </div>
      <Box
        id={PRINTED}
        sx={{ border: 1, borderColor: 'divider', borderRadius: '6px', p: 2, bgcolor: 'background.default' }}
      >
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mb: 1 }}>
          {title}
        </Typography>
        <Box
          component="ul"
          aria-label={title}
          sx={{
            p: 0,
            listStyle: 'none',
            display: 'grid',
            gridTemplateColumns: 'repeat(2, max-content)',
            columnGap: 4,
            rowGap: 0.5,
            fontFamily: 'ui-monospace, Consolas, monospace',
            fontSize: 15,
          }}
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="outlined" color="inherit" onClick={() => window.print()}>
          {words.print}
        </Button>
        {window.isSecureContext && (
          <Button variant="outlined" color="inherit" onClick={() => void copy()}>
            {words.copy}
          </Button>
        )}
        <Button variant="contained" onClick={onKept}>
          {words.saved}
        </Button>
      </Box>
      {copied && <Alert severity="success">{words.copied}</Alert>}
    </Box>
  );
}
