import { Box, Button } from '@mui/material';
import { CLOSED_STATUSES, OPEN_STATUSES, APPLICATION_STATUSES } from '@shared/applications/status';
import { useState } from 'react';
import { useGetList, useListContext, useTranslate } from 'react-admin';
import { useMay, useSessionUser } from '../../../providers';
import { shortName } from '../../../ui';
import { FilterChip, type FilterOption } from '../../../ui/FilterChip';
import { filtersOf, type FilterName, type QueueView } from './views';

const EVERYONE = { page: 1, perPage: 300 };

interface Choice {
  id: string;
  departmentId: string;
}
type Service = Choice & { shortTitle: string };
type Colleague = Choice & { fullName: string };

/** Options out of a list of the API, fetched when the menu opens or when a set value needs its name. */
function useFetchedOptions<Row extends Choice>(
  resource: string,
  field: string,
  labelOf: (row: Row) => string,
  needed: boolean,
) {
  const [asked, setAsked] = useState(false);
  const me = useSessionUser();
  const worksCases = useMay('claim', 'Application');
  const { data = [], isPending } = useGetList<Row>(
    resource,
    { pagination: EVERYONE, sort: { field, order: 'ASC' } },
    { enabled: asked || needed, staleTime: 300_000 },
  );
  // Whoever works cases sees those of the own department: other people and services would find nothing.
  const options = data
    .filter(({ departmentId }) => !worksCases || departmentId === me?.departmentId)
    .map((row): FilterOption => ({ value: row.id, label: labelOf(row) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'ru'));
  return { options, loading: isPending, ask: () => setAsked(true) };
}

function useOptions(view: QueueView, values: Record<string, unknown>) {
  const translate = useTranslate();
  const me = useSessionUser();
  const services = useFetchedOptions<Service>(
    'services',
    'title',
    ({ shortTitle }) => shortTitle,
    values['serviceId'] !== undefined,
  );
  const people = useFetchedOptions<Colleague>(
    'users',
    'fullName',
    ({ fullName }) => shortName(fullName),
    values['assigneeId'] !== undefined && values['assigneeId'] !== 'me',
  );
  const statuses =
    view === 'closed' ? CLOSED_STATUSES : view === 'search' ? APPLICATION_STATUSES : OPEN_STATUSES;
  const colleagues = people.options.filter(({ value }) => value !== me?.id);
  const words = (names: readonly string[], prefix: string) =>
    names.map((name): FilterOption => ({ value: name, label: translate(`${prefix}${name}`) }));
  return {
    due: { options: words(['overdue', 'today', 'week'], 'queue.filter.due_') },
    priority: { options: words(['expedited', 'standard'], 'priority.') },
    status: { options: words(statuses, 'status.') },
    serviceId: { options: services.options, loading: services.loading, onOpen: services.ask },
    assigneeId: {
      options: [...words(['me'], 'queue.filter.assignee_'), ...colleagues],
      loading: people.loading,
      onOpen: people.ask,
    },
  } satisfies Record<FilterName, object>;
}

const LABELS: Record<FilterName, string> = {
  due: 'due',
  serviceId: 'service',
  assigneeId: 'assignee',
  priority: 'priority',
  status: 'status',
};

export function QueueFilters({ view }: { view: QueueView }) {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const options = useOptions(view, filterValues);
  const set = (name: FilterName, value: string | undefined) => {
    const { [name]: _previous, ...rest } = filterValues;
    setFilters(value === undefined ? rest : { ...rest, [name]: value }, undefined, false);
  };
  const anySet = Object.keys(filterValues).length > 0;
  return (
    <Box
      component="fieldset"
      aria-label={translate('queue.filter.legend')}
      sx={{
        display: 'flex',
        flexWrap: { xs: 'nowrap', sm: 'wrap' },
        overflowX: 'auto',
        gap: 1,
        border: 0,
        m: 0,
        p: 0,
        minWidth: 0,
      }}
    >
      {filtersOf(view).map((name) => (
        <FilterChip
          key={name}
          label={translate(`queue.filter.${LABELS[name]}`)}
          value={filterValues[name]}
          {...options[name]}
          onChange={(value) => set(name, value)}
        />
      ))}
      {anySet && (
        <Button
          size="small"
          color="inherit"
          onClick={() => setFilters({}, undefined, false)}
          sx={{ color: 'text.secondary' }}
        >
          {translate('queue.filter.clear')}
        </Button>
      )}
    </Box>
  );
}
