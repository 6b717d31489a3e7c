import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { NewPasswordField } from '../login/NewPasswordField';
import { PasswordField } from '../login/PasswordField';
import { brokenRules } from '../login/password-rules';
import { useSubmit } from '../login/useSubmit';
import { useSignInWords } from '../login/words';
import { account, useSessionUser } from '../providers';
import { Section } from './Section';
import { SESSIONS_KEY } from './SessionsSection';
import { useProfileWords } from './words';

export function PasswordSection() {
  const { password: words } = useProfileWords();
  const signInWords = useSignInWords();
  const queries = useQueryClient();
  const email = useSessionUser()?.email;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  const form = useSubmit(async () => {
    setDone(false);
    setTried(true);
    if (brokenRules(next).size > 0) return signInWords.password.unfit;
    await account.changePassword(current, next);
    setCurrent('');
    setNext('');
    setTried(false);
    setDone(true);
    await queries.invalidateQueries({ queryKey: SESSIONS_KEY });
    return '';
  });
  return (
    <Section title={words.title} lead={words.lead}>
      <Box component="form" onSubmit={form.onSubmit} sx={{ display: 'grid', gap: 2, maxWidth: 380 }}>
        <input type="text" autoComplete="username" value={email ?? ''} readOnly hidden />
        <PasswordField label={words.current} value={current} onChange={setCurrent} />
        <NewPasswordField value={next} tried={tried} onChange={setNext} />
        {form.error && <Alert severity="error">{form.error}</Alert>}
        {done && <Alert severity="success">{words.done}</Alert>}
        <Button type="submit" variant="contained" loading={form.busy} sx={{ justifySelf: 'start' }}>
          {words.submit}
        </Button>
      </Box>
    </Section>
  );
}
