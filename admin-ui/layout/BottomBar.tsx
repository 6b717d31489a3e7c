import { Box, Button, Drawer } from '@mui/material';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useMay } from '../providers';
import { LogoutIcon, MoreIcon, PersonIcon, SearchIcon } from '../ui';
import { useLanguageSwitch, useThemeSwitch } from './Preferences';
import { Rail } from './Rail';
import { SEARCH_PATH } from './SearchField';
import { isCurrent, useSections } from './sections';

export const BOTTOM_BAR_HEIGHT = 56;

const entry = {
  flex: 1,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: '2px',
  border: 0,
  bgcolor: 'transparent',
  font: 'inherit',
  fontSize: 12,
  lineHeight: '16px',
  color: 'text.secondary',
  textDecoration: 'none',
  '&[aria-current]': { color: 'primary.main', fontWeight: 500 },
} as const;

function MoreDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const translate = useTranslate();
  const logout = useLogout();
  const switches = [useLanguageSwitch(), useThemeSwitch()];
  return (
    <Drawer open={open} onClose={onClose} onClick={onClose}>
      <Rail />
      <Box sx={{ display: 'grid', p: '10px', borderTop: 1, borderColor: 'hairline', justifyItems: 'start' }}>
        <Button color="inherit" startIcon={<PersonIcon />} component={Link} to="/profile">
          {translate('top.profile')}
        </Button>
        {switches.map(({ label, Icon, toggle }) => (
          <Button key={label} color="inherit" startIcon={<Icon />} onClick={toggle}>
            {label}
          </Button>
        ))}
        <Button color="inherit" startIcon={<LogoutIcon />} onClick={() => void logout({}, '/login', false)}>
          {translate('top.sign_out')}
        </Button>
      </Box>
    </Drawer>
  );
}

/** The rail of a narrow screen: the first two sections, search, and everything else in a drawer. */
export function BottomBar() {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const sections = useSections().slice(0, 2);
  const readsCases = useMay('read', 'Application');
  return (
    <Box
      component="nav"
      aria-label={translate('nav.main')}
      sx={{
        position: 'fixed',
        insetInline: 0,
        bottom: 0,
        height: BOTTOM_BAR_HEIGHT,
        zIndex: 'appBar',
        display: 'flex',
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {sections.map((section) => (
        <Box
          key={section.key}
          component={Link}
          to={section.path}
          aria-current={isCurrent(section, pathname) ? 'page' : undefined}
          sx={entry}
        >
          <section.Icon />
          {translate(section.key === 'department' ? 'nav.queue' : `nav.${section.key}`)}
        </Box>
      ))}
      {readsCases && (
        <Box
          component={Link}
          to={SEARCH_PATH}
          aria-current={pathname === SEARCH_PATH ? 'page' : undefined}
          sx={entry}
        >
          <SearchIcon />
          {translate('keys.search')}
        </Box>
      )}
      <Box component="button" type="button" aria-haspopup="dialog" onClick={() => setOpen(true)} sx={entry}>
        <MoreIcon />
        {translate('nav.more')}
      </Box>
      <MoreDrawer open={open} onClose={() => setOpen(false)} />
    </Box>
  );
}
