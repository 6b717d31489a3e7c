import { buffer } from 'node:stream/consumers';
import PdfKit from 'pdfkit';
import { documentFont } from '../../platform/pdf';

export interface OutcomeText {
  title: string;
  number: string;
  agency: string;
  body: string;
  /** `DD.MM.YYYY` */
  issuedAt: string;
  /** `DD.MM.YYYY`, or null when it never expires. */
  validUntil: string | null;
}

const MARGIN = 64;

/** The outcome document: A4, Cyrillic, text that can be selected and searched. */
export async function outcomePdf(text: OutcomeText): Promise<Buffer> {
  const pdf = new PdfKit({
    size: 'A4',
    margin: MARGIN,
    lang: 'ru',
    font: '',
    info: { Title: `${text.title} ${text.number}`, Author: text.agency },
  });
  pdf.font(documentFont('Regular')).fontSize(11).text(text.agency).moveDown(2);
  pdf.font(documentFont('Bold')).fontSize(18).text(text.title).moveDown(0.3);
  pdf.font(documentFont('Regular')).fontSize(12).text(`№ ${text.number}`).moveDown(1.5);
  pdf.fontSize(11).text(text.body, { lineGap: 3, paragraphGap: 6 }).moveDown(1.5);
  pdf.text(`Дата: ${text.issuedAt}`);
  pdf.text(text.validUntil === null ? 'Действует бессрочно' : `Действует до ${text.validUntil}`);
  pdf.end();
  return buffer(pdf);
}
