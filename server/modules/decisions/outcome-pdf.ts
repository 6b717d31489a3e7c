import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PdfKit from 'pdfkit';

const require = createRequire(import.meta.url);
/** Liberation Sans as pdf.js ships it: free, with Cyrillic, and in a format that can be embedded in part. */
const font = (face: 'Regular' | 'Bold') =>
  require.resolve(`pdfjs-dist/standard_fonts/LiberationSans-${face}.ttf`);

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
    font: font('Regular'),
    info: { Title: `${text.title} ${text.number}`, Author: text.agency },
  });
  pdf.registerFont('bold', font('Bold'));
  pdf.fontSize(11).text(text.agency).moveDown(2);
  pdf.font('bold').fontSize(18).text(text.title).moveDown(0.3);
  pdf.font(font('Regular')).fontSize(12).text(`№ ${text.number}`).moveDown(1.5);
  pdf.fontSize(11).text(text.body, { lineGap: 3, paragraphGap: 6 }).moveDown(1.5);
  pdf.text(`Дата: ${text.issuedAt}`);
  pdf.text(text.validUntil === null ? 'Действует бессрочно' : `Действует до ${text.validUntil}`);
  pdf.end();
  return buffer(pdf);
}
