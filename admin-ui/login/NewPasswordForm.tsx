import { Alert, Box, Button } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { NewPasswordField } from './NewPasswordField';
import { brokenRules } from './password-rules';
import { useSubmit } from './useSubmit';
import { useSignInWords } from './words';

interface NewPasswordFormProps {
  labelledBy: string;
  /** Whose password it is, for the browser's password store; absent when the link does not say. */
  email?: string;
  submitLabel: string;
  onSubmit: (next: string) => Promise<void>;
  children?: ReactNode;
}

/** The new password alone: the person has proved who they are by a temporary password or a mailed link. */
export default function NewPasswordForm({
  labelledBy,
  email,
  submitLabel,
  onSubmit,
  children,
}: NewPasswordFormProps) {
  const words = useSignInWords();
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const form = useSubmit(async () => {
    setTried(true);
    if (brokenRules(next).size > 0) return words.password.unfit;
    return onSubmit(next);
  });
  return (
    <Box
      component="form"
      aria-labelledby={labelledBy}
      noValidate
      onSubmit={form.onSubmit}
      sx={{ display: 'grid', gap: 2 }}
    >
      {email && <input type="text" autoComplete="username" value={email} readOnly hidden />}
      <NewPasswordField value={next} first tried={tried} onChange={setNext} />
      {form.error && <Alert severity="error">{form.error}</Alert>}
      <Button type="submit" variant="contained" loading={form.busy}>
        {submitLabel}
      </Button>
      {children}
    </Box>
  );
}
