import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import type { CorrectionItem } from '@shared/corrections';
import { formatBytes } from '../../../../ui';
import { shownValue } from '../details/facts';
import { useDesk } from '../state/desk';
import { wordDiff, type DiffPart } from './word-diff';

const removedStyle = {
  textDecoration: 'line-through',
  color: 'text.secondary',
  bgcolor: 'transparent',
} as const;
const addedStyle = {
  textDecoration: 'none',
  color: 'text.primary',
  fontWeight: 500,
  bgcolor: 'soft.ok',
  borderRadius: '3px',
  px: '3px',
} as const;

const FILE_LOOKS = {
  present: { component: 'span', sx: {} },
  removed: { component: 'del', sx: removedStyle },
  added: { component: 'ins', sx: addedStyle },
} as const;

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {label}
      </Box>
      <Box component="dd" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {children}
      </Box>
    </>
  );
}

function Parts({ parts, omit }: { parts: DiffPart[]; omit: 'removed' | 'added' }) {
  return parts
    .filter(({ kind }) => kind !== omit)
    .map((part, index) => {
      if (part.kind === 'same') return part.text;
      const removed = part.kind === 'removed';
      return (
        // oxlint-disable-next-line react/no-array-index-key -- a part has no other identity than its place
        <Box key={index} component={removed ? 'del' : 'ins'} sx={removed ? removedStyle : addedStyle}>
          {part.text}
        </Box>
      );
    });
}

/** `as`: what was there and still is, what was taken away, what came instead. */
function File({ id, as }: { id: string; as: 'present' | 'removed' | 'added' }) {
  const { record, words, showDocument, showTab } = useDesk();
  const file = record.documents?.find((document) => document.id === id);
  if (!file) return <>{words.document.file}</>;
  const open = () => {
    showDocument(id);
    if (globalThis.matchMedia('(max-width: 999px)').matches) showTab('documents');
  };
  return (
    <Box {...FILE_LOOKS[as]}>
      <Link
        component="button"
        type="button"
        onClick={open}
        sx={{
          font: 'inherit',
          textAlign: 'left',
          verticalAlign: 'baseline',
          color: 'inherit',
          textDecoration: as === 'removed' ? 'line-through' : 'underline',
        }}
      >
        {file.fileName}
      </Link>
      , {formatBytes(words.locale, file.size)}
    </Box>
  );
}

/** «было → стало» of one answer: words compared with words, files both openable. */
export function AnswerDiff({ item }: { item: CorrectionItem }) {
  const { record, words } = useDesk();
  const say = words.rounds;
  const { answer, target } = item;
  const name = target.kind === 'field' ? target.path.split('.').at(-1) : undefined;
  const field = record.card.form.fields.find((candidate) => candidate.name === name) ?? fieldOf(name);
  const before = shownValue(words, field, answer?.oldValue ?? item.oldValue);
  const oldFile = answer?.oldDocumentId ?? item.oldDocumentId;
  const after = answer ? shownValue(words, field, answer.newValue) : '';
  const parts = answer && after !== '' ? difference(before, after) : null;
  const nothingNew = answer !== null && after === '' && answer.newDocumentId === null;
  return (
    <Box
      component="dl"
      sx={{ display: 'grid', gridTemplateColumns: '76px minmax(0, 1fr)', columnGap: 1, rowGap: '3px', m: 0 }}
    >
      {oldFile && (
        <Line label={say.was}>
          <File id={oldFile} as={answer?.newDocumentId ? 'removed' : 'present'} />
        </Line>
      )}
      {!oldFile && before !== '' && (
        <Line label={say.was}>{parts ? <Parts parts={parts} omit="added" /> : before}</Line>
      )}
      {parts && (
        <Line label={say.became}>
          {before === after ? `${after} · ${say.unchanged}` : <Parts parts={parts} omit="removed" />}
        </Line>
      )}
      {answer?.newDocumentId && (
        <Line label={say.became}>
          <File id={answer.newDocumentId} as="added" />
        </Line>
      )}
      {nothingNew && target.kind !== 'general' && <Line label={say.became}>{say.onlyComment}</Line>}
      {answer?.comment && <Line label={say.commentShort}>«{answer.comment}»</Line>}
    </Box>
  );
}

/** A sentence is compared word by word; a date, a number or a name is another one as a whole. */
function difference(before: string, after: string): DiffPart[] {
  if (before !== after && (!before.trim().includes(' ') || !after.trim().includes(' '))) {
    return [
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ];
  }
  return wordDiff(before, after);
}

/** How a value of the applicant is shown, by the last step of its path. */
function fieldOf(name: string | undefined): { type: 'date' | 'snils' | 'phone' } | undefined {
  if (name === 'birthDate' || name === 'issuedAt') return { type: 'date' };
  return name === 'snils' || name === 'phone' ? { type: name } : undefined;
}
