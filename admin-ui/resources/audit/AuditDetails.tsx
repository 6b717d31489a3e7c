import {
  Box,
  Button,
  Drawer,
  IconButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Tooltip,
  Typography,
} from '@mui/material';
import { AUDIT_ACTION_LABELS, type AuditEventRecord } from '@shared/audit';
import { useId, type ReactNode } from 'react';
import { useGetList } from 'react-admin';
import { useAppLocale } from '../../providers';
import { CloseIcon, DateTime, focusOnMount, shortName } from '../../ui';
import { useAdminWords } from '../../administration/words';
import { changeLines } from './change-words';
import { actorText, recordKind } from './record-kinds';

const ALL = { page: 1, perPage: 300 };
const kept = { staleTime: 300_000 };
type Named = { id: string; name: string };
type Person = { id: string; fullName: string };
type RoleName = { id: string; code: string; label: string };

/** Departments, people and roles by what a change may call them. */
function useNames(): ReadonlyMap<string, string> {
  const departments = useGetList<Named>(
    'departments',
    { pagination: ALL, sort: { field: 'name', order: 'ASC' } },
    kept,
  );
  const people = useGetList<Person>(
    'users',
    { pagination: ALL, sort: { field: 'fullName', order: 'ASC' } },
    kept,
  );
  const roles = useGetList<RoleName>(
    'roles',
    { pagination: ALL, sort: { field: 'label', order: 'ASC' } },
    kept,
  );
  return new Map([
    ...(departments.data ?? []).map(({ id, name }): [string, string] => [id, name]),
    ...(people.data ?? []).map(({ id, fullName }): [string, string] => [id, shortName(fullName)]),
    ...(roles.data ?? []).flatMap(({ id, code, label }): [string, string][] => [
      [id, label],
      [code, label],
    ]),
  ]);
}

function Changes({ event }: { event: AuditEventRecord }) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const names = useNames();
  const lines = changeLines(event.before, event.after, { locale, words, names });
  if (lines.length === 0) return null;
  const cell = { verticalAlign: 'top', py: '8px', overflowWrap: 'anywhere' } as const;
  const column = (texts: string[]) =>
    texts.length === 0 ? words.audit.nothing : texts.map((text) => <div key={text}>{text}</div>);
  return (
    <Table size="small" aria-label={words.audit.details} sx={{ tableLayout: 'fixed' }}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ width: '26%' }}>{words.audit.field}</TableCell>
          <TableCell>{words.audit.before}</TableCell>
          <TableCell>{words.audit.after}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map(({ field, before, after }) => (
          <TableRow key={field}>
            <TableCell component="th" scope="row" sx={{ ...cell, color: 'text.secondary' }}>
              {field}
            </TableCell>
            <TableCell sx={cell}>{column(before)}</TableCell>
            <TableCell sx={cell}>{column(after)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </>
  );
}

function Facts({ event }: { event: AuditEventRecord }) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const record = [recordKind(event.subjectType, locale, words), event.subjectLabel]
    .filter(Boolean)
    .join(' · ');
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: '140px minmax(0, 1fr)', gap: '6px 12px' }}
    >
      <Fact name={words.audit.when}>
        <DateTime value={event.at} />
      </Fact>
      <Fact name={words.audit.person}>{actorText(event, words)}</Fact>
      <Fact name={words.audit.record}>{record}</Fact>
      {event.purpose !== null && <Fact name={words.audit.purpose}>{event.purpose}</Fact>}
      <Fact name={words.audit.address}>{event.address ?? words.audit.nothing}</Fact>
      <Fact name={words.audit.request}>{event.requestId ?? words.audit.nothing}</Fact>
      <Fact name={words.audit.position}>{event.position ?? words.audit.notSealed}</Fact>
    </Box>
  );
}

interface AuditDetailsProps {
  event: AuditEventRecord;
  onRecord: (subjectId: string) => void;
  onClose: () => void;
}

/** One event whole: who, what, from where, and each field as it was and as it became. */
export function AuditDetails({ event, onRecord, onClose }: AuditDetailsProps) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const titleId = useId();
  const { subjectId } = event;
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 620, maxWidth: '100%' } },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          px: 2.5,
          py: 1.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography variant="h1" component="h2" id={titleId} sx={{ mr: 'auto' }}>
          {AUDIT_ACTION_LABELS[event.action][locale]}
        </Typography>
        <Tooltip title={`${words.close} (Esc)`}>
          <IconButton aria-label={words.close} onClick={onClose} ref={focusOnMount}>
            <CloseIcon />
          </IconButton>
        </Tooltip>
      </Box>
      <Box tabIndex={0} sx={{ px: 2.5, py: 2, display: 'grid', gap: 2, overflowY: 'auto' }}>
        <Facts event={event} />
        <Changes event={event} />
        {subjectId !== null && (
          <Button
            variant="outlined"
            color="inherit"
            onClick={() => onRecord(subjectId)}
            sx={{ justifySelf: 'start' }}
          >
            {words.audit.onlyRecord}
          </Button>
        )}
      </Box>
    </Drawer>
  );
}
