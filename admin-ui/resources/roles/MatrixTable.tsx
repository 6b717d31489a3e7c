import { Box, Checkbox, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { ACTION_LABELS, SUBJECT_LABELS, permissionSentence, type Action } from '@shared/access';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { useAppLocale } from '../../providers';
import { Panel } from '../../ui';
import { useAdminWords } from '../../administration/words';
import { GrantDialog } from './GrantDialog';
import { grantWords } from './grant-words';
import {
  CASE_ACTIONS,
  OF_DEPARTMENT,
  OTHER_COLUMNS,
  OTHER_ROWS,
  besideTables,
  firstGrant,
  grantsOf,
  withGrants,
  type Matrix,
  type MatrixSubject,
} from './matrix';

interface MatrixProps {
  matrix: Matrix;
  /** Absent when the role is only looked at. */
  onChange?: ((matrix: Matrix) => void) | undefined;
}

interface Place {
  subject: MatrixSubject;
  action: Action;
}

type CellProps = MatrixProps & Place & { onEdit: (place: Place) => void; names: ReadonlyMap<string, string> };

/** A tick, and under it on which records; the words open the conditions. */
function Cell({ matrix, subject, action, onChange, onEdit, names }: CellProps) {
  const locale = useAppLocale();
  const words = useAdminWords();
  const grants = grantsOf(matrix, subject, action);
  const name = `${SUBJECT_LABELS[subject][locale]}: ${ACTION_LABELS[action][locale]}`;
  const texts = grants.map((grant) => grantWords(grant, locale, names) || words.roles.everywhere);
  const conditioned = OF_DEPARTMENT.includes(subject) || grants.some(({ conditions }) => conditions);
  const says = texts.join(`; ${words.roles.or} `);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: '4px' }}>
      <Checkbox
        size="small"
        checked={grants.length > 0}
        disabled={onChange === undefined}
        onChange={({ target }) =>
          onChange?.(withGrants(matrix, subject, action, target.checked ? [firstGrant(subject)] : []))
        }
        slotProps={{ input: { 'aria-label': name } }}
        sx={{ p: '4px' }}
      />
      {grants.length > 0 && conditioned && (
        <Box sx={{ fontSize: 13, lineHeight: '18px' }}>
          {onChange === undefined ? (
            says
          ) : (
            <Link
              component="button"
              type="button"
              aria-label={`${words.roles.conditions}: ${name}. ${says}`}
              onClick={() => onEdit({ subject, action })}
              sx={{ font: 'inherit', textAlign: 'left' }}
            >
              {says}
            </Link>
          )}
        </Box>
      )}
    </Box>
  );
}

function CaseTable(props: Omit<CellProps, keyof Place>) {
  const locale = useAppLocale();
  return (
    <Table size="small" aria-label={SUBJECT_LABELS.Application[locale]}>
      <TableHead>
        <TableRow>
          <TableCell colSpan={2}>{SUBJECT_LABELS.Application[locale]}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {CASE_ACTIONS.map((action) => (
          <TableRow key={action}>
            <TableCell component="th" scope="row" sx={{ width: '38%', py: '4px' }}>
              {ACTION_LABELS[action][locale]}
            </TableCell>
            <TableCell sx={{ py: '4px' }}>
              <Cell {...props} subject="Application" action={action} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function OtherTable(props: Omit<CellProps, keyof Place>) {
  const locale = useAppLocale();
  const words = useAdminWords();
  const { matrix } = props;
  return (
    <Table size="small" aria-label={words.roles.other}>
      <TableHead>
        <TableRow>
          <TableCell>{words.roles.what}</TableCell>
          {OTHER_COLUMNS.map((action) => (
            <TableCell key={action} sx={{ minWidth: 92, whiteSpace: 'normal' }}>
              {ACTION_LABELS[action][locale]}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {OTHER_ROWS.map(({ subject, actions }) => (
          <TableRow key={subject}>
            <TableCell component="th" scope="row">
              {SUBJECT_LABELS[subject][locale]}
            </TableCell>
            {OTHER_COLUMNS.map((action) => (
              <TableCell key={action}>
                {actions.includes(action) || grantsOf(matrix, subject, action).length > 0 ? (
                  <Cell {...props} subject={subject} action={action} />
                ) : (
                  <Box component="span" aria-hidden sx={{ pl: '12px', color: 'text.secondary' }}>
                    ·
                  </Box>
                )}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Names of departments and services, which conditions may hold by id. */
function useNames(): ReadonlyMap<string, string> {
  const ALL = { page: 1, perPage: 300 };
  const kept = { staleTime: 300_000 };
  const departments = useGetList<{ id: string; name: string }>('departments', { pagination: ALL }, kept);
  return new Map((departments.data ?? []).map(({ id, name }) => [id, name]));
}

/** What a role may do, in people's words: the actions on a case, then everything else. */
export function MatrixTable({ matrix, onChange }: MatrixProps) {
  const words = useAdminWords();
  const names = useNames();
  const locale = useAppLocale();
  const beside = besideTables(matrix);
  const [edited, setEdited] = useState<Place | null>(null);
  const props = { matrix, onChange, names, onEdit: setEdited };
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Panel tabIndex={0} sx={{ overflowX: 'auto' }}>
        <CaseTable {...props} />
      </Panel>
      <Panel tabIndex={0} sx={{ overflowX: 'auto' }}>
        <OtherTable {...props} />
      </Panel>
      {beside.length > 0 && (
        <Box>
          {words.roles.beside}
          {beside.map((entry) => {
            const sentence = permissionSentence(entry, locale, names);
            return <div key={sentence}>{sentence}</div>;
          })}
        </Box>
      )}
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{words.roles.legend}</Box>
      {edited !== null && (
        <GrantDialog
          {...edited}
          names={names}
          grants={grantsOf(matrix, edited.subject, edited.action)}
          onClose={() => setEdited(null)}
          onDone={(grants) => {
            onChange?.(withGrants(matrix, edited.subject, edited.action, grants));
            setEdited(null);
          }}
        />
      )}
    </Box>
  );
}
