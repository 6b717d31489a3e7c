import { Box, Button, ButtonBase, Link, Menu, MenuItem, Typography } from '@mui/material';
import { AUDIT_ACTION_LABELS, AUDIT_EXPORT_FORMATS, type AuditEventRecord } from '@shared/audit';
import { useRef, useState } from 'react';
import { DataTable, ListBase, useListContext } from 'react-admin';
import { PageFrame, useNarrow } from '../../layout';
import { auditExportUrl, useAppLocale } from '../../providers';
import {
  ChevronDownIcon,
  DateTime,
  DownloadIcon,
  EmptyState,
  ListPager,
  Panel,
  RowsSkeleton,
  useErrorText,
} from '../../ui';
import { useAdminWords } from '../../administration/words';
import { AuditDetails } from './AuditDetails';
import { AuditFilters } from './AuditFilters';
import { actorText, recordKind } from './record-kinds';

const Col = DataTable.Col<AuditEventRecord>;

interface RowsProps {
  onOpen: (event: AuditEventRecord) => void;
}

function useRecordText() {
  const words = useAdminWords();
  const locale = useAppLocale();
  return ({ subjectType, subjectLabel }: AuditEventRecord) =>
    [recordKind(subjectType, locale, words), subjectLabel].filter(Boolean).join(' · ');
}

function WideRows({ onOpen }: RowsProps) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const recordText = useRecordText();
  const label = ({ action }: AuditEventRecord) => AUDIT_ACTION_LABELS[action][locale];
  return (
    <DataTable<AuditEventRecord>
      bulkActionButtons={false}
      rowClick={(_id, _resource, record) => {
        onOpen(record as AuditEventRecord);
        return false;
      }}
      sx={{ '& .MuiTableCell-root': { py: '8px' }, '& td:first-of-type': { whiteSpace: 'nowrap' } }}
    >
      <Col source="at" label={words.audit.when} render={({ at }) => <DateTime value={at} />} />
      <Col
        source="action"
        label={words.audit.action}
        render={(event) => (
          // By key, too: the row itself takes only clicks.
          <Link
            component="button"
            type="button"
            onClick={(click) => {
              click.stopPropagation();
              onOpen(event);
            }}
            sx={{ textAlign: 'left', font: 'inherit' }}
          >
            {label(event)}
          </Link>
        )}
      />
      <Col source="actorName" label={words.audit.person} render={(event) => actorText(event, words)} />
      <Col source="subjectType" label={words.audit.record} render={recordText} />
      <Col source="purpose" label={words.audit.purpose} disableSort />
    </DataTable>
  );
}

function NarrowRows({ onOpen }: RowsProps) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const recordText = useRecordText();
  const { data = [] } = useListContext<AuditEventRecord>();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {data.map((event) => (
        <Box component="li" key={event.id} sx={{ borderBottom: 1, borderColor: 'hairline' }}>
          <ButtonBase
            onClick={() => onOpen(event)}
            sx={{
              display: 'block',
              width: '100%',
              textAlign: 'left',
              px: '12px',
              py: '8px',
              font: 'inherit',
            }}
          >
            <Box sx={{ fontWeight: 500 }}>{AUDIT_ACTION_LABELS[event.action][locale]}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
              <DateTime value={event.at} /> · {actorText(event, words)} · {recordText(event)}
            </Box>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}

function Rows(props: RowsProps) {
  const words = useAdminWords();
  const narrow = useNarrow();
  const errorText = useErrorText();
  const { data, isPending, error } = useListContext<AuditEventRecord>();
  if (error && !data) return <EmptyState title={errorText(error)} />;
  if (isPending) return <RowsSkeleton />;
  if (data.length === 0) return <EmptyState title={words.audit.empty} hint={words.audit.emptyHint} />;
  return <Panel>{narrow ? <NarrowRows {...props} /> : <WideRows {...props} />}</Panel>;
}

function ExportMenu() {
  const words = useAdminWords();
  const { filterValues } = useListContext();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const label = { csv: words.audit.exportCsv, ndjson: words.audit.exportNdjson };
  return (
    <>
      <Button
        ref={anchor}
        variant="outlined"
        color="inherit"
        startIcon={<DownloadIcon />}
        endIcon={<ChevronDownIcon />}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {words.audit.export}
      </Button>
      <Menu anchorEl={() => anchor.current} open={open} onClose={() => setOpen(false)}>
        {AUDIT_EXPORT_FORMATS.map((format) => (
          <MenuItem
            key={format}
            component="a"
            href={auditExportUrl(format, filterValues)}
            download
            onClick={() => setOpen(false)}
          >
            {label[format]}
          </MenuItem>
        ))}
        <Typography
          component="li"
          variant="caption"
          sx={{ px: 1.5, py: 1, maxWidth: 320, color: 'text.secondary' }}
        >
          {words.audit.exportNote}
        </Typography>
      </Menu>
    </>
  );
}

function Page() {
  const words = useAdminWords();
  const { setFilters } = useListContext();
  const [shown, setShown] = useState<AuditEventRecord | null>(null);
  return (
    <PageFrame title={words.audit.title} actions={<ExportMenu />}>
      <AuditFilters />
      <Box sx={{ mt: '12px' }}>
        <Rows onOpen={setShown} />
      </Box>
      <Box sx={{ minHeight: 44, display: 'flex', alignItems: 'center' }}>
        <ListPager />
      </Box>
      {shown !== null && (
        <AuditDetails
          event={shown}
          onClose={() => setShown(null)}
          onRecord={(subjectId) => {
            setShown(null);
            setFilters({ subjectId }, undefined, false);
          }}
        />
      )}
    </PageFrame>
  );
}

// A failed fetch is told in place of the rows, not in a passing notice.
const quiet = { onError: () => undefined };

/** The audit log: who did what to which record and when, with filters and an export of what they leave. */
export default function AuditPage() {
  return (
    <ListBase resource="audit-events" sort={{ field: 'at', order: 'DESC' }} perPage={50} queryOptions={quiet}>
      <Page />
    </ListBase>
  );
}
