import { once } from 'node:events';
import Pdf from 'pdfkit';
import { applicantName, type Applicant } from '@shared/applications/applicant';
import { DOCUMENT_FORMATS, type DocumentSlot } from '@shared/catalog';
import { formatDate, formatInn, formatOgrn, formatSnils } from '@shared/kernel/formats';
import { addDays, type LocalDate } from '@shared/sla';
import { documentFont } from '../../platform/pdf';
import { blurredPage } from './blurred-page';
import { between, chance, digits, type Random } from './random';

export interface SampleFile {
  fileName: string;
  contentType: string;
  content: Buffer;
}

const INK = '#1f2937';
const FAINT = '#6b7280';
const STAMP = '#3b4f9e';

type Line = readonly [label: string, value: string];

function passportLines(applicant: Exclude<Applicant, { kind: 'organisation' }>): Line[] {
  const { passport } = applicant;
  return [
    ['Фамилия', applicant.lastName],
    ['Имя', applicant.firstName],
    ['Отчество', applicant.middleName ?? '—'],
    ['Дата рождения', formatDate(applicant.birthDate)],
    ['Серия и номер', passport ? `${passport.series} ${passport.number}` : '—'],
    ['Паспорт выдан', passport?.issuedBy ?? '—'],
    ['Дата выдачи', passport ? formatDate(passport.issuedAt) : '—'],
    ['Код подразделения', passport?.departmentCode ?? '—'],
  ];
}

function holderLines(applicant: Applicant): Line[] {
  if (applicant.kind === 'organisation') {
    return [
      ['Организация', applicant.name],
      ['ИНН', formatInn(applicant.inn)],
      ['ОГРН', formatOgrn(applicant.ogrn)],
      ['Адрес', applicant.legalAddress],
    ];
  }
  return [
    ['Выдан', applicantName(applicant)],
    ['Дата рождения', formatDate(applicant.birthDate)],
    ['СНИЛС', formatSnils(applicant.snils)],
  ];
}

function drawStamp(page: PDFKit.PDFDocument, x: number, y: number): void {
  page.save().strokeColor(STAMP).fillColor(STAMP).opacity(0.55).lineWidth(2);
  page.circle(x, y, 52).stroke().lineWidth(0.8).circle(x, y, 46).stroke();
  page
    .fontSize(8)
    .text('ДЛЯ ДОКУМЕНТОВ', x - 40, y - 4, { width: 80, align: 'center' })
    .restore();
}

function drawSignature(page: PDFKit.PDFDocument, x: number, y: number, random: Random): void {
  page.save().strokeColor(STAMP).lineWidth(1.4).moveTo(x, y);
  for (let stroke = 0; stroke < 6; stroke += 1) {
    const left = x + stroke * 18;
    page.bezierCurveTo(
      left + between(random, 2, 8),
      y - between(random, 10, 34),
      left + between(random, 8, 14),
      y + between(random, 2, 16),
      left + 18,
      y - between(random, 0, 8),
    );
  }
  page.stroke().restore();
}

function drawLines(page: PDFKit.PDFDocument, lines: readonly Line[], top: number, left: number): number {
  let y = top;
  for (const [label, value] of lines) {
    page
      .fillColor(FAINT)
      .fontSize(9)
      .text(label, left, y, { width: 500 - left });
    page
      .fillColor(INK)
      .fontSize(13)
      .text(value, left, page.y + 2, { width: 530 - left });
    page
      .strokeColor('#d1d5db')
      .lineWidth(0.6)
      .moveTo(left, page.y + 2)
      .lineTo(530, page.y + 2)
      .stroke();
    y = page.y + 12;
  }
  return y;
}

function drawPortrait(page: PDFKit.PDFDocument): void {
  page.save().lineWidth(1).strokeColor('#9ca3af').rect(66, 190, 120, 154).fillAndStroke('#e5e7eb', '#9ca3af');
  page.fillColor('#9ca3af').circle(126, 250, 28).fill();
  page.moveTo(76, 344).bezierCurveTo(80, 286, 172, 286, 176, 344).fill().restore();
}

interface Sheet {
  title: string;
  lines: readonly Line[];
  portrait: boolean;
}

function sheetOf(slot: DocumentSlot, applicant: Applicant, random: Random, today: LocalDate): Sheet {
  if (slot.code === 'passport' && applicant.kind !== 'organisation') {
    return { title: 'Паспорт гражданина', lines: passportLines(applicant), portrait: true };
  }
  const issued = formatDate(addDays(today, -between(random, 5, 300)));
  const numbers: Line[] = [
    ['Номер документа', `${digits(random, 3)}-${digits(random, 5)}`],
    ['Дата', issued],
  ];
  return { title: slot.label, lines: [...numbers, ...holderLines(applicant)], portrait: false };
}

/** One page of A4 that looks as if it had lain on a scanner, slightly askew. */
async function drawSheet(sheet: Sheet, random: Random, today: LocalDate): Promise<Buffer> {
  const page = new Pdf({
    size: 'A4',
    margin: 40,
    font: '',
    info: { Title: sheet.title, CreationDate: new Date(`${today}T00:00:00Z`) },
  });
  page.font(documentFont('Regular'));
  const chunks: Buffer[] = [];
  page.on('data', (chunk: Buffer) => chunks.push(chunk));
  page.rect(0, 0, 595, 842).fill('#e7e5e4');
  page.rotate(between(random, -8, 8) / 10, { origin: [297, 421] });
  page.rect(36, 46, 522, 750).fill('#fdfcf8');
  page.fillColor(FAINT).fontSize(9).text('РОССИЙСКАЯ ФЕДЕРАЦИЯ', 66, 80, { align: 'center', width: 464 });
  page.fillColor(INK).fontSize(18).text(sheet.title, 66, 110, { align: 'center', width: 464 });
  if (sheet.portrait) drawPortrait(page);
  const bottom = drawLines(page, sheet.lines, 190, sheet.portrait ? 210 : 66);
  drawSignature(page, 90, Math.max(bottom, 360) + 80, random);
  drawStamp(page, 430, Math.max(bottom, 360) + 70);
  const ended = once(page, 'end');
  page.end();
  await ended;
  return Buffer.concat(chunks);
}

/**
 * A file for a slot as an applicant would upload it: a PDF that names the applicant, or now and then a picture that
 * cannot be read (where the slot takes PNG).
 * @param unreadable share of pictures that cannot be read, 0 to 1
 */
export async function sampleFile(
  slot: DocumentSlot,
  applicant: Applicant,
  random: Random,
  today: LocalDate,
  unreadable = 0.08,
): Promise<SampleFile> {
  if (slot.formats.includes('png') && chance(random, unreadable)) {
    const content = blurredPage(between(random, 1, 4));
    return { fileName: `${slot.code}_${digits(random, 4)}.png`, contentType: DOCUMENT_FORMATS.png, content };
  }
  const content = await drawSheet(sheetOf(slot, applicant, random, today), random, today);
  return { fileName: `${slot.code}.pdf`, contentType: DOCUMENT_FORMATS.pdf, content };
}
