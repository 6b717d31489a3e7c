import { Alert, Box, Button, Typography } from '@mui/material';
import type { SecondFactorEnrolment, SecondFactorState } from '@shared/access';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSubmit } from '../login/useSubmit';
import { account, refreshSession } from '../providers';
import { formatDate } from '../ui';
import { DisableSecondFactor } from './DisableSecondFactor';
import { EnrolSecondFactor } from './EnrolSecondFactor';
import { RecoveryCodeSheet } from './RecoveryCodeSheet';
import { Section } from './Section';
import { useProfileWords } from './words';

const SECOND_FACTOR_KEY = ['auth', 'second-factor'];

function Off({
  state,
  onEnrol,
}: {
  state: SecondFactorState;
  onEnrol: (begun: SecondFactorEnrolment) => void;
}) {
  const { factor: words } = useProfileWords();
  const begin = useSubmit(async () => onEnrol(await account.enrolSecondFactor()));
  return (
    <Box component="form" onSubmit={begin.onSubmit} sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      <Typography>
        {words.off} {state.required && words.required}
      </Typography>
      {begin.error && <Alert severity="error">{begin.error}</Alert>}
      <Button type="submit" variant="contained" loading={begin.busy}>
        {words.enable}
      </Button>
    </Box>
  );
}

function On({ state, onDisable }: { state: SecondFactorState; onDisable: () => void }) {
  const { factor: words } = useProfileWords();
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      <div>
        <Typography>
          {words.on(formatDate(state.enabledAt ?? ''))} {words.left(state.recoveryCodesLeft)}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          {words.renew} {state.required && words.required}
        </Typography>
      </div>
      <Button variant="outlined" color="error" onClick={onDisable}>
        {words.disable}
      </Button>
    </Box>
  );
}

/** The own second factor: setting it up, the recovery codes once, turning it off. */
export function SecondFactorSection() {
  const { factor: words, cancel, failed } = useProfileWords();
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: SECOND_FACTOR_KEY, queryFn: account.secondFactor });
  const [enrolment, setEnrolment] = useState<SecondFactorEnrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [disabling, setDisabling] = useState(false);
  const [disabled, setDisabled] = useState(false);
  const fresh = () => queries.invalidateQueries({ queryKey: SECOND_FACTOR_KEY });

  const confirmed = (given: string[]) => {
    setEnrolment(null);
    setCodes(given);
    void fresh();
  };
  const begin = (begun: SecondFactorEnrolment) => {
    setDisabled(false);
    setEnrolment(begun);
  };
  const wasDisabled = () => {
    setDisabling(false);
    setDisabled(true);
    // Where it is required, the server opens nothing else from now on.
    void Promise.all([fresh(), refreshSession()]);
  };
  const content = () => {
    if (codes) return <RecoveryCodeSheet codes={codes} onKept={() => setCodes(null)} />;
    if (enrolment) {
      return (
        <EnrolSecondFactor enrolment={enrolment} onConfirmed={confirmed}>
          <Button variant="outlined" color="inherit" onClick={() => setEnrolment(null)}>
            {cancel}
          </Button>
        </EnrolSecondFactor>
      );
    }
    if (!data) return error && <Alert severity="error">{failed}</Alert>;
    if (data.enabled) return <On state={data} onDisable={() => setDisabling(true)} />;
    return <Off state={data} onEnrol={begin} />;
  };
  return (
    <Section title={words.title}>
      {disabled && data?.enabled === false && !enrolment && (
        <Alert severity="success" sx={{ mb: 2 }}>
          {words.disabled}
        </Alert>
      )}
      {content()}
      {disabling && (
        <DisableSecondFactor
          required={data?.required === true}
          onClose={() => setDisabling(false)}
          onDisabled={wasDisabled}
        />
      )}
    </Section>
  );
}
