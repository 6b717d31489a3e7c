import { DOCUMENT_FORMATS } from '@shared/catalog';
import { fileTypeFromBuffer, fileTypeFromStream } from 'file-type';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

const ACCEPTED = new Set<string>(Object.values(DOCUMENT_FORMATS));

/** Enough of a file to tell an image, a PDF or a ZIP container by its first bytes. */
export const SNIFF_BYTES = 4100;

/** Whether the beginning of a file may belong to an accepted kind; a DOCX begins as any ZIP does. */
export async function mayBeAccepted(beginning: Uint8Array): Promise<boolean> {
  const type = await fileTypeFromBuffer(beginning);
  return type !== undefined && (ACCEPTED.has(type.mime) || type.mime === 'application/zip');
}

/** The accepted content type of a whole file, told by content and never by name; null for any other. */
export async function contentTypeOf(content: Readable): Promise<string | null> {
  try {
    const type = await fileTypeFromStream(Readable.toWeb(content) as ReadableStream<Uint8Array>);
    return type !== undefined && ACCEPTED.has(type.mime) ? type.mime : null;
  } finally {
    content.destroy();
  }
}
