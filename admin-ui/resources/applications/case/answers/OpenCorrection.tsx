import { Box, Button, Typography } from '@mui/material';
import { PauseIcon, Panel, shortName } from '../../../../ui';
import { useDesk } from '../state/desk';
import { dateTime } from '../words';
import { RoundItem } from './RoundItem';

/** What was asked of the applicant, and until when. */
export function OpenCorrection() {
  const { record, words, can, openSheet } = useDesk();
  const round = record.corrections?.find(({ state }) => state === 'open');
  if (!round) return null;
  const say = words.rounds;
  const who = round.requestedByName === null ? say.automatic : shortName(round.requestedByName);
  return (
    <Panel component="section" aria-labelledby="case-open-round" sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', px: 2, py: '10px' }}>
        <Typography variant="h2" id="case-open-round" sx={{ mr: 'auto' }}>
          {say.open(round.round)}
        </Typography>
        {can('cancelCorrection') && (
          <Button variant="outlined" size="small" onClick={() => openSheet('cancelCorrection')}>
            {words.actions.cancelCorrection}
          </Button>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, width: '100%' }}>
          <Box
            component="span"
            sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center', color: 'warning.main' }}
          >
            <PauseIcon sx={{ fontSize: 16 }} />
            {say.waiting(dateTime(words, round.dueAt, record.timeZone))}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {say.askedBy(who, dateTime(words, round.requestedAt, record.timeZone))}
          </Box>
        </Box>
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', p: 0 }}>
        {round.items.map((item) => (
          <RoundItem
            key={item.id}
            item={item}
            side={
              item.answer === null ? (
                <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{say.noAnswer}</Box>
              ) : undefined
            }
          />
        ))}
      </Box>
    </Panel>
  );
}
