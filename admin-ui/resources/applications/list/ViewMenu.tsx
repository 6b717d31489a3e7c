import { Button, Divider, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useRef, useState } from 'react';
import {
  AddSavedQueryDialog,
  RemoveSavedQueryDialog,
  extractValidSavedQueries,
  useListContext,
  useSavedQueries,
  useTranslate,
  type SavedQuery,
  type SortPayload,
} from 'react-admin';
import { CheckIcon, ChevronDownIcon } from '../../../ui';

const SORTS: (SortPayload & { label: string })[] = [
  { field: 'dueAt', order: 'ASC', label: 'queue.column.due' },
  { field: 'receivedAt', order: 'DESC', label: 'queue.column.received' },
  { field: 'number', order: 'ASC', label: 'queue.column.number' },
  { field: 'serviceTitle', order: 'ASC', label: 'queue.column.service' },
];

function useView() {
  const { resource, sort, setSort, setPage, setFilters, filterValues } = useListContext();
  const [stored] = useSavedQueries(resource);
  const saved = extractValidSavedQueries(stored);
  const same = ({ value }: SavedQuery) => JSON.stringify(value?.filter) === JSON.stringify(filterValues);
  const apply = ({ value }: SavedQuery) => {
    if (!value) return;
    setFilters(value.filter, undefined, false);
    if (value.sort) setSort(value.sort);
    setPage(1);
  };
  return {
    sort,
    setSort,
    saved,
    current: saved.find(same),
    apply,
    filtered: Object.keys(filterValues).length > 0,
  };
}

/** «Вид»: the order of the rows and the saved sets of filters. */
export function ViewMenu() {
  const translate = useTranslate();
  const { sort, setSort, saved, current, apply, filtered } = useView();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<'add' | 'remove' | null>(null);
  const run = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  return (
    <>
      <Button
        ref={anchor}
        variant="outlined"
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        endIcon={<ChevronDownIcon />}
      >
        {translate('queue.view')}
      </Button>
      <Menu anchorEl={() => anchor.current} open={open} onClose={() => setOpen(false)}>
        <ListSubheader sx={{ px: 1.5, lineHeight: '28px', bgcolor: 'transparent' }}>
          {translate('queue.sort')}
        </ListSubheader>
        {SORTS.map(({ field, order, label }) => (
          <MenuItem
            key={field}
            selected={sort.field === field}
            onClick={run(() => setSort({ field, order }))}
            sx={{ gap: 1 }}
          >
            {translate(label)}
            {sort.field === field && <CheckIcon sx={{ ml: 'auto' }} />}
          </MenuItem>
        ))}
        <Divider />
        <ListSubheader sx={{ px: 1.5, lineHeight: '28px', bgcolor: 'transparent' }}>
          {translate('queue.saved')}
        </ListSubheader>
        {saved.map((query) => (
          <MenuItem key={query.label} selected={query === current} onClick={run(() => apply(query))}>
            {query.label}
          </MenuItem>
        ))}
        {current ? (
          <MenuItem onClick={run(() => setDialog('remove'))}>
            {translate('ra.saved_queries.remove_label')}
          </MenuItem>
        ) : (
          <MenuItem disabled={!filtered} onClick={run(() => setDialog('add'))}>
            {translate('ra.saved_queries.new_label')}
          </MenuItem>
        )}
      </Menu>
      <AddSavedQueryDialog open={dialog === 'add'} onClose={() => setDialog(null)} />
      <RemoveSavedQueryDialog open={dialog === 'remove'} onClose={() => setDialog(null)} />
    </>
  );
}
