import { crc32, deflateSync } from 'node:zlib';
import { between, chance, createRandom } from './random';

const WIDTH = 620;
const HEIGHT = 877;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Grey pixels (0 black, 255 white), row by row, as a PNG. */
function encodePng(pixels: Uint8Array, width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, grey scale, no interlacing.
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function fill(pixels: Uint8Array, x: number, y: number, width: number, height: number, grey: number): void {
  for (let row = y; row < y + height; row += 1) pixels.fill(grey, row * WIDTH + x, row * WIDTH + x + width);
}

/** Lines of words, none of which can be read, as on a scan out of focus. */
function drawPage(variant: number): Uint8Array {
  const random = createRandom(variant);
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(176);
  fill(pixels, 24, 30, WIDTH - 48, HEIGHT - 60, 226);
  fill(pixels, 150, 90, 320, 16, 150);
  for (let y = 150; y < 700; y += between(random, 22, 30)) {
    for (let x = 70; x < 500;) {
      const word = between(random, 18, 70);
      fill(pixels, x, y, word, between(random, 7, 10), between(random, 130, 180));
      x += word + between(random, 8, 16);
      if (chance(random, 0.12)) break;
    }
  }
  return pixels;
}

/** Each pixel becomes the mean of those around it in its row, then in its column. */
function blur(pixels: Uint8Array, radius: number): Uint8Array {
  let source = pixels;
  for (const [step, length] of [
    [1, WIDTH],
    [WIDTH, HEIGHT],
  ] as const) {
    const blurred = new Uint8Array(source);
    const lines = source.length / length;
    for (let line = 0; line < lines; line += 1) {
      const start = step === 1 ? line * WIDTH : line;
      let sum = 0;
      for (let at = 0; at < length; at += 1) {
        sum += source[start + at * step] ?? 0;
        const tail = at - 2 * radius - 1;
        if (tail < 0) continue;
        sum -= source[start + tail * step] ?? 0;
        blurred[start + (at - radius) * step] = sum / (2 * radius + 1);
      }
    }
    source = blurred;
  }
  return source;
}

const made = new Map<number, Buffer>();

/** PNG of a page scanned so badly that it cannot be read; the same variant is drawn once. */
export function blurredPage(variant: number): Buffer {
  const known = made.get(variant);
  if (known) return known;
  const page = encodePng(blur(drawPage(variant), 4), WIDTH, HEIGHT);
  made.set(variant, page);
  return page;
}
