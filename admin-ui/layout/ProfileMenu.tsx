import { Box, Divider, IconButton, Menu, MenuItem, Tooltip, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useSessionUser } from '../providers';
import { Kbd, KeyboardIcon, LogoutIcon, PersonIcon, PersonMark } from '../ui';

export function ProfileMenu({ onKeys }: { onKeys: () => void }) {
  const translate = useTranslate();
  const logout = useLogout();
  const user = useSessionUser();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (!user) return null;
  const choose = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  return (
    <>
      <Tooltip title={translate('top.profile')}>
        <IconButton
          ref={anchor}
          aria-label={`${translate('top.profile')}: ${user.fullName}`}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(true)}
          sx={{ p: '3px' }}
        >
          <PersonMark name={user.fullName} size={28} />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={() => anchor.current}
        open={open}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        <Box component="li" role="presentation" sx={{ px: 1.5, pt: 0.5, pb: 1, minWidth: 240 }}>
          <Typography sx={{ fontWeight: 500 }}>{user.fullName}</Typography>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {[user.position || user.roles.map(({ label }) => label).join(', '), user.departmentName]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {user.email}
          </Typography>
        </Box>
        <Divider component="li" />
        <MenuItem component={Link} to="/profile" onClick={() => setOpen(false)} sx={{ gap: 1 }}>
          <PersonIcon /> {translate('top.profile')}
        </MenuItem>
        <MenuItem onClick={choose(onKeys)} sx={{ gap: 1 }}>
          <KeyboardIcon /> {translate('top.keys')}
          <Box component="span" sx={{ ml: 'auto' }}>
            <Kbd>?</Kbd>
          </Box>
        </MenuItem>
        <MenuItem onClick={choose(() => void logout({}, '/login', false))} sx={{ gap: 1 }}>
          <LogoutIcon /> {translate('top.sign_out')}
        </MenuItem>
      </Menu>
    </>
  );
}
