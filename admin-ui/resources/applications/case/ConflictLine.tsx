import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import type { CaseChanges } from '@shared/applications';
import { formatTime, shortName } from '../../../ui';
import { eventSentence } from './history/event-words';
import { useDesk } from './state/desk';
import { fieldNames, type CaseWords } from './words';

type Change = CaseChanges['changes'][number];

function lineOf(words: CaseWords, changes: Change[], timeZone: string): string {
  const last = changes.at(-1);
  if (!last) return words.conflict.stale;
  const time = formatTime(last.changedAt, timeZone);
  const fields = fieldNames(
    words,
    changes.flatMap(({ changedFields }) => changedFields),
  );
  return last.changedBy === null
    ? words.conflict.automatic(time, fields)
    : words.conflict.by(shortName(last.changedBy), time, fields);
}

function List({ changes }: { changes: Change[] }) {
  const { words, record } = useDesk();
  return (
    <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
      {changes.map((change) => (
        <li key={`${change.version}-${change.type}`}>
          {formatTime(change.changedAt, record.timeZone)} · {eventSentence(words, change.type)}
          {change.changedBy && ` · ${shortName(change.changedBy)}`}
        </li>
      ))}
    </Box>
  );
}

/** Someone else changed the case: who, when, what; the page stays as it is until the reader wants it new. */
export function ConflictLine() {
  const { words, record, changes, update, sheet } = useDesk();
  const [open, setOpen] = useState(false);
  if (!changes) return null;
  const onUpdate = async () => {
    await update();
    document.getElementById(sheet === null ? 'case-title' : 'case-sheet-send')?.focus();
  };
  const say = words.conflict;
  return (
    <Alert
      severity="warning"
      sx={{
        borderRadius: 0,
        alignItems: 'flex-start',
        flexWrap: 'wrap',
        '& .MuiAlert-action': { pt: 0, mr: 0, gap: 1, alignSelf: 'center' },
      }}
      action={
        <>
          {changes.changes.length > 0 && (
            <Button size="small" color="inherit" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? say.hide : say.show}
            </Button>
          )}
          <Button size="small" variant="outlined" onClick={() => void onUpdate()}>
            {say.update}
          </Button>
        </>
      }
    >
      {lineOf(words, changes.changes, record.timeZone)} {say.kept}
      {open && <List changes={changes.changes} />}
    </Alert>
  );
}
