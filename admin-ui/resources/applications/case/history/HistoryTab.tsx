import { Box, Typography } from '@mui/material';
import type { HistoryRecord } from '@shared/applications';
import { EmptyState, HistoryIcon, Panel } from '../../../../ui';
import { useDesk } from '../state/desk';
import { shortDateTime, dateTime } from '../words';
import { actorName, eventNote, eventSentence } from './event-words';

function Event({ event }: { event: HistoryRecord }) {
  const { words, record } = useDesk();
  const note = eventNote(words, event);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '14px minmax(0, 1fr)', sm: '104px 14px minmax(0, 1fr)' },
        columnGap: '10px',
        py: '6px',
      }}
    >
      <Box
        component="time"
        dateTime={event.at}
        title={dateTime(words, event.at, record.timeZone)}
        sx={{ color: 'text.secondary', gridColumn: { xs: '2', sm: 'auto' }, whiteSpace: 'nowrap' }}
      >
        {shortDateTime(event.at, record.timeZone)}
      </Box>
      <Box
        aria-hidden
        sx={{
          width: 10,
          height: 10,
          mt: '5px',
          borderRadius: '50%',
          border: '2px solid',
          borderColor: 'primary.main',
          gridRow: 1,
          gridColumn: { xs: '1', sm: '2' },
        }}
      />
      <Box sx={{ gridColumn: { xs: '2', sm: '3' }, minWidth: 0, overflowWrap: 'anywhere' }}>
        <div>{eventSentence(words, event.type, event.after)}</div>
        {event.comment && <Box sx={{ whiteSpace: 'pre-line' }}>«{event.comment}»</Box>}
        <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
          {[actorName(words, event), note].filter(Boolean).join(' · ')}
        </Box>
      </Box>
    </Box>
  );
}

/** «История обращения»: what happened, the latest first. */
export function HistoryTab() {
  const { record, words } = useDesk();
  const events = [...(record.history ?? [])].sort((a, b) => b.seq - a.seq);
  if (events.length === 0) return <EmptyState title={words.history.none} />;
  return (
    <Panel component="section" aria-labelledby="case-history">
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          px: 2,
          py: '10px',
          borderBottom: '1px solid',
          borderColor: 'hairline',
        }}
      >
        <Typography variant="h2" id="case-history">
          {words.history.title}
        </Typography>
        <HistoryIcon />
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', p: '6px 16px 12px', m: 0 }}>
        {events.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </Box>
    </Panel>
  );
}
