import { Alert, Box, Button, Drawer, IconButton, Tooltip, Typography, useMediaQuery } from '@mui/material';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { StaffCommand } from '@shared/applications';
import { CloseIcon, Kbd } from '../../../../ui';
import { ConflictLine } from '../ConflictLine';
import { useDesk } from '../state/desk';

const TITLE = 'case-sheet-title';
const WIDTH = 560;

interface CaseSheetProps {
  title: string;
  /** The command that the button runs, to show that it is running and what was refused. */
  command: StaffCommand;
  sendLabel: string;
  dangerous?: boolean;
  /** What follows from the button, beside it. */
  note?: string;
  onSend: () => void;
  children: ReactNode;
}

/** Puts the focus on the first thing to fill in, else on the button that sends. */
function useFirstFocus() {
  const body = useRef<HTMLDivElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const field = body.current?.querySelector<HTMLElement>(
      '[data-first], input, textarea:not([aria-hidden])',
    );
    (field ?? send.current)?.focus();
  }, []);
  return { body, send };
}

/** Slides in from the right and leaves the case readable; on a narrow screen it takes the whole of it. */
export function CaseSheet({ title, command, sendLabel, dangerous, note, onSend, children }: CaseSheetProps) {
  const { words, closeSheet, command: control, changes } = useDesk();
  const narrow = useMediaQuery('(max-width: 999px)', { noSsr: true });
  const { body, send } = useFirstFocus();
  const busy = control.running === command;
  const failed = control.failure?.command === command ? control.failure : null;
  // The line about the change says it with a name and a way on.
  const failure = changes && failed?.code === 'stale_version' ? null : failed;
  const onKeyDown = (event: KeyboardEvent) => {
    const sends = event.code === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends && event.code !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) onSend();
    else closeSheet();
  };
  return (
    <Drawer
      open
      anchor="right"
      variant={narrow ? 'temporary' : 'persistent'}
      onClose={closeSheet}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': TITLE,
          'aria-modal': narrow || undefined,
          onKeyDown,
          sx: {
            width: WIDTH,
            maxWidth: '100%',
            borderWidth: 0,
            borderLeftWidth: 1,
            boxShadow: '-12px 0 40px rgba(0, 0, 0, .13)',
          },
        },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          px: 2.5,
          py: 1.5,
          borderBottom: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Typography variant="h1" component="h2" id={TITLE} sx={{ mr: 'auto' }}>
          {title}
        </Typography>
        <Tooltip title={`${words.actions.close} (Esc)`}>
          <IconButton aria-label={words.actions.close} onClick={closeSheet}>
            <CloseIcon />
          </IconButton>
        </Tooltip>
      </Box>
      <Box
        ref={body}
        sx={{
          flex: 1,
          overflowY: 'auto',
          px: 2.5,
          py: 2,
          display: 'grid',
          alignContent: 'start',
          rowGap: 1.75,
        }}
      >
        {children}
      </Box>
      <ConflictLine />
      {failure && (
        <Alert severity="error" sx={{ mx: 2.5, mb: 1 }}>
          {failure.message}
          {failure.errors.length > 0 && ` ${failure.errors.map(({ message }) => message).join(' ')}`}
        </Alert>
      )}
      <Box
        sx={{
          display: 'flex',
          gap: 1,
          alignItems: 'center',
          px: 2.5,
          py: 1.5,
          borderTop: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Box sx={{ mr: 'auto', fontSize: 13, color: 'text.secondary' }}>{note}</Box>
        <Button variant="outlined" color="inherit" onClick={closeSheet}>
          {words.actions.cancel}
        </Button>
        <Button
          ref={send}
          id="case-sheet-send"
          variant="contained"
          color={dangerous ? 'error' : 'primary'}
          loading={busy}
          loadingPosition="start"
          aria-keyshortcuts="Control+Enter"
          onClick={onSend}
        >
          {sendLabel}
          <Box component="span" aria-hidden sx={{ ml: 1 }}>
            <Kbd onAccent>Ctrl+Enter</Kbd>
          </Box>
        </Button>
      </Box>
    </Drawer>
  );
}
