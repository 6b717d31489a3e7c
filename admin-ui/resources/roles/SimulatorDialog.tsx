import {
  Alert,
  Autocomplete,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import {
  ACTIONS,
  ACTION_LABELS,
  FIELD_GROUPS,
  FIELD_GROUP_LABELS,
  SUBJECTS,
  SUBJECT_LABELS,
  type Action,
  type FieldGroup,
  type SimulationAnswer,
  type Subject,
  type WhoCanEntry,
} from '@shared/access';
import { useId, useState } from 'react';
import { useGetList } from 'react-admin';
import { useAppLocale, useOffice } from '../../providers';
import { useErrorText } from '../../ui';
import { useAdminWords } from '../../administration/words';

const ALL = { page: 1, perPage: 300 };
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

interface Question {
  person: { id: string; label: string } | null;
  subject: Subject;
  action: Action;
  field: FieldGroup | '';
  link: string;
}
type Answer = { may: SimulationAnswer } | { who: WhoCanEntry[] };

function Rule({ rule }: { rule: NonNullable<SimulationAnswer['rule']> }) {
  const { simulator } = useAdminWords();
  return (
    <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
      {simulator.rule(rule.roleLabel, rule.sentence)}{' '}
      {rule.standInFor !== null && simulator.standInFor(rule.standInFor)}
    </Box>
  );
}

function AnswerView({ answer }: { answer: Answer }) {
  const { simulator } = useAdminWords();
  if ('may' in answer) {
    const { allowed, reason, rule } = answer.may;
    return (
      <>
        <Alert severity={allowed ? 'success' : 'error'}>
          {allowed ? simulator.yes : simulator.no}: {simulator.reasons[reason]}
        </Alert>
        {rule !== null && <Rule rule={rule} />}
      </>
    );
  }
  if (answer.who.length === 0) return <Alert severity="info">{simulator.nobody}</Alert>;
  return (
    <Box>
      <Box sx={{ fontWeight: 500, mb: 1 }}>{simulator.found(answer.who.length)}</Box>
      <Box
        component="ul"
        tabIndex={0}
        sx={{ pl: 2.5, m: 0, maxHeight: 260, overflowY: 'auto', display: 'grid', gap: 1 }}
      >
        {answer.who.map(({ userId, fullName, departmentName, rule }) => (
          <li key={userId}>
            {fullName} · {departmentName}
            <Rule rule={rule} />
          </li>
        ))}
      </Box>
    </Box>
  );
}

interface QuestionFieldsProps {
  question: Question;
  onChange: (question: Question) => void;
  linkWrong: boolean;
}

function CaseQuestion({ question, onChange, linkWrong }: QuestionFieldsProps) {
  const { simulator } = useAdminWords();
  const locale = useAppLocale();
  const set = (change: Partial<Question>) => onChange({ ...question, ...change });
  return (
    <>
      <TextField
        label={simulator.record}
        value={question.link}
        onChange={({ target }) => set({ link: target.value })}
        error={linkWrong}
        helperText={linkWrong ? simulator.recordWrong : undefined}
      />
      <TextField
        select
        label={simulator.field}
        value={question.field}
        onChange={({ target }) => set({ field: target.value as FieldGroup | '' })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">{simulator.anyField}</MenuItem>
        {FIELD_GROUPS.map((group) => (
          <MenuItem key={group} value={group}>
            {FIELD_GROUP_LABELS[group][locale]}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}

function QuestionFields({ question, onChange, linkWrong }: QuestionFieldsProps) {
  const { simulator, nothingFound } = useAdminWords();
  const locale = useAppLocale();
  const { data = [] } = useGetList<{ id: string; fullName: string }>(
    'users',
    { pagination: ALL, sort: { field: 'fullName', order: 'ASC' } },
    { staleTime: 60_000 },
  );
  const set = (change: Partial<Question>) => onChange({ ...question, ...change });
  return (
    <>
      <Autocomplete
        options={data.map(({ id, fullName }) => ({ id, label: fullName }))}
        value={question.person}
        onChange={(_event, person) => set({ person })}
        isOptionEqualToValue={(option, value) => option.id === value.id}
        noOptionsText={nothingFound}
        renderInput={(input) => <TextField {...input} label={simulator.person} />}
      />
      <TextField
        select
        label={simulator.subject}
        value={question.subject}
        onChange={({ target }) => set({ subject: target.value as Subject, link: '', field: '' })}
      >
        {SUBJECTS.map((subject) => (
          <MenuItem key={subject} value={subject}>
            {SUBJECT_LABELS[subject][locale]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={simulator.action}
        value={question.action}
        onChange={({ target }) => set({ action: target.value as Action })}
      >
        {ACTIONS.map((action) => (
          <MenuItem key={action} value={action}>
            {ACTION_LABELS[action][locale]}
          </MenuItem>
        ))}
      </TextField>
      {question.subject === 'Application' && <CaseQuestion {...{ question, onChange, linkWrong }} />}
    </>
  );
}

/** Asks the server what it would decide itself. */
function useSimulator() {
  const office = useOffice();
  const errorText = useErrorText();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async ({ person, subject, action, field, link }: Question) => {
    const recordId = UUID.exec(link)?.[0];
    const body = { subject, action, ...(recordId && { recordId }), ...(field && { field }) };
    setBusy(true);
    setFailure(null);
    setAnswer(null);
    try {
      setAnswer(
        person === null
          ? { who: await office.administer<WhoCanEntry[]>('roles/who-can', body) }
          : {
              may: await office.administer<SimulationAnswer>('roles/simulate', {
                ...body,
                userId: person.id,
              }),
            },
      );
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const forget = () => {
    setAnswer(null);
    setFailure(null);
  };
  return { answer, failure, busy, ask, forget };
}

/** «Может ли …?» of one person, «Кто может?» of nobody named; the rule that decides stands below. */
export function SimulatorDialog({ onClose }: { onClose: () => void }) {
  const words = useAdminWords();
  const titleId = useId();
  const { answer, failure, busy, ask, forget } = useSimulator();
  const [question, setQuestion] = useState<Question>({
    person: null,
    subject: 'Application',
    action: 'read',
    field: '',
    link: '',
  });
  const linkWrong = question.link.trim() !== '' && !UUID.test(question.link);
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{words.simulator.title}</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
          <QuestionFields
            question={question}
            linkWrong={linkWrong}
            onChange={(next) => {
              setQuestion(next);
              forget();
            }}
          />
          {failure !== null && <Alert severity="error">{failure}</Alert>}
          {answer !== null && <AnswerView answer={answer} />}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" color="inherit" onClick={onClose}>
          {words.close}
        </Button>
        <Button variant="contained" loading={busy} disabled={linkWrong} onClick={() => void ask(question)}>
          {question.person === null ? words.simulator.whoCan : words.simulator.may}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
