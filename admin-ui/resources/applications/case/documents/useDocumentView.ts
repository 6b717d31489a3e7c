import { useCallback, useEffect, useState } from 'react';
import type { DocumentRecord } from '@shared/applications';
import { useMay, useOffice } from '../../../../providers';
import { useDesk } from '../state/desk';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

export interface DocumentView {
  /** The file itself, of PDFs only; null while it comes. */
  bytes: ArrayBuffer | null;
  failed: boolean;
  fail: () => void;
  page: number;
  pages: number;
  setPages: (pages: number) => void;
  turnPage: (by: number) => void;
  zoom: number;
  zoomBy: (steps: number) => void;
  canZoom: (steps: number) => boolean;
  rotation: number;
  rotate: () => void;
}

export const isPdf = (document: DocumentRecord): boolean => document.contentType === 'application/pdf';
export const isImage = (document: DocumentRecord): boolean =>
  ['image/jpeg', 'image/png'].includes(document.contentType);

/** A file is personal data as a whole: without that right it is named, but neither shown nor given out. */
export function useMayOpen(document: DocumentRecord): boolean {
  const { record } = useDesk();
  return useMay('download', 'Document') && !record.masked && document.state !== 'infected';
}

function useBytes(document: DocumentRecord, fail: () => void): ArrayBuffer | null {
  const office = useOffice();
  const [bytes, setBytes] = useState<ArrayBuffer | null>(null);
  const wanted = useMayOpen(document) && isPdf(document) ? document.id : null;
  useEffect(() => {
    if (wanted === null) return undefined;
    let current = true;
    office.documentBytes(wanted).then(
      (loaded) => current && setBytes(loaded),
      () => current && fail(),
    );
    return () => {
      current = false;
    };
  }, [office, wanted, fail]);
  return bytes;
}

/** Place, size and turn of one document on the screen; each document starts afresh. */
export function useDocumentView(document: DocumentRecord): DocumentView {
  const [failed, setFailed] = useState(false);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  const [zoomAt, setZoomAt] = useState(ZOOMS.indexOf(1));
  const [rotation, setRotation] = useState(0);
  const fail = useCallback(() => setFailed(true), []);
  const bytes = useBytes(document, fail);
  const canZoom = (steps: number) => ZOOMS[zoomAt + steps] !== undefined;
  return {
    bytes,
    failed,
    fail,
    page,
    pages,
    setPages,
    turnPage: (by) => setPage(Math.min(pages, Math.max(1, page + by))),
    zoom: ZOOMS[zoomAt] ?? 1,
    zoomBy: (steps) => canZoom(steps) && setZoomAt(zoomAt + steps),
    canZoom,
    rotation,
    rotate: () => setRotation((rotation + 90) % 360),
  };
}
