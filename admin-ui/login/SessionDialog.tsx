import { Button, Dialog, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { sessionClosed, useSession } from '../providers';
import { SignInForm } from './SignInForm';

/** Session over: sign in on top of the page, which stays as it is with everything typed; waiting requests then go on. */
export default function SessionDialog() {
  const translate = useTranslate();
  const { state, user } = useSession();
  if (state !== 'over' || !user) return null;
  const leave = () => {
    sessionClosed();
    window.location.assign('/login');
  };
  return (
    <Dialog open aria-labelledby="session-over-title" maxWidth="xs" fullWidth>
      <DialogTitle id="session-over-title">{translate('login.again_title')}</DialogTitle>
      <DialogContent sx={{ pb: 2 }}>
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>{translate('login.again_lead')}</Typography>
        <SignInForm email={user.email} onDone={() => undefined} />
        <Button color="inherit" size="small" onClick={leave} sx={{ mt: 1.5, color: 'text.secondary' }}>
          {translate('login.someone_else')}
        </Button>
      </DialogContent>
    </Dialog>
  );
}
