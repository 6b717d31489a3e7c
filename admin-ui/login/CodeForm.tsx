import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { focusOnMount } from '../ui';
import { useSignInWords } from './words';

interface CodeFormProps {
  title: string;
  lead: string;
  label: string;
  /** Recovery codes have letters; the others are digits that the system may offer to fill in. */
  digits: boolean;
  busy: boolean;
  error: string;
  onSubmit: (code: string) => void;
  children: ReactNode;
}

/** One code to type: of the authenticator, a recovery code, or from a letter. */
export function CodeForm({ title, lead, label, digits, busy, error, onSubmit, children }: CodeFormProps) {
  const words = useSignInWords();
  const titleId = useId();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(code.trim());
    setCode('');
  };
  return (
    <Box component="form" aria-labelledby={titleId} onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <div>
        <Typography variant="h2" id={titleId}>
          {title}
        </Typography>
        <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{lead}</Typography>
      </div>
      <TextField
        key={label}
        label={label}
        inputRef={focusOnMount}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        slotProps={{
          htmlInput: {
            required: true,
            maxLength: 20,
            autoComplete: digits ? 'one-time-code' : 'off',
            autoCapitalize: 'none',
            spellCheck: false,
            inputMode: digits ? 'numeric' : 'text',
          },
        }}
      />
      {error && <Alert severity="error">{error}</Alert>}
      <Button type="submit" variant="contained" loading={busy}>
        {words.confirm}
      </Button>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between' }}>
        {children}
      </Box>
    </Box>
  );
}
