import { Box, Button, IconButton, Tooltip, Typography } from '@mui/material';
import { Kbd, PencilIcon, PlusIcon, TrashIcon, formatTime } from '../../../../ui';
import { targetLabel } from './target-label';
import { isComplete, type DraftItem } from '../state/useCorrectionDraft';
import { useDesk, type CaseDesk } from '../state/desk';

function SavedMark() {
  const { draft, words, record } = useDesk();
  const say = words.remark;
  const text = {
    empty: '',
    unsaved: say.saving,
    failed: say.failed,
    saved: draft.savedAt ? say.savedAt(formatTime(draft.savedAt, record.timeZone)) : '',
  }[draft.state];
  return (
    <Box
      component="output"
      sx={{ fontSize: 13, color: draft.state === 'failed' ? 'warning.main' : 'text.secondary' }}
    >
      {text}
    </Box>
  );
}

function Item({ item, index }: { item: DraftItem; index: number }) {
  const { words, record, facts, editRemark, showTab, draft } = useDesk();
  const label = targetLabel(words, record, facts, item.target);
  const reason = record.card.correctionReasons.find(({ code }) => code === item.reasonCode)?.label;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: '10px',
        py: '6px',
        '& + &': { borderTop: '1px dashed', borderColor: 'divider' },
      }}
    >
      <Box
        sx={{
          width: 20,
          height: 20,
          borderRadius: '50%',
          bgcolor: 'soft.soon',
          color: 'warning.main',
          fontSize: 12,
          fontWeight: 600,
          display: 'grid',
          placeItems: 'center',
          flex: 'none',
        }}
      >
        {index + 1}
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere', flex: 1 }}>
        <div>
          <b>{label}</b>
          {reason && ` · ${reason}`}
        </div>
        <Box sx={{ color: isComplete(item) ? 'text.secondary' : 'error.main', whiteSpace: 'pre-line' }}>
          {isComplete(item) ? item.message : words.remark.incomplete}
        </Box>
      </Box>
      <Box sx={{ flex: 'none' }}>
        <Tooltip title={words.remark.edit}>
          <IconButton
            size="small"
            aria-label={words.remark.editLabel(label)}
            onClick={() => {
              showTab('details');
              editRemark(index);
            }}
          >
            <PencilIcon sx={{ fontSize: 16 }} />
          </IconButton>
        </Tooltip>
        <Tooltip title={words.remark.remove}>
          <IconButton
            size="small"
            aria-label={words.remark.removeLabel(label)}
            onClick={() => draft.remove(index)}
          >
            <TrashIcon sx={{ fontSize: 16 }} />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}

function SendLine() {
  const { draft, words, record, can, sendRemarks, command } = useDesk();
  const say = words.remark;
  const unfinished = draft.items.filter((item) => !isComplete(item)).length;
  const ready = unfinished === 0 && can('requestCorrection');
  const note = can('requestCorrection')
    ? unfinished > 0
      ? say.incompleteAll(unfinished)
      : say.due(record.card.correctionDays)
    : say.readOnly;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pt: 1, flexWrap: 'wrap' }}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mr: 'auto' }}>{note}</Box>
      <Tooltip title={words.actions.key('Ctrl+Enter')} describeChild>
        <Button
          id="case-send-remarks"
          variant="contained"
          aria-disabled={!ready}
          loading={command.running === 'requestCorrection'}
          aria-keyshortcuts="Control+Enter"
          onClick={sendRemarks}
          sx={ready ? undefined : { opacity: 0.55 }}
        >
          {say.send}
        </Button>
      </Tooltip>
    </Box>
  );
}

/** Remarks can be put on the case, or some wait to be sent. */
export function hasTray({ can, draft }: CaseDesk): boolean {
  return can('requestCorrection') || draft.items.length > 0;
}

/** The remarks collected on this case, under the document that they are read from. */
export function DraftTray() {
  const desk = useDesk();
  const { draft, words, can, compose, showTab } = desk;
  const say = words.remark;
  if (!hasTray(desk)) return null;
  return (
    <Box
      component="section"
      aria-labelledby="case-draft-title"
      sx={{ borderTop: '1px solid', borderColor: 'divider', p: '10px 16px 12px' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h2" id="case-draft-title">
          {say.draft}
        </Typography>
        <SavedMark />
        {can('requestCorrection') && (
          <Tooltip title={say.addGeneral}>
            <IconButton
              size="small"
              aria-label={say.addGeneral}
              sx={{ ml: 'auto' }}
              onClick={() => {
                showTab('details');
                compose({ kind: 'general' });
              }}
            >
              <PlusIcon />
            </IconButton>
          </Tooltip>
        )}
      </Box>
      {draft.items.length === 0 ? (
        <Box sx={{ color: 'text.secondary', fontSize: 13, pt: 0.5 }}>
          {say.empty} <Kbd>C</Kbd>
        </Box>
      ) : (
        <>
          <Box
            component="ol"
            sx={{ listStyle: 'none', p: 0, maxHeight: { md: '34vh' }, overflowY: 'auto' }}
            tabIndex={0}
          >
            {draft.items.map((item, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- remarks are numbered by their place
              <Item key={index} item={item} index={index} />
            ))}
          </Box>
          <SendLine />
        </>
      )}
    </Box>
  );
}
