import { Alert, Box, Button, Drawer, IconButton, Tooltip, Typography, useMediaQuery } from '@mui/material';
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { StaffCommand } from '@shared/applications';
import { CloseIcon, Kbd } from '../../../../ui';
import { ConflictLine } from '../ConflictLine';
import { useDesk } from '../state/desk';

const TITLE = 'case-sheet-title';
const WIDTH = 560;
const bar = { display: 'flex', alignItems: 'center', px: 2.5, py: 1.5 } as const;

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

function Heading({ title }: { title: string }) {
  const { words, closeSheet } = useDesk();
  return (
    <Box sx={{ ...bar, borderBottom: '1px solid', borderColor: 'divider' }}>
      <Typography variant="h1" component="h2" id={TITLE} sx={{ mr: 'auto' }}>
        {title}
      </Typography>
      <Tooltip title={`${words.actions.close} (Esc)`}>
        <IconButton aria-label={words.actions.close} onClick={closeSheet}>
          <CloseIcon />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

function Refusal({ command }: { command: StaffCommand }) {
  const { changes, command: control } = useDesk();
  const { failure } = control;
  // The line about the change says it with a name and a way on.
  if (failure?.command !== command || (changes && failure.code === 'stale_version')) return null;
  return (
    <Alert severity="error" sx={{ mx: 2.5, mb: 1 }}>
      {[failure.message, ...failure.errors.map(({ message }) => message)].join(' ')}
    </Alert>
  );
}

type FooterProps = Omit<CaseSheetProps, 'title' | 'children'> & { send: RefObject<HTMLButtonElement | null> };

function Footer({ command, sendLabel, dangerous, note, onSend, send }: FooterProps) {
  const { words, closeSheet, command: control } = useDesk();
  return (
    <Box
      sx={{
        ...bar,
        gap: 1,
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        justifyContent: 'flex-end',
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Box sx={{ mr: 'auto', width: { xs: '100%', sm: 'auto' }, fontSize: 13, color: 'text.secondary' }}>
        {note}
      </Box>
      <Button variant="outlined" color="inherit" onClick={closeSheet} sx={{ flex: 'none' }}>
        {words.actions.cancel}
      </Button>
      <Button
        ref={send}
        id="case-sheet-send"
        variant="contained"
        color={dangerous ? 'error' : 'primary'}
        loading={control.running === command}
        loadingPosition="start"
        aria-keyshortcuts="Control+Enter"
        onClick={onSend}
        sx={{ flex: 'none' }}
      >
        {sendLabel}
        <Box component="span" aria-hidden sx={{ ml: 1, display: { xs: 'none', sm: 'inline' } }}>
          <Kbd onAccent>Ctrl+Enter</Kbd>
        </Box>
      </Button>
    </Box>
  );
}

const paper = {
  width: WIDTH,
  maxWidth: '100%',
  borderWidth: 0,
  borderLeftWidth: 1,
  boxShadow: '-12px 0 40px rgba(0, 0, 0, .13)',
} as const;

const content = {
  flex: 1,
  overflowY: 'auto',
  px: 2.5,
  py: 2,
  display: 'grid',
  alignContent: 'start',
  rowGap: 1.75,
} as const;

/** Slides in from the right and leaves the case readable; on a narrow screen it takes the whole of it. */
export function CaseSheet({ title, children, ...rest }: CaseSheetProps) {
  const { closeSheet } = useDesk();
  const narrow = useMediaQuery('(max-width: 999px)', { noSsr: true });
  const { body, send } = useFirstFocus();
  const onKeyDown = (event: KeyboardEvent) => {
    const sends = event.code === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends && event.code !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) rest.onSend();
    else closeSheet();
  };
  const modal = narrow || undefined;
  return (
    <Drawer
      open
      anchor="right"
      variant={narrow ? 'temporary' : 'persistent'}
      onClose={closeSheet}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': TITLE, 'aria-modal': modal, onKeyDown, sx: paper },
      }}
    >
      <Heading title={title} />
      <Box ref={body} sx={content}>
        {children}
      </Box>
      <ConflictLine />
      <Refusal command={rest.command} />
      <Footer {...rest} send={send} />
    </Drawer>
  );
}
