import { Alert, Button, Typography } from '@mui/material';
import type { SecondFactorEnrolment } from '@shared/access';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { EntryPage } from '../login/EntryPage';
import { useSubmit } from '../login/useSubmit';
import { useSignInWords } from '../login/words';
import { account, refreshSession } from '../providers';
import { focusOnMount, usePageTitle } from '../ui';
import { EnrolSecondFactor } from './EnrolSecondFactor';
import { RecoveryCodeSheet } from './RecoveryCodeSheet';
import { useProfileWords } from './words';

/** In place of the whole workplace, for somebody of whom a second factor is asked and who has none yet. */
export default function SecondFactorDuePage() {
  const translate = useTranslate();
  const logout = useLogout();
  const { due } = useSignInWords();
  const { factor } = useProfileWords();
  const [enrolment, setEnrolment] = useState<SecondFactorEnrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = useSubmit(async () => setEnrolment(await account.enrolSecondFactor()));
  usePageTitle(due.title);

  const leave = (
    <Button color="inherit" onClick={() => void logout({}, '/login', false)}>
      {translate('top.sign_out')}
    </Button>
  );
  if (codes) {
    return (
      <EntryPage>
        <RecoveryCodeSheet codes={codes} onKept={() => void refreshSession()} />
      </EntryPage>
    );
  }
  return (
    <EntryPage>
      <Typography variant="h2">{due.title}</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>{due.lead}</Typography>
      {enrolment ? (
        <EnrolSecondFactor enrolment={enrolment} onConfirmed={setCodes}>
          {leave}
        </EnrolSecondFactor>
      ) : (
        <form onSubmit={begin.onSubmit}>
          {begin.error && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {begin.error}
            </Alert>
          )}
          <Button type="submit" variant="contained" loading={begin.busy} ref={focusOnMount} sx={{ mr: 1 }}>
            {factor.enable}
          </Button>
          {leave}
        </form>
      )}
    </EntryPage>
  );
}
