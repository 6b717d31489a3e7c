import { fileTypeFromBuffer } from 'file-type';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { documentSlotSchema } from '@shared/catalog';
import { createRandom, sampleFile, sampleOrganisation, samplePerson } from '../../../server/seed/content';

const today = '2026-06-10';
const setting = { regionCode: '66', today };
const slot = documentSlotSchema.parse({
  code: 'passport',
  label: 'Паспорт',
  required: true,
  formats: ['pdf', 'jpeg', 'png'],
  maxBytes: 5_242_880,
  maxFiles: 1,
});

async function textOf(content: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(content), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

describe('demo documents', () => {
  it('are real PDF files that show the data of their applicant', async () => {
    const person = samplePerson(createRandom(3), setting);
    const file = await sampleFile(slot, person, createRandom(1), today, 0);
    expect((await fileTypeFromBuffer(file.content))?.mime).toBe(file.contentType);
    const text = await textOf(file.content);
    expect(text).toContain('Паспорт гражданина');
    expect(text).toContain(person.lastName);
    expect(text).toContain(person.passport?.number);
  });

  it('name an organisation by its own name', async () => {
    const organisation = sampleOrganisation(createRandom(3), setting);
    const charter = { ...slot, code: 'charter', label: 'Устав' };
    const text = await textOf((await sampleFile(charter, organisation, createRandom(1), today, 0)).content);
    expect(text).toContain('Устав');
    expect(text).toContain(organisation.name);
  });

  it('are now and then a picture that cannot be read, where the slot takes one', async () => {
    const person = samplePerson(createRandom(3), setting);
    const picture = await sampleFile(slot, person, createRandom(1), today, 1);
    expect((await fileTypeFromBuffer(picture.content))?.mime).toBe('image/png');
    expect(picture.contentType).toBe('image/png');
    const noPictures = { ...slot, formats: ['pdf' as const] };
    expect((await sampleFile(noPictures, person, createRandom(1), today, 1)).contentType).toBe(
      'application/pdf',
    );
  });

  it('are the same for the same seed and far below the limit of their slot', async () => {
    const person = samplePerson(createRandom(3), setting);
    const [one, other] = [
      await sampleFile(slot, person, createRandom(9), today, 0),
      await sampleFile(slot, person, createRandom(9), today, 0),
    ];
    expect(one.content.equals(other.content)).toBe(true);
    expect(one.content.length).toBeLessThan(100_000);
  });
});
