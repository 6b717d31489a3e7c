import { Box, IconButton, Link, Tooltip } from '@mui/material';
import { Tag, PlusIcon } from '../../../../ui';
import { RemarkComposer } from '../remarks/RemarkComposer';
import { useDesk } from '../state/desk';
import type { Fact } from './facts';
import { remarksOn, rowId } from './rows';
import { Verdict } from './Verdict';

function Value({ fact }: { fact: Fact }) {
  const { words, showDocument, showTab, documentId } = useDesk();
  if (fact.missing) {
    const text = fact.group === 'documents' ? words.value.noFile : words.value.empty;
    return <Box sx={{ color: 'error.main' }}>{text}</Box>;
  }
  const { document } = fact;
  if (!document) {
    return (
      <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
        {fact.value || <Box sx={{ color: 'text.secondary', fontWeight: 400 }}>{words.value.empty}</Box>}
      </Box>
    );
  }
  const open = () => {
    showDocument(document.id);
    // On a narrow screen the preview stands in the tab of documents.
    if (globalThis.matchMedia('(max-width: 999px)').matches) showTab('documents');
  };
  return (
    <Box sx={{ overflowWrap: 'anywhere' }}>
      <Link
        component="button"
        type="button"
        onClick={open}
        aria-current={documentId === document.id ? 'true' : undefined}
        sx={{
          font: 'inherit',
          fontWeight: 500,
          textAlign: 'left',
          verticalAlign: 'baseline',
          color: 'text.primary',
        }}
      >
        {fact.value}
      </Link>{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {fact.note}
      </Box>
    </Box>
  );
}

function RemarkLine({ index, label }: { index: number; label: string }) {
  const { draft, words, composing, editRemark } = useDesk();
  if (composing === index) return <RemarkComposer index={index} />;
  const item = draft.items[index];
  return (
    <Box sx={{ display: 'flex', gap: 1, fontSize: 13, color: 'warning.main', alignItems: 'baseline' }}>
      <b>{index + 1}</b>
      <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
        {item?.message || words.remark.incomplete}
      </Box>
      <Link
        component="button"
        type="button"
        onClick={() => editRemark(index)}
        aria-label={words.remark.editLabel(label)}
        sx={{ font: 'inherit', flex: 'none', ml: 'auto', minHeight: 24 }}
      >
        {words.remark.edit}
      </Link>
    </Box>
  );
}

const layout = {
  display: 'grid',
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr) auto 30px',
    sm: 'minmax(120px, 210px) minmax(140px, 1fr) fit-content(45%) 30px',
  },
  columnGap: 1.5,
  rowGap: 0.5,
  alignItems: 'center',
  px: 2,
  py: '7px',
  minHeight: 36,
  borderBottom: '1px solid',
  borderColor: 'hairline',
  scrollMargin: '64px',
} as const;

/** One thing of the case: what it is, its value, what the checks say, and the remark put on it. */
export function FactRow({ fact }: { fact: Fact }) {
  const desk = useDesk();
  const { words, focusRow, changedFields } = desk;
  const remarks = remarksOn(desk, fact);
  const target = fact.parts[0]?.target;
  const write = () => {
    // What is remarked on lies beside the remark.
    if (fact.document) desk.showDocument(fact.document.id);
    if (remarks[0] !== undefined) desk.editRemark(remarks[0]);
    else if (target) desk.compose(target);
  };
  const changed = fact.parts.some(
    ({ target: part }) => part.kind === 'field' && changedFields.has(part.path),
  );
  return (
    <Box
      component="li"
      id={rowId(fact.key)}
      tabIndex={-1}
      onFocus={() => focusRow(fact.key)}
      sx={[
        layout,
        { '&:focus': { outline: 'none', boxShadow: (theme) => `inset 3px 0 ${theme.palette.primary.main}` } },
        remarks.length > 0 && { bgcolor: 'soft.soon' },
      ]}
    >
      <Box
        sx={{
          color: 'text.secondary',
          gridColumn: { xs: '1 / -1', sm: 'auto' },
          fontSize: { xs: 13, sm: 14 },
        }}
      >
        {fact.label} {changed && <Tag tone="soon">{words.conflict.mark}</Tag>}
      </Box>
      <Value fact={fact} />
      <Verdict checks={fact.checks} />
      <Box sx={{ gridColumn: '-2 / -1', justifySelf: 'end' }}>
        {desk.can('requestCorrection') && target && (
          <Tooltip title={`${words.remark.add(fact.label)} (C)`}>
            <IconButton
              size="small"
              aria-label={words.remark.add(fact.label)}
              onClick={write}
              sx={{ my: '-4px' }}
            >
              <PlusIcon />
            </IconButton>
          </Tooltip>
        )}
      </Box>
      {fact.note && !fact.document && (
        <Box
          sx={{
            gridColumn: { xs: '1 / -1', sm: '2 / -1' },
            mt: '-4px',
            color: 'text.secondary',
            fontSize: 13,
          }}
        >
          {fact.note}
        </Box>
      )}
      {remarks.map((index) => (
        <Box key={index} sx={{ gridColumn: { xs: '1 / -1', sm: '2 / -1' } }}>
          <RemarkLine index={index} label={fact.label} />
        </Box>
      ))}
    </Box>
  );
}
