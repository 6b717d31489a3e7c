import { Box, TextField } from '@mui/material';
import { AUDIT_ACTION_LABELS, AUDIT_ACTIONS } from '@shared/audit';
import { useState } from 'react';
import { useGetList, useListContext } from 'react-admin';
import { useAppLocale } from '../../providers';
import { shortName } from '../../ui';
import { FilterChip } from '../../ui/FilterChip';
import { TextFilter } from '../../administration/TextFilter';
import { useAdminWords } from '../../administration/words';
import { dayEnd, dayOf, dayStart, lastDayOf } from '../../administration/days';
import { recordKinds } from './record-kinds';

const ALL = { page: 1, perPage: 300 };

function useFilter() {
  const { filterValues, setFilters } = useListContext();
  const set = (name: string, value: string | undefined) => {
    const { [name]: _previous, ...rest } = filterValues;
    setFilters(value === undefined ? rest : { ...rest, [name]: value }, undefined, false);
  };
  const value = (name: string): string | undefined => filterValues[name];
  return { set, value };
}

/** People who are known to the directory; fetched when the menu opens or when a set value needs its name. */
function usePeople(needed: boolean) {
  const [asked, setAsked] = useState(false);
  const { data = [], isPending } = useGetList<{ id: string; fullName: string }>(
    'users',
    { pagination: ALL, sort: { field: 'fullName', order: 'ASC' } },
    { enabled: asked || needed, staleTime: 300_000 },
  );
  const options = data.map(({ id, fullName }) => ({ value: id, label: shortName(fullName) }));
  return { options, loading: isPending, onOpen: () => setAsked(true) };
}

function DayFilter({ name }: { name: 'from' | 'to' }) {
  const words = useAdminWords();
  const { set, value } = useFilter();
  const stored = value(name);
  const shown = stored === undefined ? '' : name === 'from' ? dayOf(stored) : lastDayOf(stored);
  return (
    <TextField
      type="date"
      label={words.audit[name]}
      value={shown}
      onChange={({ target }) => {
        const instant = name === 'from' ? dayStart(target.value) : dayEnd(target.value);
        set(name, instant);
      }}
      fullWidth={false}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 150 }}
    />
  );
}

/** Person, action, kind of record and time; each narrows the list and the export alike. */
export function AuditFilters() {
  const words = useAdminWords();
  const locale = useAppLocale();
  const { set, value } = useFilter();
  const people = usePeople(value('actorId') !== undefined);
  const actions = AUDIT_ACTIONS.map((action) => ({
    value: action,
    label: AUDIT_ACTION_LABELS[action][locale],
  }));
  return (
    <Box
      component="fieldset"
      aria-label={words.audit.filters}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        border: 0,
        m: 0,
        p: 0,
        pt: '8px',
      }}
    >
      <TextFilter placeholder={words.audit.q} />
      <FilterChip
        label={words.audit.person}
        value={value('actorId')}
        onChange={(id) => set('actorId', id)}
        {...people}
      />
      <FilterChip
        label={words.audit.action}
        value={value('action')}
        options={actions}
        onChange={(action) => set('action', action)}
      />
      <FilterChip
        label={words.audit.recordKind}
        value={value('subjectType')}
        options={recordKinds(locale, words)}
        onChange={(type) => set('subjectType', type)}
      />
      {value('subjectId') !== undefined && (
        <FilterChip
          label={words.audit.record}
          value={value('subjectId')}
          options={[{ value: value('subjectId') ?? '', label: words.audit.recordChosen }]}
          onChange={(id) => set('subjectId', id)}
        />
      )}
      <DayFilter name="from" />
      <DayFilter name="to" />
    </Box>
  );
}
