import { Box, Button, IconButton, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { BOTTOM_BAR_HEIGHT } from '../../../../layout/BottomBar';
import { Kbd, MoreIcon } from '../../../../ui';
import { useDesk } from '../state/desk';
import { actionsOf, type CaseAction } from './actions';

function ActionButton({ action, busy }: { action: CaseAction; busy: boolean }) {
  const { words } = useDesk();
  return (
    <Tooltip title={action.key ? words.actions.key(action.key.hint) : ''} describeChild enterDelay={700}>
      <Button
        variant={action.tone === 'main' ? 'contained' : 'outlined'}
        color={action.tone === 'danger' ? 'error' : 'primary'}
        onClick={action.act}
        // Not `disabled`: that would throw the focus away while the command runs.
        aria-disabled={busy}
        aria-keyshortcuts={action.key?.hint}
        sx={{
          flex: { xs: '1 1 auto', sm: 'none' },
          px: { xs: 0.75, sm: 1.5 },
          fontSize: { xs: 13, sm: 14 },
        }}
      >
        {action.label}
        {action.key && (
          <Box component="span" aria-hidden sx={{ ml: 1, display: { xs: 'none', sm: 'inline' } }}>
            <Kbd onAccent={action.tone === 'main'}>{action.key.hint}</Kbd>
          </Box>
        )}
      </Button>
    </Tooltip>
  );
}

function MoreActions({ actions }: { actions: CaseAction[] }) {
  const { words } = useDesk();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (actions.length === 0) return null;
  return (
    <>
      <Tooltip title={words.actions.more}>
        <IconButton
          aria-label={words.actions.more}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <MoreIcon />
        </IconButton>
      </Tooltip>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {actions.map((action) => (
          <MenuItem
            key={action.name}
            onClick={() => {
              setAnchor(null);
              action.act();
            }}
          >
            <ListItemText>{action.label}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

const bottomBar = {
  position: { xs: 'fixed', sm: 'static' },
  bottom: BOTTOM_BAR_HEIGHT,
  left: 0,
  right: 0,
  zIndex: { xs: 'appBar', sm: 'auto' },
  p: { xs: '8px 12px', sm: 0 },
  bgcolor: { xs: 'background.paper', sm: 'transparent' },
  borderTopStyle: 'solid',
  borderTopWidth: { xs: 1, sm: 0 },
  borderTopColor: 'divider',
} as const;

/** The next step of the case as buttons; on a narrow screen a bar at the bottom, under the thumb. */
export function CaseActions() {
  const desk = useDesk();
  const actions = actionsOf(desk);
  if (actions.length === 0) return null;
  const primary = actions.filter((action) => action.primary);
  const rest = actions.filter((action) => !action.primary);
  // A bar under the thumb only for steps; a lone «⋯» stays in the heading.
  const low = primary.length > 0;
  return (
    <Box
      component="section"
      aria-label={desk.words.actions.label}
      sx={[{ display: 'flex', gap: 1, alignItems: 'center', ml: 'auto' }, low && bottomBar]}
    >
      {primary.map((action) => (
        <ActionButton key={action.name} action={action} busy={desk.command.running !== null} />
      ))}
      <MoreActions actions={rest} />
    </Box>
  );
}
