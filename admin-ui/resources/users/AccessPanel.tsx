import {
  Autocomplete,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useGetList } from 'react-admin';
import { DateTime, shortName } from '../../ui';
import { RefusalLine } from '../../administration/RefusalLine';
import { useAdminCommand } from '../../administration/useAdminCommand';
import { useAdminWords } from '../../administration/words';
import type { UserRecord } from './record';

const ALL = { page: 1, perPage: 300 };

interface PersonChoice {
  id: string;
  label: string;
}

/** Colleagues who work, the closest first. */
function useColleagues(user: UserRecord): PersonChoice[] {
  const { data = [] } = useGetList<UserRecord>(
    'users',
    { pagination: ALL, sort: { field: 'fullName', order: 'ASC' } },
    { staleTime: 60_000 },
  );
  return data
    .filter(({ id, blockedAt }) => id !== user.id && blockedAt === null)
    .sort(
      (a, b) => Number(b.departmentId === user.departmentId) - Number(a.departmentId === user.departmentId),
    )
    .map(({ id, fullName, departmentName }) => ({ id, label: `${shortName(fullName)} · ${departmentName}` }));
}

function BlockDialog({ user, onClose }: { user: UserRecord; onClose: () => void }) {
  const words = useAdminWords();
  const titleId = useId();
  const command = useAdminCommand();
  const colleagues = useColleagues(user);
  const [heir, setHeir] = useState<PersonChoice | null>(null);
  const error = command.refusal?.fields['casesTo'];
  const block = () =>
    command.run({
      path: `users/${user.id}/block`,
      body: { version: user.version, casesTo: heir?.id ?? null },
      onDone: onClose,
    });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{words.users.blockTitle(shortName(user.fullName))}</DialogTitle>
      <DialogContent>
        <Box component="p" sx={{ mb: 2 }}>
          {words.users.blockNote}
        </Box>
        <Autocomplete
          options={colleagues}
          value={heir}
          onChange={(_event, value) => setHeir(value)}
          isOptionEqualToValue={(option, value) => option.id === value.id}
          noOptionsText={words.nothingFound}
          renderInput={(props) => (
            <TextField
              {...props}
              label={words.users.casesTo}
              error={error !== undefined}
              helperText={error ?? words.users.casesToHint}
              sx={{ mt: 1 }}
            />
          )}
        />
        <RefusalLine command={command} shown={['casesTo']} />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" color="inherit" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button variant="contained" color="error" loading={command.busy} onClick={() => void block()}>
          {words.users.block}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Whether the person may sign in, and the commands that change it. */
export function AccessPanel({ user }: { user: UserRecord }) {
  const words = useAdminWords();
  const command = useAdminCommand();
  const [blocking, setBlocking] = useState(false);
  const may = (name: UserRecord['commands'][number]) => user.commands.includes(name);
  const send = (name: 'unblock' | 'unlock' | 'reinvite') =>
    void command.run({ path: `users/${user.id}/${name}`, body: { version: user.version } });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
      {user.blockedAt !== null && (
        <p>
          {words.users.blockedSince} <DateTime value={user.blockedAt} />
        </p>
      )}
      {may('unlock') && (
        <>
          <p>
            {words.users.lockedUntil} <DateTime value={user.lockedUntil} />
          </p>
          <Button variant="outlined" color="inherit" loading={command.busy} onClick={() => send('unlock')}>
            {words.users.unlock}
          </Button>
        </>
      )}
      {may('reinvite') && (
        <>
          <p>{words.users.notYet}</p>
          <Button variant="outlined" color="inherit" loading={command.busy} onClick={() => send('reinvite')}>
            {words.users.reinvite}
          </Button>
        </>
      )}
      {may('unblock') && (
        <Button variant="outlined" color="inherit" loading={command.busy} onClick={() => send('unblock')}>
          {words.users.unblock}
        </Button>
      )}
      {may('block') && (
        <Button variant="outlined" color="error" onClick={() => setBlocking(true)}>
          {words.users.block}…
        </Button>
      )}
      {!may('block') && !may('unblock') && <p>{words.users.yourself}</p>}
      <RefusalLine command={command} />
      {blocking && <BlockDialog user={user} onClose={() => setBlocking(false)} />}
    </Box>
  );
}
