import { Box, Button, TextField, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { TEXT_LIMIT } from '@shared/applications';
import type { CorrectionItem, CorrectionRound } from '@shared/corrections';
import { Kbd, Panel, useKeys } from '../../../../ui';
import { useDesk } from '../state/desk';
import { dateTime } from '../words';
import { RoundItem, VerdictMark } from './RoundItem';
import { useAnswerReview, type AnswerReview } from './useAnswerReview';

function ReturnText({ item, review }: { item: CorrectionItem; review: AnswerReview }) {
  const { words } = useDesk();
  const message = review.verdictOf(item.id)?.message ?? '';
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(message.length, message.length);
    // oxlint-disable-next-line react/exhaustive-deps -- only when the field appears
  }, []);
  return (
    <TextField
      label={words.rounds.returnMessage}
      helperText={message.trim() === '' ? words.rounds.returnNeedsText : words.rounds.returnHint}
      error={message.trim() === ''}
      value={message}
      multiline
      minRows={2}
      maxRows={6}
      inputRef={field}
      onChange={(event) => review.write(item.id, event.target.value)}
      slotProps={{ htmlInput: { maxLength: TEXT_LIMIT } }}
      sx={{ mt: 0.5 }}
    />
  );
}

function Choice({ item, review }: { item: CorrectionItem; review: AnswerReview }) {
  const { words, command } = useDesk();
  const say = words.rounds;
  const given = review.verdictOf(item.id);
  if (given) {
    return (
      <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
        <VerdictMark verdict={given.verdict} />
        <Button size="small" onClick={() => review.undo(item.id)}>
          {say.change}
        </Button>
      </Box>
    );
  }
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1 }}>
      <Button variant="outlined" size="small" onClick={() => review.giveBack(item)}>
        {say.return}
      </Button>
      <Button
        variant="contained"
        size="small"
        aria-disabled={command.running !== null}
        onClick={() => review.accept(item.id)}
      >
        {say.accept}
      </Button>
    </Box>
  );
}

function Finish({ review }: { review: AnswerReview }) {
  const { words, command } = useDesk();
  const say = words.rounds;
  if (review.pending.length === 0 || (review.returned === 0 && review.left > 0)) return null;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: '10px',
        borderTop: '1px solid',
        borderColor: 'hairline',
      }}
    >
      <Box sx={{ mr: 'auto', color: 'text.secondary', fontSize: 13 }}>
        {review.left > 0 && say.left(review.left)}
      </Box>
      <Button
        variant="contained"
        aria-disabled={!review.ready}
        loading={command.running === 'reviewAnswers'}
        title="Ctrl+Enter"
        onClick={review.send}
        sx={review.ready ? undefined : { opacity: 0.55 }}
      >
        {review.returned > 0 ? say.sendReturned : say.send}
      </Button>
    </Box>
  );
}

function Review({ round }: { round: CorrectionRound }) {
  const { record, words, can, command, sheet, draft } = useDesk();
  const say = words.rounds;
  const review = useAnswerReview(round);
  const mine = can('reviewAnswers');
  const answeredAt = round.items
    .map((item) => item.answer?.answeredAt ?? '')
    .sort()
    .at(-1);
  useKeys(
    { KeyA: review.acceptAll, ...(draft.items.length === 0 && { 'Ctrl+Enter': review.send }) },
    { enabled: mine && sheet === null },
  );
  return (
    <Panel component="section" aria-labelledby="case-answers" sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', px: 2, py: '10px' }}>
        <Box sx={{ mr: 'auto' }}>
          <Typography variant="h2" id="case-answers" component="h2" sx={{ display: 'inline' }}>
            {say.answered(round.round)}
          </Typography>{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {answeredAt && say.received(dateTime(words, answeredAt, record.timeZone))}
          </Box>
        </Box>
        {mine && review.pending.length > 0 && (
          <Button
            variant="outlined"
            size="small"
            loading={command.running === 'reviewAnswers'}
            aria-keyshortcuts="A"
            onClick={review.acceptAll}
          >
            {say.acceptAll}
            <Box component="span" aria-hidden sx={{ ml: 1, display: { xs: 'none', sm: 'inline' } }}>
              <Kbd>A</Kbd>
            </Box>
          </Button>
        )}
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', p: 0 }}>
        {round.items.map((item) => {
          const open = mine && item.answer !== null && item.verdict === null;
          return (
            <RoundItem
              key={item.id}
              item={item}
              side={open ? <Choice item={item} review={review} /> : undefined}
            >
              {open && review.verdictOf(item.id)?.verdict === 'returned' && (
                <ReturnText item={item} review={review} />
              )}
            </RoundItem>
          );
        })}
      </Box>
      {mine && <Finish review={review} />}
    </Panel>
  );
}

/** The answered round: было → стало, «Принять» and «Вернуть» beside each. */
export function AnswersToReview() {
  const { record } = useDesk();
  const round = record.corrections?.find(({ state }) => state === 'answered');
  return round ? <Review key={round.id} round={round} /> : null;
}
