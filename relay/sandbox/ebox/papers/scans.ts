// A large document: sheets as a scanner gives them, grey pictures that nobody has made smaller. Made when it is asked for, and not kept.
import { A4, type Mark, writePdf } from './pdf.ts';

/** A4 at 150 dots an inch: 2.2 MB a sheet. */
const [WIDTH, HEIGHT] = [1240, 1754];

/** @param sheets 14 of them make 30 MB */
export function writeScans(title: string, sheets: number): Buffer {
  return writePdf(
    title,
    Array.from({ length: sheets }, (_, at): Mark[] => [
      { kind: 'picture', x: 0, y: 0, w: A4.width, h: A4.height, pixels: sheet(at), width: WIDTH, height: HEIGHT },
      { kind: 'text', x: 60, y: 40, text: `${title} – ${at + 1}/${sheets}`, bold: true }
    ])
  );
}

/** Paper with lines of print on it, of another length on each sheet. */
function sheet(at: number): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, 244);
  for (let line = 0; line < 44; line++) {
    const length = 520 + ((line * 197 + at * 331) % 440);
    for (let row = 0; row < 9; row++) {
      const from = (150 + line * 34 + row) * WIDTH + 130;
      for (let x = 0; x < length; x += 26) pixels.fill(70, from + x, from + x + 12 + ((x + line * 7) % 9));
    }
  }
  return pixels;
}
