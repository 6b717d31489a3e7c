import { Alert, Box, Button, Link, TextField } from '@mui/material';
import type { FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { focusOnMount } from '../ui';
import { PasswordField } from './PasswordField';
import { DeviceStep, SecondFactorStep, TemporaryPasswordStep } from './SignInSteps';
import { useSignIn, type SignInDesk } from './useSignIn';
import { useSignInWords } from './words';

interface SignInFormProps {
  /** The person whose session ended; the address can't be changed then. */
  email?: string;
  onDone: () => void;
}

function PasswordStep({ desk, emailFixed }: { desk: SignInDesk; emailFixed: boolean }) {
  const translate = useTranslate();
  const words = useSignInWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void desk.attempt();
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <TextField
        label={translate('login.email')}
        inputRef={emailFixed ? undefined : focusOnMount}
        type="email"
        value={desk.email}
        onChange={(event) => desk.setEmail(event.target.value)}
        disabled={emailFixed}
        slotProps={{ htmlInput: { autoComplete: 'username', required: true } }}
      />
      <PasswordField
        label={translate('login.password')}
        value={desk.password}
        first={emailFixed}
        onChange={desk.setPassword}
      />
      {desk.error && <Alert severity="error">{desk.error}</Alert>}
      <Button type="submit" variant="contained" loading={desk.busy}>
        {translate('login.submit')}
      </Button>
      {!emailFixed && (
        <Link component={RouterLink} to="/reset-password" sx={{ justifySelf: 'start' }}>
          {words.forgot}
        </Link>
      )}
    </Box>
  );
}

export function SignInForm({ email: fixedEmail, onDone }: SignInFormProps) {
  const desk = useSignIn(fixedEmail, onDone);
  if (desk.step === 'secondFactor') return <SecondFactorStep desk={desk} />;
  if (desk.step === 'device') return <DeviceStep desk={desk} />;
  if (desk.step === 'newPassword') return <TemporaryPasswordStep desk={desk} />;
  return <PasswordStep desk={desk} emailFixed={fixedEmail !== undefined} />;
}
