import { Box, useMediaQuery } from '@mui/material';
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { refreshSession } from '../providers';
import { NARROW, RAIL_WIDTH } from '../theme/tokens';
import { useKeys } from '../ui';
import { BOTTOM_BAR_HEIGHT, BottomBar } from './BottomBar';
import { ConnectionLine } from './ConnectionLine';
import { PageBoundary } from './ErrorPage';
import { KeyHelp } from './KeyHelp';
import { Rail } from './Rail';
import { TopBar } from './TopBar';

export const useNarrow = () => useMediaQuery(`(max-width: ${NARROW - 0.05}px)`, { noSsr: true });

function SkipLink() {
  const translate = useTranslate();
  return (
    <Box
      component="a"
      href="#main"
      sx={{
        position: 'absolute',
        left: 8,
        top: -60,
        zIndex: 'tooltip',
        p: 1,
        bgcolor: 'background.paper',
        '&:focus': { top: 8 },
      }}
    >
      {translate('app.skip')}
    </Box>
  );
}

/** Whoever comes back to the page after a while meets it with the rights of now. */
function useFreshSession(): void {
  useEffect(() => {
    const refresh = () => {
      // What goes wrong here is told by the dialog or the line on top.
      if (document.visibilityState === 'visible') refreshSession().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, []);
}

/** A new page takes the focus when the old one has taken it away with it. */
function useFocusOnNewPage(pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}

/** Rail, top bar and the page; on a narrow screen the page and a bar below. */
export function AppLayout({ children }: { children: ReactNode }) {
  const narrow = useNarrow();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [keysShown, setKeysShown] = useState(false);
  useFreshSession();
  useFocusOnNewPage(pathname);
  useKeys({
    'Shift+Slash': () => setKeysShown(true),
    'KeyG KeyQ': () => void navigate('/queue/department'),
  });
  return (
    <Box
      sx={{
        display: narrow ? 'block' : 'grid',
        gridTemplateColumns: `${RAIL_WIDTH}px minmax(0, 1fr)`,
        minHeight: '100dvh',
      }}
    >
      <SkipLink />
      {!narrow && (
        <Box sx={{ borderRight: 1, borderColor: 'divider', bgcolor: 'background.paper' }}>
          <Box sx={{ position: 'sticky', top: 0 }}>
            <Rail />
          </Box>
        </Box>
      )}
      <Box sx={{ minWidth: 0, pb: narrow ? `${BOTTOM_BAR_HEIGHT}px` : 0 }}>
        <ConnectionLine />
        {!narrow && <TopBar onKeys={() => setKeysShown(true)} />}
        <Box component="main" id="main" tabIndex={-1} sx={{ outline: 'none', minWidth: 0 }}>
          <PageBoundary place={pathname}>
            <Suspense fallback={null}>{children}</Suspense>
          </PageBoundary>
        </Box>
      </Box>
      {narrow && <BottomBar />}
      <KeyHelp open={keysShown} onClose={() => setKeysShown(false)} />
    </Box>
  );
}
