import { Box, Link as MuiLink } from '@mui/material';
import type { ApplicationRow } from '@shared/applications';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useSessionUser } from '../../../providers';
import { BoltIcon, MessageIcon, PersonMark, StatusMark, Tag, shortName } from '../../../ui';
import { keepPlace } from './place';
import { rowLinkId, useCursor } from './useRowCursor';
import { casePath } from './views';

/** The number is the row's link: keyboard, screen readers and Ctrl-click all meet an ordinary link. */
export function NumberLink({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  const { view } = useCursor();
  return (
    <MuiLink
      component={Link}
      id={rowLinkId(row.id)}
      to={casePath(row.id)}
      state={{ _scrollToTop: true }}
      onClick={() => keepPlace(view, { rowId: row.id })}
      aria-label={translate('queue.open_case', { number: row.number })}
      underline="none"
      color="text.primary"
      sx={{ fontWeight: 500, whiteSpace: 'nowrap' }}
    >
      {row.number}
    </MuiLink>
  );
}

/** Seen where there is room, read aloud everywhere; in a crowded table the icon with its tooltip stays. */
function RoomyWord({ children }: { children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{
        '@media (min-width: 700px) and (max-width: 1599px)': {
          position: 'absolute',
          width: 1,
          height: 1,
          overflow: 'hidden',
          clipPath: 'inset(50%)',
        },
      }}
    >
      {children}
    </Box>
  );
}

export function ServiceCell({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }} title={row.serviceTitle}>
        {row.serviceTitle}
      </Box>
      {row.priority === 'expedited' && (
        <Tag title={translate('queue.expedited_hint')}>
          <BoltIcon sx={{ fontSize: 12 }} />
          <RoomyWord>{translate('priority.expedited')}</RoomyWord>
        </Tag>
      )}
    </Box>
  );
}

export function StatusCell({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  const answered = row.answered || row.answersToReview > 0;
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <StatusMark status={row.status} />
      {answered && (
        <Tag tone="ok" title={translate('queue.answered_hint')}>
          <MessageIcon sx={{ fontSize: 12 }} />
          <RoomyWord>{translate('queue.answered')}</RoomyWord>
        </Tag>
      )}
    </Box>
  );
}

export function AssigneeCell({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  const me = useSessionUser();
  if (!row.assigneeName) return <span>{translate('queue.unassigned')}</span>;
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <PersonMark name={row.assigneeName} />
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }} title={row.assigneeName}>
        {row.assigneeId === me?.id ? translate('queue.you') : shortName(row.assigneeName)}
      </Box>
    </Box>
  );
}
