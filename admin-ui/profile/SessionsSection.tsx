import { Alert, Box, Button, Typography } from '@mui/material';
import type { OwnSession } from '@shared/access';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { account, useAppLocale } from '../providers';
import { Tag, formatDateTime, useErrorText } from '../ui';
import { deviceName } from './device-name';
import { Section } from './Section';
import { useProfileWords } from './words';

export const SESSIONS_KEY = ['auth', 'sessions'];

function SessionRow({ session, onEnded }: { session: OwnSession; onEnded: (device: string) => void }) {
  const { sessions: words } = useProfileWords();
  const locale = useAppLocale();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const device = deviceName(session.userAgent, words);
  const end = async () => {
    setBusy(true);
    setError('');
    try {
      await account.endSession(session.id);
      onEnded(device);
    } catch (failure) {
      setError(errorText(failure));
      setBusy(false);
    }
  };
  const facts = [
    session.address,
    words.started(formatDateTime(locale, session.createdAt)),
    words.seen(formatDateTime(locale, session.lastSeenAt)),
    session.method === 'oidc' && words.sso,
  ];
  return (
    <Box
      component="li"
      sx={{
        listStyle: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        py: '9px',
        '& + &': { borderTop: 1, borderColor: 'hairline' },
      }}
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 500 }}>
          {device}
          {session.current && <Tag>{words.current}</Tag>}
        </Box>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {facts.filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      {!session.current && (
        <Button
          variant="outlined"
          color="inherit"
          size="small"
          aria-label={words.end_named(device)}
          loading={busy}
          onClick={() => void end()}
        >
          {words.end}
        </Button>
      )}
      {error && (
        <Alert severity="error" sx={{ width: '100%' }}>
          {error}
        </Alert>
      )}
    </Box>
  );
}

/** Where the person is signed in now. */
export function SessionsSection() {
  const { sessions: words, failed } = useProfileWords();
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: SESSIONS_KEY, queryFn: account.sessions });
  const [ended, setEnded] = useState('');
  const sessionEnded = (device: string) => {
    setEnded(words.ended(device));
    void queries.invalidateQueries({ queryKey: SESSIONS_KEY });
  };
  return (
    <Section title={words.title} lead={words.lead}>
      {error && !data && <Alert severity="error">{failed}</Alert>}
      {ended && (
        <Alert severity="success" sx={{ mb: 1 }}>
          {ended}
        </Alert>
      )}
      <Box component="ul" aria-label={words.title} sx={{ p: 0 }}>
        {data?.map((session) => (
          <SessionRow key={session.id} session={session} onEnded={sessionEnded} />
        ))}
      </Box>
    </Section>
  );
}
