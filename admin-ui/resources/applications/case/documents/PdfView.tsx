import { Box } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- `?url` is the bundler's way to name a file
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

// The worker comes from our own origin: the content security policy allows no other.
pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

type Pdf = Awaited<ReturnType<typeof pdfjs.getDocument>['promise']>;

export interface PdfViewProps {
  bytes: ArrayBuffer;
  name: string;
  /** From 1. */
  page: number;
  /** 1 fits the width. */
  zoom: number;
  /** Degrees clockwise. */
  rotation: number;
  /** Room for the page, CSS pixels. */
  width: number;
  onPages: (pages: number) => void;
  onFailure: () => void;
}

function usePdf({
  bytes,
  onPages,
  onFailure,
}: Pick<PdfViewProps, 'bytes' | 'onPages' | 'onFailure'>): Pdf | null {
  const [pdf, setPdf] = useState<Pdf | null>(null);
  useEffect(() => {
    let current = true;
    // The worker takes the buffer away, so it gets a copy; scripts inside a file are never run.
    const task = pdfjs.getDocument({
      data: bytes.slice(0),
      isEvalSupported: false,
      enableXfa: false,
      useWasm: false,
    });
    task.promise.then(
      (loaded) => {
        if (!current) return;
        setPdf(loaded);
        onPages(loaded.numPages);
      },
      () => current && onFailure(),
    );
    return () => {
      current = false;
      setPdf(null);
      void task.destroy();
    };
  }, [bytes, onPages, onFailure]);
  return pdf;
}

/** One page of a PDF, drawn at the resolution of the screen. */
export default function PdfView({ page, zoom, rotation, width, name, ...source }: PdfViewProps) {
  const pdf = usePdf(source);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { onFailure } = source;
  useEffect(() => {
    if (!pdf || width === 0) return undefined;
    let task: { cancel: () => void } | null = null;
    let current = true;
    const draw = async () => {
      const sheet = await pdf.getPage(Math.min(page, pdf.numPages));
      const target = canvas.current;
      if (!current || !target) return;
      const turn = (sheet.rotate + rotation) % 360;
      const natural = sheet.getViewport({ scale: 1, rotation: turn });
      const scale = (width / natural.width) * zoom;
      const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
      const viewport = sheet.getViewport({ scale: scale * ratio, rotation: turn });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      target.style.width = `${Math.floor(viewport.width / ratio)}px`;
      target.style.height = `${Math.floor(viewport.height / ratio)}px`;
      const render = sheet.render({ canvas: target, viewport });
      task = render;
      await render.promise;
    };
    draw().catch((error: unknown) => {
      const cancelled = error instanceof Error && error.name === 'RenderingCancelledException';
      if (current && !cancelled) onFailure();
    });
    return () => {
      current = false;
      task?.cancel();
    };
  }, [pdf, page, zoom, rotation, width, onFailure]);
  return (
    <Box component="canvas" ref={canvas} sx={{ display: 'block', bgcolor: '#fff', flex: 'none' }}>
      {name}
    </Box>
  );
}
