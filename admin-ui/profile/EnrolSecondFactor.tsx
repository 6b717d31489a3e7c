import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import type { SecondFactorEnrolment } from '@shared/access';
import { useState, type ReactNode } from 'react';
import { useSubmit } from '../login/useSubmit';
import { account } from '../providers';
import { focusOnMount } from '../ui';
import { useProfileWords } from './words';

/** The key in groups of four, as it is typed by hand. */
const inGroups = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

interface EnrolSecondFactorProps {
  enrolment: SecondFactorEnrolment;
  onConfirmed: (recoveryCodes: string[]) => void;
  /** What else there is to press. */
  children?: ReactNode;
}

/** Scan, then prove by a code that the app knows the key. */
export function EnrolSecondFactor({ enrolment, onConfirmed, children }: EnrolSecondFactorProps) {
  const { factor: words } = useProfileWords();
  const [code, setCode] = useState('');
  const form = useSubmit(async () => {
    const given = code.trim();
    setCode('');
    onConfirmed(await account.confirmSecondFactor(given));
  });
  return (
    <Box component="form" onSubmit={form.onSubmit} sx={{ display: 'grid', gap: 2, maxWidth: 380 }}>
      <Typography>{words.scan}</Typography>
      <Box
        component="img"
        src={enrolment.qr}
        alt={words.qr}
        width={192}
        height={192}
        sx={{ bgcolor: '#fff', borderRadius: '6px', border: 1, borderColor: 'divider' }}
      />
      <div>
        <Typography sx={{ color: 'text.secondary' }}>{words.by_hand}</Typography>
        <Box component="code" sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>
          {inGroups(enrolment.secret)}
        </Box>
      </div>
      <Typography>{words.enter}</Typography>
      <TextField
        label={words.code}
        inputRef={focusOnMount}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        slotProps={{
          htmlInput: { required: true, maxLength: 20, autoComplete: 'one-time-code', inputMode: 'numeric' },
        }}
      />
      {form.error && <Alert severity="error">{form.error}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button type="submit" variant="contained" loading={form.busy}>
          {words.confirm}
        </Button>
        {children}
      </Box>
    </Box>
  );
}
