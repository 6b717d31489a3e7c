import {
  Alert,
  Box,
  CircularProgress,
  FormControl,
  FormControlLabel,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PersonMark, useErrorText } from '../../../../ui';
import { useDesk } from '../state/desk';
import type { Assignee } from '../state/useCaseApi';
import { CaseSheet } from './CaseSheet';

function Person({ person }: { person: Assignee }) {
  const { record, words } = useDesk();
  const say = words.sheet.assign;
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.5 }}>
      <PersonMark name={person.fullName} size={28} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <div>{person.fullName}</div>
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          {person.id === record.assigneeId ? `${person.position} · ${say.current}` : person.position}
        </Box>
      </Box>
      <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{say.load(person.openCases)}</Box>
    </Box>
  );
}

function People({
  people,
  chosen,
  onChoose,
}: {
  people: Assignee[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const { record, words } = useDesk();
  const [find, setFind] = useState('');
  const say = words.sheet.assign;
  const shown = people.filter(({ fullName }) => fullName.toLowerCase().includes(find.trim().toLowerCase()));
  if (people.length === 0) return <Box sx={{ color: 'text.secondary' }}>{say.none}</Box>;
  return (
    <>
      <TextField label={say.find} value={find} onChange={(event) => setFind(event.target.value)} />
      {shown.length === 0 && <Box sx={{ color: 'text.secondary' }}>{say.nothing}</Box>}
      <FormControl>
        <RadioGroup aria-label={say.title} value={chosen} onChange={(_event, id) => onChoose(id)}>
          {shown.map((person) => (
            <FormControlLabel
              key={person.id}
              value={person.id}
              disabled={person.id === record.assigneeId}
              control={<Radio size="small" />}
              label={<Person person={person} />}
              disableTypography
              sx={{ mr: 0, '& > :last-child': { flex: 1, minWidth: 0 } }}
            />
          ))}
        </RadioGroup>
      </FormControl>
    </>
  );
}

/** Who takes the case over; the number of open cases of each stands beside the name. */
export function AssignSheet() {
  const { record, words, assignees, perform } = useDesk();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState('');
  const [tried, setTried] = useState(false);
  const say = words.sheet.assign;
  const { data, error } = useQuery({ queryKey: ['assignees', record.id], queryFn: assignees });
  const send = async () => {
    setTried(true);
    if (chosen !== '') await perform('assign', { assigneeId: chosen });
  };
  return (
    <CaseSheet title={say.title} command="assign" sendLabel={say.send} onSend={() => void send()}>
      {error && <Alert severity="error">{errorText(error)}</Alert>}
      {!data && !error && <CircularProgress size={24} aria-label={words.actions.running} />}
      {data && (
        <People
          people={[...data].sort((a, b) => a.openCases - b.openCases)}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      {tried && chosen === '' && data && data.length > 0 && <Alert severity="warning">{say.choose}</Alert>}
    </CaseSheet>
  );
}
