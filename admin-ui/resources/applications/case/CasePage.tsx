import { Box, Button, Skeleton } from '@mui/material';
import { useCallback, useMemo, useState } from 'react';
import { HttpError, useGetOne } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { CaseRecord } from '@shared/applications';
import { EmptyState, useErrorText, usePageTitle, useSlowly } from '../../../ui';
import { CaseView } from './CaseView';
import { useCaseApi } from './state/useCaseApi';
import { useCaseWords } from './words';

/** The shape of what comes: heading, tabs, rows at the left, the document at the right. */
function CaseSkeleton({ label }: { label: string }) {
  return (
    <Box component="output" aria-label={label} sx={{ display: 'block', p: { xs: 1.5, sm: 2.5 } }}>
      <Skeleton width={360} height={32} />
      <Skeleton width={520} height={22} />
      <Skeleton width={300} height={22} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { md: 'minmax(0, 1fr) 468px' }, gap: 2, mt: 2 }}>
        <div>
          {Array.from({ length: 12 }, (_none, row) => (
            <Skeleton key={row} height={36} />
          ))}
        </div>
        <Skeleton variant="rounded" height={480} sx={{ display: { xs: 'none', md: 'block' } }} />
      </Box>
    </Box>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useCaseWords();
  const errorText = useErrorText();
  const gone = error instanceof HttpError && (error.status === 404 || error.status === 400);
  const forbidden = error instanceof HttpError && error.status === 403;
  usePageTitle(gone ? words.missing.title : words.failed.title);
  const toQueue = (
    <Button variant="outlined" color="inherit" component={Link} to="/">
      {words.missing.toQueue}
    </Button>
  );
  if (gone) return <EmptyState title={words.missing.title} hint={words.missing.text} action={toQueue} />;
  const retry = (
    <Button variant="contained" onClick={onRetry}>
      {words.failed.retry}
    </Button>
  );
  return (
    <EmptyState
      title={words.failed.title}
      hint={forbidden ? errorText(error) : words.failed.text}
      action={forbidden ? toQueue : retry}
    />
  );
}

function LoadedCase({ record, refetch }: { record: CaseRecord; refetch: () => Promise<unknown> }) {
  const api = useCaseApi(record.id);
  usePageTitle(`${record.number} · ${record.card.shortTitle}`);
  return <CaseView record={record} api={api} refetch={refetch} />;
}

/** The page of one case: everything about it comes in one answer. */
export function CasePage() {
  const { id = '' } = useParams();
  const words = useCaseWords();
  // Nothing moves under the reader's hands: the record is read anew only after an action or on request.
  const { data, error, refetch } = useGetOne<CaseRecord>(
    'applications',
    { id },
    { refetchOnWindowFocus: false, refetchOnReconnect: false, refetchOnMount: 'always', retry: false },
  );
  const [seen, setSeen] = useState<string | null>(null);
  const refresh = useCallback(() => refetch(), [refetch]);
  // A row of the queue may lie under the same key in the cache: it is not yet the whole case.
  const record = useMemo(() => (data && 'card' in data ? data : undefined), [data]);
  if (record && seen !== record.id) setSeen(record.id);
  const slow = useSlowly(!record && !error);
  if (record && (!error || seen === record.id))
    return <LoadedCase key={record.id} record={record} refetch={refresh} />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return slow ? <CaseSkeleton label={words.loading} /> : null;
}
