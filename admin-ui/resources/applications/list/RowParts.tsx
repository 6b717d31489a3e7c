import { styled } from '@mui/material/styles';
import type { ApplicationRow } from '@shared/applications';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useSessionUser } from '../../../providers';
import { BoltIcon, MessageIcon, PersonMark, StatusMark, Tag, shortName } from '../../../ui';
import { rowLinkId } from './cursor';
import { keepPlace } from './place';
import { casePath, useView } from './views';

const Together = styled('span')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minWidth: 0,
  '& > span:first-of-type, & > span:last-child': { overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** Seen where there is room, read aloud everywhere; in a crowded table the icon with its tooltip stays. */
const RoomyWord = styled('span')({
  '@media (min-width: 700px) and (max-width: 1599px)': {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

const CaseLink = styled(Link)(({ theme }) => ({
  fontWeight: 500,
  whiteSpace: 'nowrap',
  textDecoration: 'none',
  color: theme.palette.text.primary,
}));

/** The number is the row's link: keyboard, screen readers and Ctrl-click all meet an ordinary link. */
export function NumberLink({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  const view = useView();
  return (
    <CaseLink
      id={rowLinkId(row.id)}
      to={casePath(row.id)}
      state={{ _scrollToTop: true }}
      onClick={() => keepPlace(view, { rowId: row.id })}
      aria-label={translate('queue.open_case', { number: row.number })}
    >
      {row.number}
    </CaseLink>
  );
}

export function ServiceCell({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  return (
    <Together>
      <span title={row.serviceTitle}>{row.serviceTitle}</span>
      {row.priority === 'expedited' && (
        <Tag title={translate('queue.expedited_hint')}>
          <BoltIcon />
          <RoomyWord>{translate('priority.expedited')}</RoomyWord>
        </Tag>
      )}
    </Together>
  );
}

export function StatusCell({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  // «Документы загружены» says itself that there is an answer.
  const answered = (row.answered || row.answersToReview > 0) && row.status !== 'corrected';
  return (
    <Together>
      <StatusMark status={row.status} />
      {answered && (
        <Tag tone="ok" title={translate('queue.answered_hint')}>
          <MessageIcon />
          <RoomyWord>{translate('queue.answered')}</RoomyWord>
        </Tag>
      )}
    </Together>
  );
}

export function AssigneeCell({ row }: { row: ApplicationRow }) {
  const translate = useTranslate();
  const me = useSessionUser();
  if (!row.assigneeName) return <span>{translate('queue.unassigned')}</span>;
  return (
    <Together>
      <PersonMark name={row.assigneeName} />
      <span title={row.assigneeName}>
        {row.assigneeId === me?.id ? translate('queue.you') : shortName(row.assigneeName)}
      </span>
    </Together>
  );
}
