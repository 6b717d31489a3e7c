import { Alert, Box, ButtonBase, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { fetchDemoAccounts, signIn } from '../providers';
import { ChevronRightIcon, useErrorText } from '../ui';

interface DemoAccount {
  email: string;
  label: string;
  hint: string;
}

function DemoPerson({
  account,
  disabled,
  onClick,
}: {
  account: DemoAccount;
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <Box component="li" sx={{ listStyle: 'none', '& + &': { borderTop: 1, borderColor: 'hairline' } }}>
      <ButtonBase
        onClick={onClick}
        disabled={disabled}
        sx={{
          width: '100%',
          display: 'flex',
          gap: 2,
          px: 2,
          py: '9px',
          textAlign: 'left',
          justifyContent: 'space-between',
          '&:hover': { bgcolor: 'action.hover' },
          '&:hover svg': { color: 'primary.main' },
        }}
      >
        <span>
          <Typography component="span" sx={{ display: 'block', fontWeight: 500 }}>
            {account.label}
          </Typography>
          <Typography component="span" variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
            {account.hint}
          </Typography>
        </span>
        <ChevronRightIcon sx={{ color: 'text.secondary' }} />
      </ButtonBase>
    </Box>
  );
}

/** With demo data: the people to try the product as, one click each, saying what each can try. */
export function DemoPeople({ onDone }: { onDone: () => void }) {
  const translate = useTranslate();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const { data } = useQuery({ queryKey: ['auth', 'demo'], queryFn: fetchDemoAccounts, staleTime: Infinity });
  if (!data) return null;

  const enter = async (email: string) => {
    setBusy(true);
    setError('');
    try {
      await signIn({ email, password: data.password });
      onDone();
    } catch (failure) {
      setError(errorText(failure));
      setBusy(false);
    }
  };

  return (
    <Box component="section" aria-labelledby="demo-people">
      <Typography variant="h2" id="demo-people" sx={{ px: 2 }}>
        {translate('login.demo_title')}
      </Typography>
      <Typography sx={{ px: 2, mb: 1, color: 'text.secondary' }}>{translate('login.demo_lead')}</Typography>
      {error && <Alert severity="error">{error}</Alert>}
      <Box component="ul" sx={{ p: 0 }}>
        {data.accounts.map((account) => (
          <DemoPerson
            key={account.email}
            account={account}
            disabled={busy}
            onClick={() => void enter(account.email)}
          />
        ))}
      </Box>
    </Box>
  );
}
