import {
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
  ACTION_LABELS,
  DEPARTMENT_VARIABLES,
  DEPARTMENT_VARIABLE_LABELS,
  FIELD_GROUPS,
  FIELD_GROUP_LABELS,
  SUBJECT_LABELS,
  type Action,
} from '@shared/access';
import { APPLICATION_STATUSES, STAFF_LABELS, type ApplicationStatus } from '@shared/applications/status';
import { useId, useState } from 'react';
import { useAppLocale } from '../../providers';
import { Panel, PlusIcon } from '../../ui';
import { useAdminWords } from '../../administration/words';
import { grantWords } from './grant-words';
import { firstGrant, type Grant, type MatrixSubject } from './matrix';

type Conditions = NonNullable<Grant['conditions']>;

/** Sets or takes away one condition; a grant without conditions has none at all. */
function conditioned(grant: Grant, change: Partial<Record<keyof Conditions, unknown>>): Grant {
  const kept = Object.entries({ ...grant.conditions, ...change }).filter(([, value]) => value !== undefined);
  const { conditions: _previous, ...rest } = grant;
  return kept.length === 0 ? rest : { ...rest, conditions: Object.fromEntries(kept) as Conditions };
}

function variableOf(grant: Grant): string {
  const department = grant.conditions?.departmentId;
  if (department === undefined) return 'anywhere';
  const list: unknown =
    typeof department === 'object' && department !== null && Reflect.get(department, '$in');
  return DEPARTMENT_VARIABLES.find((variable) => variable === list) ?? 'other';
}

function assigneeOf(grant: Grant): string {
  const assignee = grant.conditions?.assigneeId;
  if (assignee === undefined) return 'anybody';
  if (assignee === '$me') return 'me';
  if (assignee === null) return 'nobody';
  return typeof assignee === 'object' && Reflect.get(assignee, '$ne') === '$me' ? 'others' : 'other';
}

const ASSIGNEES: Record<string, unknown> = {
  anybody: undefined,
  me: '$me',
  nobody: null,
  others: { $ne: '$me' },
};

function statusesOf(grant: Grant): ApplicationStatus[] | null {
  const status: unknown = grant.conditions?.status;
  if (status === undefined) return [];
  const list: unknown = typeof status === 'object' && status !== null ? Reflect.get(status, '$in') : [status];
  return Array.isArray(list) ? APPLICATION_STATUSES.filter((known) => list.includes(known)) : null;
}

interface EditorProps {
  subject: MatrixSubject;
  action: Action;
  grant: Grant;
  onChange: (grant: Grant) => void;
}

function WhereField({ grant, onChange }: EditorProps) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const value = variableOf(grant);
  return (
    <TextField
      select
      label={words.roles.where}
      value={value}
      onChange={({ target }) =>
        onChange(
          conditioned(grant, {
            departmentId: target.value === 'anywhere' ? undefined : { $in: target.value },
          }),
        )
      }
    >
      <MenuItem value="anywhere">{words.roles.anywhere}</MenuItem>
      {DEPARTMENT_VARIABLES.map((variable) => (
        <MenuItem key={variable} value={variable}>
          {DEPARTMENT_VARIABLE_LABELS[variable][locale]}
        </MenuItem>
      ))}
      {value === 'other' && <MenuItem value="other">{words.roles.chosen}</MenuItem>}
    </TextField>
  );
}

function CaseFields(props: EditorProps) {
  const { grant, onChange, action } = props;
  const words = useAdminWords();
  const locale = useAppLocale();
  const assignee = assigneeOf(grant);
  const statuses = statusesOf(grant);
  return (
    <>
      <TextField
        select
        label={words.roles.assignee}
        value={assignee}
        onChange={({ target }) => onChange(conditioned(grant, { assigneeId: ASSIGNEES[target.value] }))}
      >
        {Object.keys(ASSIGNEES).map((name) => (
          <MenuItem key={name} value={name}>
            {words.roles.assignees[name]}
          </MenuItem>
        ))}
        {assignee === 'other' && <MenuItem value="other">{words.roles.chosen}</MenuItem>}
      </TextField>
      {statuses !== null && (
        <Autocomplete
          multiple
          options={APPLICATION_STATUSES}
          value={statuses}
          getOptionLabel={(status) => STAFF_LABELS[status][locale]}
          onChange={(_event, chosen) =>
            onChange(conditioned(grant, { status: chosen.length === 0 ? undefined : { $in: chosen } }))
          }
          renderInput={(input) => <TextField {...input} label={words.roles.statuses} />}
        />
      )}
      {action === 'read' && (
        <Autocomplete
          multiple
          options={FIELD_GROUPS}
          value={grant.fields ?? []}
          getOptionLabel={(group) => FIELD_GROUP_LABELS[group][locale]}
          onChange={(_event, fields) => {
            const { fields: _previous, ...rest } = grant;
            onChange(fields.length === 0 ? rest : { ...rest, fields });
          }}
          renderInput={(input) => <TextField {...input} label={words.roles.fields} />}
        />
      )}
    </>
  );
}

interface GrantDialogProps {
  subject: MatrixSubject;
  action: Action;
  grants: readonly Grant[];
  names: ReadonlyMap<string, string>;
  onDone: (grants: Grant[]) => void;
  onClose: () => void;
}

/** On which records an action is allowed, and with which of their fields; one way of several is enough. */
export function GrantDialog({ subject, action, grants, names, onDone, onClose }: GrantDialogProps) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const titleId = useId();
  const [draft, setDraft] = useState<Grant[]>([...grants]);
  const set = (index: number, grant: Grant) =>
    setDraft(draft.map((item, place) => (place === index ? grant : item)));
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>
        {SUBJECT_LABELS[subject][locale]}: {ACTION_LABELS[action][locale]}
      </DialogTitle>
      <DialogContent>
        {draft.map((grant, index) => {
          const props = { subject, action, grant, onChange: (next: Grant) => set(index, next) };
          return (
            // The place in the list is what a way is known by.
            // oxlint-disable-next-line react/no-array-index-key
            <Panel key={index} sx={{ p: 2, mb: 1.5, display: 'grid', gap: 2 }}>
              <Box sx={{ color: 'text.secondary' }}>
                {grantWords(grant, locale, names) || words.roles.everywhere}
              </Box>
              <WhereField {...props} />
              {subject === 'Application' && <CaseFields {...props} />}
              <Button
                size="small"
                color="error"
                onClick={() => setDraft(draft.filter((_item, place) => place !== index))}
                sx={{ justifySelf: 'start' }}
              >
                {words.roles.removeWay}
              </Button>
            </Panel>
          );
        })}
        <Button
          size="small"
          startIcon={<PlusIcon />}
          onClick={() => setDraft([...draft, firstGrant(subject)])}
        >
          {words.roles.addWay}
        </Button>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" color="inherit" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button variant="contained" onClick={() => onDone(draft)}>
          {words.roles.apply}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
