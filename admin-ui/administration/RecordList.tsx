import { Box } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { DataTable, ListBase, useListContext, useTranslate, type SortPayload } from 'react-admin';
import { PageFrame } from '../layout';
import { EmptyState, ListPager, Panel, RowsSkeleton, useErrorText } from '../ui';

interface RecordListProps {
  resource: string;
  sort: SortPayload;
  children: ReactElement[];
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** What narrows the list, above it. */
  filters?: ReactNode;
}

function Rows({ resource, children }: Pick<RecordListProps, 'resource' | 'children'>) {
  const translate = useTranslate();
  const errorText = useErrorText();
  const { data, isPending, error } = useListContext();
  if (error && !data) return <EmptyState title={errorText(error)} />;
  if (isPending) return <RowsSkeleton />;
  if (data.length === 0) return <EmptyState title={translate('admin.empty')} />;
  return (
    <Panel sx={{ overflowX: 'auto' }}>
      <DataTable
        bulkActionButtons={false}
        rowClick={false}
        hover={false}
        storeKey={`${resource}.columns`}
        sx={{
          '& .MuiTableCell-root': { py: '9px' },
          '& .MuiTableCell-head, & td:first-of-type': { whiteSpace: 'nowrap' },
        }}
      >
        {children}
      </DataTable>
    </Panel>
  );
}

// A failed fetch is told in place of the rows, not in a passing notice.
const quiet = { onError: () => undefined };

/** A table of records; what may be done to one is on its own page. */
export function RecordList({ resource, sort, children, actions, filters }: RecordListProps) {
  const translate = useTranslate();
  return (
    <ListBase resource={resource} sort={sort} perPage={50} queryOptions={quiet}>
      <PageFrame title={translate(`admin.${resource}`)} actions={actions}>
        {filters}
        <Box sx={{ mt: '12px' }}>
          <Rows resource={resource}>{children}</Rows>
        </Box>
        <Box sx={{ minHeight: 44, display: 'flex', alignItems: 'center' }}>
          <ListPager />
        </Box>
      </PageFrame>
    </ListBase>
  );
}
