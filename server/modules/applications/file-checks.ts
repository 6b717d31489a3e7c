import { createHash } from 'node:crypto';
import { DOCUMENT_FORMATS } from '@shared/catalog';
import { EncryptedPDFError, PDFDocument } from 'pdf-lib';
import type { StoredDocument } from '../documents';
import type { Finding } from './field-checks';

async function readable(contentType: string, bytes: Buffer): Promise<Finding['code']> {
  try {
    if (contentType === DOCUMENT_FORMATS.pdf) {
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
      return pdf.getPageCount() > 0 ? 'file_readable' : 'file_unreadable';
    }
    const probe = await PDFDocument.create();
    if (contentType === DOCUMENT_FORMATS.jpeg) await probe.embedJpg(bytes);
    if (contentType === DOCUMENT_FORMATS.png) await probe.embedPng(bytes);
    return 'file_readable';
  } catch (error) {
    // pdf-lib reports any damage as a plain Error; whatever it says, a person can't open the file either.
    return error instanceof EncryptedPDFError ? 'file_encrypted' : 'file_unreadable';
  }
}

/** Whether a stored file is what was uploaded, and can be opened. */
export async function fileFinding(document: StoredDocument, bytes: Buffer): Promise<Finding> {
  const target = { kind: 'document', documentId: document.id } as const;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== document.sha256) return { kind: 'file', target, verdict: 'failed', code: 'file_damaged' };
  const code = await readable(document.contentType, bytes);
  return { kind: 'file', target, verdict: code === 'file_readable' ? 'passed' : 'failed', code };
}

/** The same content under two documents is a slip more often than not. */
export function repeatedFindings(documents: readonly StoredDocument[]): Finding[] {
  return documents.flatMap((document, index) => {
    const first = documents.findIndex((other) => other.sha256 === document.sha256);
    if (first === index) return [];
    const target = { kind: 'document', documentId: document.id } as const;
    return [
      { kind: 'file', target, verdict: 'warning', code: 'file_repeated', detail: documents[first]?.fileName },
    ];
  });
}
