import { Box, Link, Typography } from '@mui/material';
import { useState } from 'react';
import type { CorrectionRound } from '@shared/corrections';
import type { NoticeRecord } from '@shared/notifications';
import { CheckIcon, ClockIcon, Panel, WarningIcon, shortName } from '../../../../ui';
import { RoundItem } from '../answers/RoundItem';
import { useDesk } from '../state/desk';
import { dateTime } from '../words';

const LOOKS = {
  pending: { colour: 'text.secondary', Icon: ClockIcon },
  sent: { colour: 'success.main', Icon: CheckIcon },
  failed: { colour: 'error.main', Icon: WarningIcon },
} as const;

function Delivery({ notice }: { notice: NoticeRecord }) {
  const { words, record } = useDesk();
  const { colour, Icon } = LOOKS[notice.state];
  const at = notice.sentAt ?? notice.createdAt;
  return (
    <Box
      component="span"
      title={notice.lastError ?? undefined}
      sx={{ color: colour, display: 'inline-flex', gap: 0.5, alignItems: 'center', fontSize: 13 }}
    >
      <Icon sx={{ fontSize: 15 }} />
      {words.letters.state[notice.state]}, {dateTime(words, at, record.timeZone)}
      {notice.attempts > 1 && ` · ${words.letters.attempts(notice.attempts)}`}
    </Box>
  );
}

function Letter({ notice }: { notice: NoticeRecord }) {
  const { words } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <Box component="li" sx={{ px: 2, py: '10px', borderTop: '1px solid', borderColor: 'hairline' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
        <Box component="span" sx={{ fontWeight: 500 }}>
          {notice.subject}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 13, mr: 'auto' }}>
          {words.letters.to(notice.recipient)}
        </Box>
        <Delivery notice={notice} />
      </Box>
      {notice.body !== '' && (
        <Link
          component="button"
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ font: 'inherit', fontSize: 13 }}
        >
          {open ? words.letters.hide : words.letters.show}
        </Link>
      )}
      {open && (
        <Box
          sx={{
            whiteSpace: 'pre-line',
            overflowWrap: 'anywhere',
            mt: 0.5,
            p: 1.5,
            bgcolor: 'background.default',
            borderRadius: '6px',
          }}
        >
          {notice.body}
        </Box>
      )}
    </Box>
  );
}

function Round({ round }: { round: CorrectionRound }) {
  const { words, record } = useDesk();
  const say = words.rounds;
  const who = round.requestedByName === null ? say.automatic : shortName(round.requestedByName);
  const titleId = `case-round-${round.id}`;
  return (
    <Panel component="section" aria-labelledby={titleId} sx={{ mb: 2 }}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center', px: 2, py: '10px' }}
      >
        <Typography variant="h2" id={titleId}>
          {say.title(round.round)}
        </Typography>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 13, mr: 'auto' }}>
          {say.askedBy(who, dateTime(words, round.requestedAt, record.timeZone))}
        </Box>
        <span>{say.state[round.state]}</span>
      </Box>
      {round.cancelReason && <Box sx={{ px: 2, pb: 1 }}>{say.cancelReason(round.cancelReason)}</Box>}
      <Box component="ol" sx={{ listStyle: 'none', p: 0 }}>
        {round.items.map((item) => (
          <RoundItem key={item.id} item={item} />
        ))}
      </Box>
    </Panel>
  );
}

/** Everything said between the agency and the applicant: rounds of remarks, letters and whether they arrived. */
export function CorrespondenceTab() {
  const { record, words } = useDesk();
  const rounds = [...(record.corrections ?? [])].reverse();
  const notices = record.notices && [...record.notices].reverse();
  return (
    <>
      {rounds.map((round) => (
        <Round key={round.id} round={round} />
      ))}
      {notices && (
        <Panel component="section" aria-labelledby="case-letters">
          <Typography variant="h2" id="case-letters" sx={{ px: 2, py: '10px' }}>
            {words.letters.title}
          </Typography>
          {notices.length === 0 ? (
            <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>{words.letters.none}</Box>
          ) : (
            <Box component="ul" sx={{ listStyle: 'none', p: 0 }}>
              {notices.map((notice) => (
                <Letter key={notice.id} notice={notice} />
              ))}
            </Box>
          )}
        </Panel>
      )}
    </>
  );
}
