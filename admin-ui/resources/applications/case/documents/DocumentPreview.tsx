import { Box, Button, CircularProgress } from '@mui/material';
import {
  Suspense,
  lazy,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
  type RefObject,
} from 'react';
import type { DocumentRecord } from '@shared/applications';
import { documentUrl } from '../../../../providers';
import { useDesk } from '../state/desk';
import { DocumentTools } from './DocumentTools';
import { ImageView } from './ImageView';
import type { PdfViewProps } from './PdfView';
import { isImage, isPdf, useDocumentView, useMayOpen, type DocumentView } from './useDocumentView';

/** Stands in when the viewer itself did not come, as after an update of the product: the rest of the case stays. */
function NoViewer({ onFailure }: Pick<PdfViewProps, 'onFailure'>) {
  useEffect(onFailure, [onFailure]);
  return null;
}

const PdfView = lazy<ComponentType<PdfViewProps>>(() =>
  import('./PdfView').catch(() => ({ default: NoViewer })),
);

const MARGIN = 32;

function useWidth(place: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(0, element.clientWidth - MARGIN)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

function Message({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        m: 'auto',
        p: 2,
        color: '#fff',
        textAlign: 'center',
        display: 'grid',
        gap: 1,
        justifyItems: 'center',
      }}
    >
      {children}
    </Box>
  );
}

interface PageProps {
  document: DocumentRecord;
  view: DocumentView;
  width: number;
  onRetry: () => void;
}

function Page({ document, view, width, onRetry }: PageProps) {
  const { words } = useDesk();
  const say = words.document;
  const mayOpen = useMayOpen(document);
  const waiting = (
    <Message>
      <CircularProgress size={24} color="inherit" aria-label={say.loading} />
    </Message>
  );
  if (!mayOpen) return <Message>{document.state === 'infected' ? say.infected : say.hidden}</Message>;
  if (view.failed) {
    return (
      <Message>
        {say.failed}
        <Button variant="outlined" color="inherit" onClick={onRetry}>
          {say.retry}
        </Button>
      </Message>
    );
  }
  const place = { zoom: view.zoom, rotation: view.rotation, width, onFailure: view.fail };
  if (isImage(document))
    return <ImageView {...place} src={documentUrl(document.id)} name={document.fileName} />;
  if (!isPdf(document)) return <Message>{say.unsupported}</Message>;
  if (view.bytes === null) return waiting;
  const name = `${document.fileName}, ${say.pageOf(view.page, view.pages)}`;
  return (
    <Suspense fallback={waiting}>
      <PdfView {...place} bytes={view.bytes} name={name} page={view.page} onPages={view.setPages} />
    </Suspense>
  );
}

function Preview({ document, onRetry }: { document: DocumentRecord; onRetry: () => void }) {
  const { words } = useDesk();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const view = useDocumentView(document);
  return (
    <>
      <DocumentTools document={document} view={view} />
      <Box
        ref={place}
        component="section"
        aria-label={words.document.preview}
        tabIndex={0}
        sx={{
          flex: '1 1 auto',
          minHeight: { xs: 320, md: 160 },
          height: { xs: '60vh', md: 'auto' },
          overflow: 'auto',
          bgcolor: '#52585f',
          p: 2,
          display: 'flex',
          alignItems: 'flex-start',
          justifyContent: view.zoom > 1 ? 'flex-start' : 'center',
        }}
      >
        {width > 0 && <Page document={document} view={view} width={width} onRetry={onRetry} />}
      </Box>
    </>
  );
}

/** The document beside the values that it proves. */
export function DocumentPreview() {
  const { record, documentId, words } = useDesk();
  const [attempt, setAttempt] = useState(0);
  const document = record.documents?.find(({ id }) => id === documentId);
  if (!document) return <Box sx={{ p: 2, color: 'text.secondary' }}>{words.document.none}</Box>;
  return (
    <Preview key={`${document.id}-${attempt}`} document={document} onRetry={() => setAttempt(attempt + 1)} />
  );
}
