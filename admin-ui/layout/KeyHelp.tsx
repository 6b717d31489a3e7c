import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Kbd } from '../ui';

/** [keys as printed on them, the word between them, what they do] */
type Row = [keys: string[], between: 'and_then' | 'or' | 'plus', does: string];

const GROUPS: { title: string; rows: Row[] }[] = [
  {
    title: 'everywhere',
    rows: [
      [['/'], 'or', 'search'],
      [['G', 'Q'], 'and_then', 'go_queue'],
      [['?'], 'or', 'help'],
      [['Esc'], 'or', 'escape'],
    ],
  },
  {
    title: 'queue',
    rows: [
      [['J'], 'or', 'next_row'],
      [['K'], 'or', 'previous_row'],
      [['Enter'], 'or', 'open'],
      [['N'], 'or', 'take_next'],
    ],
  },
  {
    title: 'case',
    rows: [
      [['J', 'K'], 'or', 'next_row'],
      [['C'], 'or', 'remark'],
      [['X'], 'or', 'request_correction'],
      [['A'], 'or', 'approve'],
      [['R'], 'or', 'reject'],
      [[']', '['], 'or', 'documents'],
      [['Ctrl', 'Enter'], 'plus', 'send'],
    ],
  },
];

function KeyRow({ row: [keys, between, does] }: { row: Row }) {
  const translate = useTranslate();
  const joint = between === 'plus' ? '+' : translate(`keys.${between}`);
  return (
    <>
      <Box
        component="dt"
        sx={{ display: 'flex', gap: '5px', alignItems: 'center', color: 'text.secondary', fontSize: 13 }}
      >
        {keys.map((key, index) => (
          <Box key={key} component="span" sx={{ display: 'inline-flex', gap: '5px', alignItems: 'center' }}>
            {index > 0 && <span>{joint}</span>}
            <Kbd>{key}</Kbd>
          </Box>
        ))}
      </Box>
      <dd>{translate(`keys.${does}`)}</dd>
    </>
  );
}

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const translate = useTranslate();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="key-help-title" maxWidth="sm" fullWidth>
      <DialogTitle id="key-help-title">{translate('keys.title')}</DialogTitle>
      {/* Scrolled by key on a low screen. */}
      <DialogContent tabIndex={0}>
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>{translate('keys.lead')}</Typography>
        {GROUPS.map(({ title, rows }) => (
          <Box key={title} component="section" sx={{ mb: 2 }}>
            <Typography variant="h3" sx={{ mb: 0.75 }}>
              {translate(`keys.${title}`)}
            </Typography>
            <Box
              component="dl"
              sx={{ display: 'grid', gridTemplateColumns: '150px 1fr', rowGap: '6px', alignItems: 'center' }}
            >
              {rows.map((row) => (
                <KeyRow key={row[2]} row={row} />
              ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" color="inherit" onClick={onClose}>
          {translate('app.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
