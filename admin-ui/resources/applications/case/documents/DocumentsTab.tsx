import { Box, Link, Typography } from '@mui/material';
import type { DocumentRecord } from '@shared/applications';
import { EmptyState, Panel, formatBytes } from '../../../../ui';
import { FactRow } from '../details/FactRow';
import { useDesk } from '../state/desk';
import { dateTime } from '../words';

function Replaced({ document }: { document: DocumentRecord }) {
  const { words, record, showDocument, documentId } = useDesk();
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        px: 2,
        py: '7px',
        borderTop: '1px solid',
        borderColor: 'hairline',
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary', flex: '0 1 210px' }}>
        {document.slotLabel}
      </Box>
      <Link
        component="button"
        type="button"
        onClick={() => showDocument(document.id)}
        aria-current={document.id === documentId ? 'true' : undefined}
        sx={{ font: 'inherit', textAlign: 'left', overflowWrap: 'anywhere' }}
      >
        {document.fileName}
      </Link>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 13, ml: 'auto' }}>
        {formatBytes(words.locale, document.size)} · {words.document.state[document.state]} ·{' '}
        {dateTime(words, document.uploadedAt, record.timeZone)}
      </Box>
    </Box>
  );
}

/** The files that count, with their checks, and below them those that were replaced. */
export function DocumentsTab() {
  const { facts, record, words, documents } = useDesk();
  const rows = facts.filter(({ group }) => group === 'documents');
  const replaced = (record.documents ?? []).filter((document) => !documents.includes(document));
  if (rows.length === 0 && replaced.length === 0) return <EmptyState title={words.document.none} />;
  return (
    <>
      <Panel
        component="ul"
        aria-label={words.tabs.documents}
        sx={{ overflow: 'clip', listStyle: 'none', p: 0 }}
      >
        {rows.map((fact) => (
          <FactRow key={fact.key} fact={fact} />
        ))}
      </Panel>
      {replaced.length > 0 && (
        <Panel component="section" aria-labelledby="case-replaced" sx={{ mt: 2 }}>
          <Typography variant="h2" id="case-replaced" sx={{ px: 2, py: '10px' }}>
            {words.document.replaced}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', p: 0 }}>
            {replaced.map((document) => (
              <Replaced key={document.id} document={document} />
            ))}
          </Box>
        </Panel>
      )}
    </>
  );
}
