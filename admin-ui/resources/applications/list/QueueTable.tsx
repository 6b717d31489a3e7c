import type { ApplicationRow } from '@shared/applications';
import { memo, type MouseEvent } from 'react';
import {
  DataTable,
  DataTableBody,
  DataTableRow,
  useRecordContext,
  type DataTableRowProps,
} from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { TOP_BAR_HEIGHT } from '../../../theme/tokens';
import { DateTime, PersonName, TermLabel } from '../../../ui';
import { AssigneeCell, NumberLink, ServiceCell, StatusCell } from './RowParts';
import { useIsUnderCursor } from './cursor';
import { keepPlace } from './place';
import { casePath, useView } from './views';

/** The whole row opens; with Ctrl, ⌘ or the middle button in a new tab; selecting text opens nothing. */
function QueueRow(props: DataTableRowProps) {
  const row = useRecordContext<ApplicationRow>();
  const view = useView();
  const underCursor = useIsUnderCursor(row?.id);
  const navigate = useNavigate();
  if (!row) return null;
  const inNewTab = () => window.open(casePath(row.id), '_blank', 'noopener');
  const open = (event: MouseEvent<HTMLElement>) => {
    const onLink = event.target instanceof Element && event.target.closest('a');
    if (onLink || window.getSelection()?.toString()) return;
    if (event.ctrlKey || event.metaKey) return void inNewTab();
    keepPlace(view, { rowId: row.id });
    void navigate(casePath(row.id), { state: { _scrollToTop: true } });
  };
  const openBeside = (event: MouseEvent<HTMLElement>) => {
    if (event.button === 1 && !(event.target instanceof Element && event.target.closest('a'))) inNewTab();
  };
  return <DataTableRow {...props} selected={underCursor} onClick={open} onAuxClick={openBeside} />;
}

const body = (props: object) => <DataTableBody {...props} row={QueueRow} />;

const Col = DataTable.Col<ApplicationRow>;

const look = {
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: '6px',
  '& .RaDataTable-table': { tableLayout: 'fixed', borderCollapse: 'separate' },
  '& .RaDataTable-headerCell': { top: TOP_BAR_HEIGHT },
  '& .MuiTableCell-root': { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .RaDataTable-row': { cursor: 'pointer' },
  '& .RaDataTable-row.Mui-selected, & .RaDataTable-row.Mui-selected:hover': { bgcolor: 'soft.accent' },
  '& .Mui-selected > td:first-of-type': { boxShadow: 'inset 3px 0 0 var(--cursor)' },
} as const;

/** Between the names of services and the day of receipt, a screen of 1440 has room for the names. */
const noReceipt = { '& .column-receivedAt': { '@media (max-width: 1500px)': { display: 'none' } } };

/** Memoised: what happens around the rows does not redraw them. */
export const QueueTable = memo(function QueueTable() {
  const view = useView();
  // A column that says the same in every row of a view would only take the room of the others.
  const withHolder = view !== 'mine' && view !== 'unassigned';
  const withTerm = view !== 'closed';
  return (
    <DataTable
      body={body}
      bulkActionButtons={false}
      rowClick={false}
      storeKey="queue.columns"
      sx={(theme) => ({
        ...look,
        ...(withHolder && withTerm && noReceipt),
        '--cursor': theme.palette.primary.main,
      })}
    >
      <Col
        source="number"
        label="queue.column.number"
        width={162}
        render={(row) => <NumberLink row={row} />}
      />
      <Col source="serviceTitle" label="queue.column.service" render={(row) => <ServiceCell row={row} />} />
      <Col
        source="applicantName"
        label="queue.column.applicant"
        width={160}
        render={(row) => <PersonName name={row.applicantName} kind={row.applicantKind} />}
      />
      <Col
        source="status"
        label="queue.column.status"
        width={198}
        render={(row) => <StatusCell row={row} />}
      />
      <Col
        source="receivedAt"
        label="queue.column.received"
        width={94}
        render={(row) => <DateTime value={row.receivedAt} show="shortDate" timeZone={row.timeZone} />}
      />
      {withTerm && (
        <Col source="dueAt" label="queue.column.due" width={228} render={(row) => <TermLabel term={row} />} />
      )}
      {withHolder && (
        <Col
          source="assigneeName"
          label="queue.column.assignee"
          width={136}
          render={(row) => <AssigneeCell row={row} />}
        />
      )}
    </DataTable>
  );
});
