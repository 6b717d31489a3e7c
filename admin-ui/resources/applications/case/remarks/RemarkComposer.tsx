import { Alert, Box, Button, FormControlLabel, MenuItem, Radio, RadioGroup, TextField } from '@mui/material';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { TEXT_LIMIT } from '@shared/applications';
import { remarksOn, rowId } from '../details/rows';
import { sameTarget, type DraftItem } from '../state/useCorrectionDraft';
import { useDesk, type CaseDesk } from '../state/desk';

/** The prepared text replaces only a text that was itself prepared: what a person wrote stays. */
function withReason(desk: CaseDesk, item: DraftItem, reasonCode: string): Partial<DraftItem> {
  const reasons = desk.record.card.correctionReasons;
  const untouched = item.message.trim() === '' || reasons.some(({ text }) => text === item.message);
  const text = reasons.find(({ code }) => code === reasonCode)?.text ?? '';
  return untouched ? { reasonCode, message: text } : { reasonCode };
}

function Parts({ index, item }: { index: number; item: DraftItem }) {
  const desk = useDesk();
  const fact = desk.facts.find((candidate) => remarksOn(desk, candidate).includes(index));
  const parts = fact?.parts ?? [];
  if (parts.length < 2) return null;
  const at = parts.findIndex(({ target }) => sameTarget(target, item.target));
  return (
    <TextField
      select
      label={desk.words.remark.about}
      value={String(at)}
      onChange={(event) => {
        const target = parts[Number(event.target.value)]?.target;
        if (target) desk.draft.change(index, { target });
      }}
      sx={{ mb: 1, maxWidth: 260 }}
    >
      {parts.map((part, place) => (
        <MenuItem key={part.label} value={String(place)}>
          {part.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Reasons({ index, item }: { index: number; item: DraftItem }) {
  const desk = useDesk();
  const groupId = useId();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = group.current?.querySelector<HTMLInputElement>('input:checked');
    (chosen ?? group.current?.querySelector('input'))?.focus();
  }, []);
  return (
    <>
      <Box id={groupId} sx={{ fontSize: 13, color: 'text.secondary' }}>
        {desk.words.remark.reason}
      </Box>
      <RadioGroup
        row
        ref={group}
        aria-labelledby={groupId}
        value={item.reasonCode}
        onChange={(_event, code) => desk.draft.change(index, withReason(desk, item, code))}
        sx={{ columnGap: 0.5, mb: 0.5 }}
      >
        {desk.record.card.correctionReasons.map(({ code, label }) => (
          <FormControlLabel
            key={code}
            value={code}
            label={label}
            control={<Radio size="small" sx={{ p: '4px' }} />}
            slotProps={{ typography: { sx: { fontSize: 13 } } }}
            sx={{ ml: '-4px' }}
          />
        ))}
      </RadioGroup>
    </>
  );
}

/** Where a remark is written: right under the value that it is about. Every letter goes into the draft. */
export function RemarkComposer({ index }: { index: number }) {
  const desk = useDesk();
  const { words, draft, closeComposer, currentRow } = desk;
  const item = draft.items[index];
  if (!item) return null;
  const leave = () => {
    closeComposer();
    const row = currentRow();
    const place = row === null ? null : document.getElementById(rowId(row));
    (place ?? document.getElementById('case-title'))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const sends = event.code === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends && event.code !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const started = item.reasonCode !== '' || item.message !== '';
  return (
    <Box onKeyDown={onKeyDown} sx={{ py: 0.5 }}>
      <Parts index={index} item={item} />
      <Reasons index={index} item={item} />
      <TextField
        label={words.remark.text}
        value={item.message}
        multiline
        minRows={2}
        maxRows={8}
        onChange={(event) => draft.change(index, { message: event.target.value })}
        slotProps={{ htmlInput: { maxLength: TEXT_LIMIT } }}
        sx={{ mt: 0.5 }}
      />
      {started && (item.reasonCode === '' || item.message.trim() === '') && (
        <Alert severity="warning" sx={{ mt: 0.5, p: '0 8px' }}>
          {words.remark.incomplete}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        <Button variant="contained" size="small" onClick={leave} title="Ctrl+Enter">
          {words.remark.done}
        </Button>
        <Button
          variant="outlined"
          color="inherit"
          size="small"
          onClick={() => {
            leave();
            draft.remove(index);
          }}
        >
          {words.remark.remove}
        </Button>
      </Box>
    </Box>
  );
}
