import { Box, Link, Popover, Typography } from '@mui/material';
import { useEffect, useId, useState, type MouseEvent } from 'react';
import type { CaseRecord, TermRecord } from '@shared/applications';
import { calendarDaysUntil, formatDate, formatTime } from '../../../../ui/format';
import { ClockIcon, PauseIcon, WarningIcon } from '../../../../ui/icons';
import { useDesk } from '../state/desk';
import { dateTime, type CaseWords } from '../words';
import { barDays, type BarDay } from './term-days';
import { termStory } from './term-story';

interface Reading {
  strong: string;
  rest: string;
  tone: 'plain' | 'soon' | 'late';
  paused: boolean;
}

function readTerm(words: CaseWords, record: CaseRecord, now: Date): Reading | null {
  const say = words.term;
  if (record.termState === 'stopped') return null;
  if (record.termState === 'paused') return { strong: say.paused, rest: '', tone: 'plain', paused: true };
  if (record.dueAt === null) return null;
  const zone = record.timeZone;
  const until = say.until(`${formatTime(record.dueAt, zone)} ${formatDate(record.dueAt, zone).slice(0, 5)}`);
  const days = record.remainingDays ?? 0;
  if (new Date(record.dueAt) < now) {
    return {
      strong: say.overdue(say.daysShort(Math.max(1, -days))),
      rest: until,
      tone: 'late',
      paused: false,
    };
  }
  const today = calendarDaysUntil(record.dueAt, now, zone) <= 0;
  const strong = today ? say.today : say.daysShort(Math.max(1, days));
  return { strong, rest: until, tone: today || days <= 1 ? 'soon' : 'plain', paused: false };
}

const FILL: Record<BarDay, object> = {
  used: { bgcolor: 'primary.main' },
  left: { bgcolor: 'divider' },
  paused: {
    background: (theme: { palette: { text: { secondary: string } } }) =>
      `repeating-linear-gradient(45deg, ${theme.palette.text.secondary} 0 2px, transparent 2px 4px)`,
  },
};

const MAX_MARKS = 20;

function TermBar({ term, words, now }: { term: TermRecord; words: CaseWords; now: Date }) {
  const days = barDays(term, now);
  if (days.length > MAX_MARKS) return null;
  const used = days.filter((day) => day === 'used').length;
  return (
    <Box
      component="span"
      title={words.term.bar(used, term.days)}
      sx={{ display: 'inline-flex', gap: '3px', alignItems: 'center' }}
    >
      {days.map((day, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a day has no other identity than its place
        <Box
          component="span"
          aria-hidden
          key={`${day}-${index}`}
          sx={{ width: 16, height: 7, borderRadius: '2px', ...FILL[day] }}
        />
      ))}
    </Box>
  );
}

function Why({ term, words }: { term: TermRecord; words: CaseWords }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const titleId = useId();
  return (
    <>
      <Link
        component="button"
        type="button"
        underline="hover"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
        sx={{ font: 'inherit' }}
      >
        {words.term.why}
      </Link>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-modal': true,
            'aria-labelledby': titleId,
            sx: { p: 2, maxWidth: 460 },
          },
        }}
      >
        <Typography variant="h3" component="h2" id={titleId} sx={{ mb: 1 }}>
          {words.term.whyTitle}
        </Typography>
        {termStory(words, term).map((line) => (
          <Typography key={line} component="p" sx={{ mb: 0.5 }}>
            {line}
          </Typography>
        ))}
      </Popover>
    </>
  );
}

/** The present moment, anew each minute: a page that stays open counts on. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** «Срок: 3 раб. дня, до 18:00 27.11 ▣▣▢ почему». */
export function TermLine() {
  const { record, words, changedFields } = useDesk();
  const now = useMinute();
  const reading = readTerm(words, record, now);
  const term = record.terms.findLast((candidate) => candidate.kind === 'review');
  if (!reading) {
    return (
      record.closedAt && <Box>{words.term.closed(dateTime(words, record.closedAt, record.timeZone))}</Box>
    );
  }
  const Icon = reading.paused ? PauseIcon : reading.tone === 'plain' ? ClockIcon : WarningIcon;
  const colour = { plain: 'text.primary', soon: 'warning.main', late: 'error.main' }[reading.tone];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5 }}>
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, color: colour }}>
        <Icon sx={{ fontSize: 16 }} />
        <span>
          {words.term.label}: <b>{reading.strong}</b>
          {reading.rest && `, ${reading.rest}`}
        </span>
      </Box>
      {term && <TermBar term={term} words={words} now={now} />}
      {term && <Why term={term} words={words} />}
      {changedFields.has('dueAt') && <Box sx={{ color: 'warning.main' }}>{words.conflict.mark}</Box>}
    </Box>
  );
}
