import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { PasswordField } from '../login/PasswordField';
import { useSubmit } from '../login/useSubmit';
import { account } from '../providers';
import { useProfileWords } from './words';

interface DisableSecondFactorProps {
  required: boolean;
  onClose: () => void;
  onDisabled: () => void;
}

/** Asks for both what is known and what is held: a session left open is not enough. */
export function DisableSecondFactor({ required, onClose, onDisabled }: DisableSecondFactorProps) {
  const translate = useTranslate();
  const { factor: words, cancel } = useProfileWords();
  const titleId = useId();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const form = useSubmit(async () => {
    const given = code.trim();
    setCode('');
    await account.disableSecondFactor(password, given);
    onDisabled();
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={form.onSubmit}>
        <DialogTitle id={titleId}>{words.disable_title}</DialogTitle>
        <DialogContent>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <div>{words.disable_lead}</div>
            {required && <Alert severity="warning">{words.disable_required}</Alert>}
            <PasswordField
              label={translate('login.password')}
              value={password}
              first
              onChange={setPassword}
            />
            <TextField
              label={words.disable_code}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              slotProps={{
                htmlInput: { required: true, maxLength: 20, autoComplete: 'off', autoCapitalize: 'none' },
              }}
            />
            {form.error && <Alert severity="error">{form.error}</Alert>}
          </Box>
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" color="inherit" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" variant="contained" color="error" loading={form.busy}>
            {words.disable}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
