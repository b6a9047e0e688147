// Logos of senders, drawn here: a field of the sender's colour with a white sign in it, as PNG (ISO/IEC 15948).
import { crc32, deflateSync } from 'node:zlib';
import type { Colour } from './letter.ts';

const SIZE = 48;

/** What is on the field: true where it is white, from -1 to 1 in both directions. */
const SIGNS = {
  ring: (x: number, y: number) => Math.abs(Math.hypot(x, y) - 0.5) < 0.14,
  cross: (x: number, y: number) => Math.max(Math.abs(x), Math.abs(y)) < 0.65 && Math.min(Math.abs(x), Math.abs(y)) < 0.16,
  bars: (x: number, y: number) => Math.abs(x) < 0.62 && Math.abs(y) < 0.62 && Math.floor((y + 1) * 5) % 2 === 1,
  tower: (x: number, y: number) => Math.abs(x) < 0.18 + 0.3 * Math.max(0, y) && Math.abs(y) < 0.7,
  diamond: (x: number, y: number) => Math.abs(x) + Math.abs(y) < 0.7 && Math.abs(x) + Math.abs(y) > 0.35,
  envelope: (x: number, y: number) => Math.abs(x) < 0.68 && Math.abs(y) < 0.45 && Math.abs(y + 0.45 - 0.62 * (1 - Math.abs(x))) > 0.09
} as const;
export type Sign = keyof typeof SIGNS;

export function drawLogo(colour: Colour, sign: Sign): Buffer {
  const rows = Buffer.alloc(SIZE * (1 + SIZE * 3));
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      const isWhite = SIGNS[sign](((column + 0.5) / SIZE) * 2 - 1, ((row + 0.5) / SIZE) * 2 - 1);
      // A filter of none stands before each row.
      for (const [at, share] of colour.entries()) rows[row * (1 + SIZE * 3) + 1 + column * 3 + at] = isWhite ? 255 : Math.round(share * 255);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIZE, 0);
  head.writeUInt32BE(SIZE, 4);
  // Eight bits each of red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
