import { Alert, Box, Button, Typography } from '@mui/material';
import type { ApplicationRow } from '@shared/applications';
import { useMemo } from 'react';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { Navigate, useParams } from 'react-router-dom';
import { PageFrame, SearchField, useNarrow, useSearchText } from '../../../layout';
import { useAppLocale, useMay } from '../../../providers';
import { EmptyState, Kbd, ListPager, RowsSkeleton, formatCases, useErrorText, useKeys } from '../../../ui';
import { QueueCards } from './QueueCards';
import { QueueFilters } from './QueueFilters';
import { QueueTable } from './QueueTable';
import { QueueTabs } from './QueueTabs';
import { ViewMenu } from './ViewMenu';
import { useRowCursor } from './useRowCursor';
import { useTakeNext } from './useTakeNext';
import { ViewContext, contentOf, defaultSortOf, isQueueView, type QueueView } from './views';

const REFRESH_MS = 30_000;
const PER_PAGE = 25;
// A failed fetch is told in place of the rows, not in a passing notice.
const polled = { refetchInterval: REFRESH_MS, refetchOnWindowFocus: true, onError: () => undefined };

function Nothing({ view }: { view: QueueView }) {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const filtered = Object.keys(filterValues).length > 0;
  const reason = filtered ? 'filtered' : view;
  return (
    <EmptyState
      title={translate(`queue.empty.${reason}`)}
      hint={translate(`queue.empty.${reason}_hint`)}
      action={
        filtered && (
          <Button variant="outlined" color="inherit" onClick={() => setFilters({}, undefined, false)}>
            {translate('queue.filter.clear')}
          </Button>
        )
      }
    />
  );
}

function Rows({ view }: { view: QueueView }) {
  const { data, isPending, isPlaceholderData, error, refetch } = useListContext<ApplicationRow>();
  const translate = useTranslate();
  const errorText = useErrorText();
  const narrow = useNarrow();
  useRowCursor(view);
  const sought = useSearchText();
  if (view === 'search' && !sought) return <EmptyState title={translate('queue.empty.start')} />;
  if (error && !data) {
    return (
      <EmptyState
        title={errorText(error)}
        action={
          <Button variant="outlined" color="inherit" onClick={() => refetch()}>
            {translate('app.retry')}
          </Button>
        }
      />
    );
  }
  if (isPending) return <RowsSkeleton rowHeight={narrow ? 84 : 40} />;
  if (data.length === 0) return <Nothing view={view} />;
  return (
    <ViewContext.Provider value={view}>
      <Box sx={{ opacity: isPlaceholderData ? 0.6 : 1 }}>{narrow ? <QueueCards /> : <QueueTable />}</Box>
    </ViewContext.Provider>
  );
}

function KeysHint() {
  const translate = useTranslate();
  const hints: [string[], string][] = [
    [['J', 'K'], 'queue.keys_hint'],
    [['Enter'], 'queue.keys_open'],
    [['?'], 'queue.keys_all'],
  ];
  return (
    <Box sx={{ display: { xs: 'none', sm: 'flex' }, gap: 2, color: 'text.secondary', fontSize: 13 }}>
      {hints.map(([keys, does]) => (
        <Box key={does} component="span" sx={{ display: 'inline-flex', gap: '4px', alignItems: 'center' }}>
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          <span>{translate(does)}</span>
        </Box>
      ))}
    </Box>
  );
}

function TakeNextButton({ next }: { next: ReturnType<typeof useTakeNext> }) {
  const translate = useTranslate();
  const narrow = useNarrow();
  useKeys({ KeyN: next.take });
  return (
    <Button variant="contained" onClick={next.take} loading={next.busy} sx={{ gap: 1 }}>
      {translate('queue.take_next')}
      {!narrow && <Kbd onAccent>N</Kbd>}
    </Button>
  );
}

function QueueContent({ view }: { view: QueueView }) {
  const translate = useTranslate();
  const errorText = useErrorText();
  const locale = useAppLocale();
  const narrow = useNarrow();
  const mayTake = useMay('claim', 'Application');
  const next = useTakeNext();
  const { total } = useListContext();
  const actions = (
    <>
      {!narrow && <ViewMenu />}
      {mayTake && <TakeNextButton next={next} />}
    </>
  );
  return (
    <PageFrame title={translate(`queue.title.${view}`)} actions={actions}>
      {view === 'search' && narrow && (
        <Box sx={{ mt: 1 }}>
          <SearchField />
        </Box>
      )}
      <QueueTabs view={view} />
      <Box
        sx={{
          display: 'flex',
          flexWrap: { xs: 'wrap', sm: 'nowrap' },
          gap: 1,
          py: '12px',
          alignItems: 'center',
        }}
      >
        <QueueFilters view={view} />
        <Typography
          variant="caption"
          component="output"
          sx={{ ml: 'auto', color: 'text.secondary', whiteSpace: 'nowrap' }}
        >
          {total === undefined ? '' : formatCases(locale, total)}
        </Typography>
      </Box>
      {(next.isEmpty || next.error) && (
        <Alert severity={next.error ? 'error' : 'info'} onClose={next.dismiss} sx={{ mb: 1.5 }}>
          {next.error ? errorText(next.error) : translate('queue.nothing_to_take')}
        </Alert>
      )}
      <Rows view={view} />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', minHeight: 44 }}>
        <ListPager />
        {Boolean(total) && <KeysHint />}
      </Box>
    </PageFrame>
  );
}

/** The queue: one page for every tab and for search results; each view keeps its own filters, order, page and place. */
export default function QueuePage() {
  const { view } = useParams();
  const q = useSearchText();
  const filter = useMemo(() => (isQueueView(view) ? contentOf(view, q) : {}), [view, q]);
  if (!isQueueView(view)) return <Navigate to="/queue/department" replace />;
  const idle = view === 'search' && !q;
  return (
    <ListBase
      key={view}
      resource="applications"
      storeKey={`queue.${view}`}
      filter={filter}
      sort={defaultSortOf(view)}
      perPage={PER_PAGE}
      queryOptions={idle ? { ...polled, enabled: false } : polled}
    >
      <QueueContent view={view} />
    </ListBase>
  );
}
