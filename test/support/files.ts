import { readdirSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';

/** A PDF of one empty page; `note` makes its content another. */
export async function pdfFile(note = ''): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  document.setTitle(note);
  return Buffer.from(await document.save());
}

/** Every file under a folder, by its path within it; empty when there is no such folder. */
export function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted();
  } catch {
    return [];
  }
}
