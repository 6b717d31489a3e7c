import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { BrandMark, ConnectionLine, PreferenceButtons } from '../layout';
import { Panel, usePageTitle } from '../ui';
import { DemoPeople } from './DemoPeople';
import { SignInForm } from './SignInForm';

/** Where the person was going when asked to sign in. */
function destination(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('nextPathname' in state)) return '/';
  const search = 'nextSearch' in state ? String(state.nextSearch ?? '') : '';
  return `${String(state.nextPathname)}${search}`;
}

export default function LoginPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const location = useLocation();
  usePageTitle(translate('login.title'));
  const enter = () => void navigate(destination(location.state), { replace: true });
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
          <SignInForm onDone={enter} />
        </Box>
        <Panel sx={{ flex: '1 1 340px', maxWidth: 440, py: 2, '&:empty': { display: 'none' } }}>
          <DemoPeople onDone={enter} />
        </Panel>
      </Box>
    </Box>
  );
}
