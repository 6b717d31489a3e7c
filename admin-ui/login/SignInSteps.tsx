import { Alert, Button, Typography } from '@mui/material';
import { Suspense, lazy, useEffect, useId, useState } from 'react';
import { CodeForm } from './CodeForm';
import type { SignInDesk } from './useSignIn';
import { useSignInWords } from './words';

const NewPasswordForm = lazy(() => import('./NewPasswordForm'));

/** As the server has it: `DEVICE_CODE_MINUTES`, `PASSWORD_CHANGE_MINUTES` of shared/access come with a schema library. */
const CODE_MINUTES = 10;
const LETTER_EVERY_MS = 60_000;

const small = { size: 'small', color: 'inherit', sx: { color: 'text.secondary' } } as const;

function BackButton({ desk }: { desk: SignInDesk }) {
  return (
    <Button {...small} onClick={() => desk.startOver()}>
      {useSignInWords().back}
    </Button>
  );
}

export function SecondFactorStep({ desk }: { desk: SignInDesk }) {
  const { factor } = useSignInWords();
  const [recovery, setRecovery] = useState(false);
  return (
    <CodeForm
      title={factor.title}
      lead={recovery ? factor.recovery_lead : factor.lead}
      label={recovery ? factor.recovery : factor.code}
      digits={!recovery}
      busy={desk.busy}
      error={desk.error}
      onSubmit={(totp) => void desk.attempt({ totp })}
    >
      <BackButton desk={desk} />
      <Button {...small} onClick={() => setRecovery(!recovery)}>
        {recovery ? factor.to_app : factor.to_recovery}
      </Button>
    </CodeForm>
  );
}

export function DeviceStep({ desk }: { desk: SignInDesk }) {
  const { device } = useSignInWords();
  const [letters, setLetters] = useState(1);
  const [rested, setRested] = useState(false);
  useEffect(() => {
    if (rested) return;
    const timer = setTimeout(() => setRested(true), LETTER_EVERY_MS);
    return () => clearTimeout(timer);
  }, [rested]);
  const again = async () => {
    setRested(false);
    await desk.attempt();
    setLetters(letters + 1);
  };
  return (
    <CodeForm
      title={device.title}
      lead={device.lead(CODE_MINUTES)}
      label={device.code}
      digits
      busy={desk.busy}
      error={desk.error}
      onSubmit={(deviceCode) => void desk.attempt({ deviceCode })}
    >
      <BackButton desk={desk} />
      <Button {...small} disabled={!rested || desk.busy} onClick={() => void again()}>
        {rested ? device.again : device.again_later}
      </Button>
      {letters > 1 && !rested && !desk.error && (
        <Alert severity="success" sx={{ width: '100%' }}>
          {device.requested}
        </Alert>
      )}
    </CodeForm>
  );
}

export function TemporaryPasswordStep({ desk }: { desk: SignInDesk }) {
  const { temporary } = useSignInWords();
  const titleId = useId();
  return (
    <div>
      <Typography variant="h2" id={titleId}>
        {temporary.title}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>{temporary.lead(CODE_MINUTES)}</Typography>
      <Suspense fallback={null}>
        <NewPasswordForm
          labelledBy={titleId}
          email={desk.email}
          submitLabel={temporary.submit}
          onSubmit={desk.setOwnPassword}
        >
          <BackButton desk={desk} />
        </NewPasswordForm>
      </Suspense>
    </div>
  );
}
