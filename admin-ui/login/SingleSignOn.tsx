import type { OidcError } from '@shared/access';
import { Alert, Button, Divider } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { account } from '../providers';
import { useSignInWords } from './words';

const isReason = (reason: string | null, known: object): reason is OidcError =>
  reason !== null && Object.hasOwn(known, reason);

/** Why single sign-on has led back here. */
export function SingleSignOnError() {
  const { error } = useSignInWords();
  const [search] = useSearchParams();
  const reason = search.get('error');
  const reasons: Record<OidcError, string> = {
    sso_cancelled: error.sso_cancelled,
    sso_failed: error.sso_failed,
    sso_email_unverified: error.sso_email_unverified,
    sso_no_account: error.sso_no_account,
  };
  if (!isReason(reason, reasons)) return null;
  return (
    <Alert severity="error" sx={{ mb: 2 }}>
      {reasons[reason]}
    </Alert>
  );
}

/** Where the agency has single sign-on: its button. It leaves this page for the sign-on server. */
export function SingleSignOnButton() {
  const words = useSignInWords();
  const { data } = useQuery({
    queryKey: ['auth', 'options'],
    queryFn: account.signInOptions,
    staleTime: Infinity,
  });
  if (!data?.oidc) return null;
  return (
    <>
      <Divider sx={{ my: 2, color: 'text.secondary', fontSize: 13 }}>{words.or}</Divider>
      <Button variant="outlined" fullWidth href="/api/auth/oidc/start">
        {data.oidc.label}
      </Button>
    </>
  );
}
