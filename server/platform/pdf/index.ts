import { createRequire } from 'node:module';
import PdfKit from 'pdfkit';

type Face = 'Regular' | 'Bold';

const require = createRequire(import.meta.url);
/** Liberation Sans as pdf.js ships it: free, with Cyrillic, and in a format that can be embedded in part. */
const file = (face: Face): string => require.resolve(`pdfjs-dist/standard_fonts/LiberationSans-${face}.ttf`);

const parsed = new Map<Face, PDFKit.Mixins.PDFFontSource>();

/**
 * The font of every PDF made here, parsed once: that takes longer than drawing a page. pdfkit takes a parsed font
 * wherever it takes a file, though its types do not tell, hence the look inside; should it ever hide it, each
 * document parses the file for itself.
 */
export function documentFont(face: Face): PDFKit.Mixins.PDFFontSource {
  const known = parsed.get(face);
  if (known !== undefined) return known;
  const embedded: unknown = Reflect.get(new PdfKit({ font: file(face) }), '_font');
  const inner: unknown = typeof embedded === 'object' && embedded !== null && Reflect.get(embedded, 'font');
  const usable = typeof inner === 'object' && inner !== null && 'layout' in inner;
  const font = usable ? (inner as unknown as PDFKit.Mixins.PDFFontSource) : file(face);
  parsed.set(face, font);
  return font;
}
