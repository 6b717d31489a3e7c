import { Alert, Box, Button, IconButton, InputAdornment, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { HttpError, useTranslate } from 'react-admin';
import { signIn } from '../providers';
import { EyeIcon, EyeOffIcon, focusOnMount, useErrorText } from '../ui';

const CODE_NEEDED = new Set(['second_factor_required', 'device_confirmation_required']);

interface SignInFormProps {
  /** The person whose session ended; the address can't be changed then. */
  email?: string;
  onDone: () => void;
}

interface PasswordFieldProps {
  value: string;
  first: boolean;
  onChange: (value: string) => void;
}

function PasswordField({ value, first, onChange }: PasswordFieldProps) {
  const translate = useTranslate();
  const [shown, setShown] = useState(false);
  const label = translate(shown ? 'login.hide_password' : 'login.show_password');
  return (
    <TextField
      label={translate('login.password')}
      inputRef={first ? focusOnMount : undefined}
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        htmlInput: { autoComplete: 'current-password', required: true },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton aria-label={label} title={label} edge="end" onClick={() => setShown(!shown)}>
                {shown ? <EyeOffIcon /> : <EyeIcon />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

export function SignInForm({ email: fixedEmail, onDone }: SignInFormProps) {
  const translate = useTranslate();
  const errorText = useErrorText();
  const [email, setEmail] = useState(fixedEmail ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeNeeded, setCodeNeeded] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      await signIn({ email: email.trim(), password, ...(code && { totp: code }) });
      onDone();
    } catch (failure) {
      if (failure instanceof HttpError && CODE_NEEDED.has(failure.body?.code)) setCodeNeeded(true);
      setError(errorText(failure));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box component="form" onSubmit={(event) => void submit(event)} sx={{ display: 'grid', gap: 2 }}>
      <TextField
        label={translate('login.email')}
        inputRef={fixedEmail === undefined ? focusOnMount : undefined}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        disabled={fixedEmail !== undefined}
        slotProps={{ htmlInput: { autoComplete: 'username', required: true } }}
      />
      <PasswordField value={password} first={fixedEmail !== undefined} onChange={setPassword} />
      {codeNeeded && (
        <TextField
          label={translate('login.code')}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          slotProps={{ htmlInput: { autoComplete: 'one-time-code', inputMode: 'numeric' } }}
        />
      )}
      {error && <Alert severity="error">{error}</Alert>}
      <Button type="submit" variant="contained" loading={busy}>
        {translate('login.submit')}
      </Button>
    </Box>
  );
}
