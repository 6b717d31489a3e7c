import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, ListBase, useListContext, useTranslate, type SortPayload } from 'react-admin';
import { PageFrame } from '../../layout';
import { EmptyState, ListPager, Panel, RowsSkeleton, useErrorText } from '../../ui';

interface ReadOnlyListProps {
  resource: string;
  sort: SortPayload;
  children: ReactElement[];
}

function Rows({ resource, children }: Pick<ReadOnlyListProps, 'resource' | 'children'>) {
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

/** A list to look at: what these records hold is changed elsewhere. */
export function ReadOnlyList({ resource, sort, children }: ReadOnlyListProps) {
  const translate = useTranslate();
  return (
    <ListBase resource={resource} sort={sort} perPage={50} queryOptions={quiet}>
      <PageFrame title={translate(`admin.${resource}`)}>
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
