import { Alert, Box, Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { StaffCommand } from '@shared/applications';
import { useMay } from '../../../providers';
import { Kbd, useErrorText, useKeys } from '../../../ui';
import { useDesk } from './state/desk';
import type { CaseApi } from './state/useCaseApi';
import type { CaseWords } from './words';

/** What was done, for the commands after which the case leaves the reader's hands. */
export function doneWords(words: CaseWords, command: StaffCommand): string | null {
  const say = words.after;
  const said: Partial<Record<StaffCommand, string>> = {
    approve: say.decided,
    reject: say.decided,
    signOff: say.decided,
    propose: say.proposed,
    requestCorrection: say.sentToApplicant,
    returnProposal: say.returned,
    issue: say.issued,
    release: say.released,
  };
  return said[command] ?? null;
}

interface AfterLineProps {
  command: StaffCommand;
  api: CaseApi;
  onStay: () => void;
}

/** «Решение принято. Следующее дело — Enter». */
export function AfterLine({ command, api, onStay }: AfterLineProps) {
  const { words } = useDesk();
  const takes = useMay('claim', 'Application');
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [state, setState] = useState<'offered' | 'taking' | 'empty'>('offered');
  const [failure, setFailure] = useState<string | null>(null);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const say = words.after;
  const take = async () => {
    setState('taking');
    setFailure(null);
    try {
      const row = await api.claimNext();
      if (row) void navigate(`/applications/${row.id}`);
      else setState('empty');
    } catch (error) {
      setFailure(errorText(error));
      setState('offered');
    }
  };
  useKeys({ Enter: () => void take() }, { enabled: takes && state === 'offered' });
  return (
    <Alert
      severity="success"
      sx={{ borderRadius: 0, '& .MuiAlert-action': { pt: 0, mr: 0, alignItems: 'center', gap: 1 } }}
      action={
        <>
          {takes && state !== 'empty' && (
            <Button
              ref={next}
              size="small"
              variant="contained"
              loading={state === 'taking'}
              onClick={() => void take()}
            >
              {say.nextCase}
              <Box component="span" aria-hidden sx={{ ml: 1 }}>
                <Kbd onAccent>Enter</Kbd>
              </Box>
            </Button>
          )}
          {state === 'empty' && (
            <Button size="small" variant="outlined" onClick={() => void navigate('/')}>
              {say.toQueue}
            </Button>
          )}
          <Button size="small" color="inherit" onClick={onStay}>
            {say.stay}
          </Button>
        </>
      }
    >
      {doneWords(words, command)} {state === 'empty' && say.empty} {failure}
    </Alert>
  );
}
