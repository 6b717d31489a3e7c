import { Alert, Box, Button, Link, TextField, Typography } from '@mui/material';
import { useId, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router-dom';
import { account } from '../providers';
import { focusOnMount, usePageTitle } from '../ui';
import { EntryPage } from './EntryPage';
import NewPasswordForm from './NewPasswordForm';
import { problemOf } from './useSignInError';
import { useSubmit } from './useSubmit';
import { useSignInWords } from './words';

/** As the server has it: `RESET_LINK_MINUTES`. */
const LINK_MINUTES = 30;

function Heading({ id, title, lead }: { id?: string; title: string; lead: string }) {
  return (
    <Box sx={{ mb: 2 }}>
      <Typography variant="h2" id={id}>
        {title}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{lead}</Typography>
    </Box>
  );
}

function ToSignIn() {
  const { reset } = useSignInWords();
  return (
    <Link component={RouterLink} to="/login" sx={{ justifySelf: 'start' }}>
      {reset.to_sign_in}
    </Link>
  );
}

/** What has happened; read out, and the focus is on what comes next. */
function Outcome({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <Box component="output" sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <Heading title={title} lead={lead} />
      {children}
    </Box>
  );
}

function RequestLink() {
  const translate = useTranslate();
  const { reset } = useSignInWords();
  const titleId = useId();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useSubmit(async () => {
    await account.requestPasswordReset(email.trim());
    setSentTo(email.trim());
  });
  if (sentTo !== null) {
    return (
      <Outcome title={reset.requested_title} lead={reset.requested(sentTo, LINK_MINUTES)}>
        <Typography sx={{ color: 'text.secondary', mb: 1 }}>{reset.requested_hint}</Typography>
        <Button variant="outlined" ref={focusOnMount} onClick={() => setSentTo(null)}>
          {reset.other_address}
        </Button>
        <ToSignIn />
      </Outcome>
    );
  }
  return (
    <Box component="form" aria-labelledby={titleId} onSubmit={form.onSubmit} sx={{ display: 'grid', gap: 2 }}>
      <Heading id={titleId} title={reset.title} lead={reset.lead} />
      <TextField
        label={translate('login.email')}
        inputRef={focusOnMount}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'username', required: true } }}
      />
      {form.error && <Alert severity="error">{form.error}</Alert>}
      <Button type="submit" variant="contained" loading={form.busy}>
        {reset.submit}
      </Button>
      <ToSignIn />
    </Box>
  );
}

function SetPassword({ token }: { token: string }) {
  const { reset, error } = useSignInWords();
  const titleId = useId();
  const [state, setState] = useState<'open' | 'done' | 'expired'>('open');
  const confirm = async (next: string) => {
    try {
      await account.confirmPasswordReset(token, next);
      setState('done');
    } catch (failure) {
      if (problemOf(failure)?.code !== 'link_expired') throw failure;
      setState('expired');
    }
  };
  if (state === 'done') {
    return (
      <Outcome title={reset.done_title} lead={reset.done}>
        <Button variant="contained" component={RouterLink} to="/login" ref={focusOnMount}>
          {reset.sign_in}
        </Button>
      </Outcome>
    );
  }
  if (state === 'expired') {
    return (
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="error">{error.link_expired}</Alert>
        <Button variant="contained" component={RouterLink} to="/reset-password" ref={focusOnMount}>
          {reset.ask_again}
        </Button>
        <ToSignIn />
      </Box>
    );
  }
  return (
    <>
      <Heading id={titleId} title={reset.new_title} lead={reset.new_lead} />
      <NewPasswordForm labelledBy={titleId} submitLabel={reset.new_submit} onSubmit={confirm}>
        <ToSignIn />
      </NewPasswordForm>
    </>
  );
}

/** `/reset-password`: asks for a link; with what the mailed link carries after `#`, takes the new password. */
export default function ResetPasswordPage() {
  const { reset } = useSignInWords();
  const token = useLocation().hash.slice(1);
  usePageTitle(reset.title);
  return <EntryPage>{token ? <SetPassword key={token} token={token} /> : <RequestLink />}</EntryPage>;
}
