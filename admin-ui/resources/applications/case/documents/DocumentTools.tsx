import { Box, IconButton, Tooltip } from '@mui/material';
import type { ReactNode } from 'react';
import type { DocumentRecord } from '@shared/applications';
import { documentUrl } from '../../../../providers';
import {
  ChevronLeftIcon,
  ChevronRightIcon,
  DownloadIcon,
  PaperclipIcon,
  RotateIcon,
  ZoomInIcon,
  ZoomOutIcon,
} from '../../../../ui';
import { useDesk } from '../state/desk';
import { useMayOpen, type DocumentView } from './useDocumentView';

interface ToolProps {
  label: string;
  keyHint?: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ label, keyHint, disabled, onClick, children }: ToolProps) {
  return (
    <Tooltip title={keyHint ? `${label} (${keyHint})` : label}>
      <IconButton
        size="small"
        aria-label={label}
        aria-disabled={disabled}
        onClick={disabled ? undefined : onClick}
        sx={disabled ? { opacity: 0.4 } : undefined}
      >
        {children}
      </IconButton>
    </Tooltip>
  );
}

/** Steps to the neighbouring document, around the ends. */
export function useDocumentSteps(): ((by: number) => void) | null {
  const { documents, documentId, showDocument } = useDesk();
  if (documents.length < 2) return null;
  return (by) => {
    const at = documents.findIndex(({ id }) => id === documentId);
    const next = documents[(Math.max(0, at) + by + documents.length) % documents.length];
    if (next) showDocument(next.id);
  };
}

function Pages({ view }: { view: DocumentView }) {
  const { words } = useDesk();
  const say = words.document;
  if (view.pages < 2) return null;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', color: 'text.secondary', whiteSpace: 'nowrap' }}
    >
      <Tool label={say.previousPage} disabled={view.page <= 1} onClick={() => view.turnPage(-1)}>
        <ChevronLeftIcon sx={{ fontSize: 16 }} />
      </Tool>
      {say.pageOf(view.page, view.pages)}
      <Tool label={say.nextPage} disabled={view.page >= view.pages} onClick={() => view.turnPage(1)}>
        <ChevronRightIcon sx={{ fontSize: 16 }} />
      </Tool>
    </Box>
  );
}

function Name({ document }: { document: DocumentRecord }) {
  return (
    <Box
      component="span"
      title={`${document.slotLabel}: ${document.fileName}`}
      sx={{
        fontWeight: 500,
        mx: 0.75,
        flex: { xs: '1 1 calc(100% - 40px)', sm: '0 1 auto' },
        minWidth: 60,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      }}
    >
      {document.fileName}
    </Box>
  );
}

/** Name of the document, its pages, zoom, turn, download and the way to its neighbours. */
export function DocumentTools({ document, view }: { document: DocumentRecord; view: DocumentView }) {
  const { words } = useDesk();
  const step = useDocumentSteps();
  const mayOpen = useMayOpen(document);
  const say = words.document;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        gap: 0.25,
        pl: 1.5,
        pr: 0.5,
        minHeight: 38,
      }}
    >
      <PaperclipIcon />
      <Name document={document} />
      <Pages view={view} />
      <Box sx={{ ml: 'auto', display: 'flex', flex: 'none' }}>
        {step && (
          <>
            <Tool label={say.previous} keyHint="[" onClick={() => step(-1)}>
              <ChevronLeftIcon />
            </Tool>
            <Tool label={say.next} keyHint="]" onClick={() => step(1)}>
              <ChevronRightIcon />
            </Tool>
          </>
        )}
        <Tool label={say.zoomOut} disabled={!view.canZoom(-1)} onClick={() => view.zoomBy(-1)}>
          <ZoomOutIcon />
        </Tool>
        <Tool label={say.zoomIn} disabled={!view.canZoom(1)} onClick={() => view.zoomBy(1)}>
          <ZoomInIcon />
        </Tool>
        <Tool label={say.rotate} onClick={view.rotate}>
          <RotateIcon />
        </Tool>
        {mayOpen && (
          <Tooltip title={say.download}>
            <IconButton
              size="small"
              component="a"
              href={`${documentUrl(document.id)}?download=1`}
              download={document.fileName}
              aria-label={say.download}
            >
              <DownloadIcon />
            </IconButton>
          </Tooltip>
        )}
      </Box>
    </Box>
  );
}
