// The encoder against an independent reader.
import jsQR from 'jsqr';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUIET_ZONE, encodeQr, qrRectangles, type QrMatrix } from './qr.ts';

/** The code as pixels, `scale` to a module, with its quiet zone. */
function pixels({ size, modules }: QrMatrix, scale: number): { data: Uint8ClampedArray; side: number } {
  const side = (size + 2 * QUIET_ZONE) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = [Math.floor(x / scale) - QUIET_ZONE, Math.floor(y / scale) - QUIET_ZONE];
      if (column < 0 || row < 0 || column >= size || row >= size || !modules[row * size + column]) continue;
      data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, side };
}

test('what is written is read, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (text) => {
      const matrix = await encodeQr(text);
      if (!matrix) throw new Error('no code');
      const { data, side } = pixels(matrix, 4);
      const read = jsQR(data, side, side);
      expect(new TextDecoder().decode(Uint8Array.from(read?.binaryData ?? []))).toBe(text.toWellFormed());
    }),
    { numRuns: 25 }
  );
}, 30_000);

test('331 bytes are exactly version 13, one more or none has no code', async () => {
  expect((await encodeQr('x'.repeat(331)))?.size).toBe(69);
  expect(await encodeQr('x'.repeat(332))).toBeUndefined();
  expect(await encodeQr('')).toBeUndefined();
});

test('the rectangles cover the black modules and no others, every two neighbours in one of them', async () => {
  const matrix = await encodeQr('BCD\n002\n1\nSCT');
  if (!matrix) throw new Error('no code');
  const { size, modules } = matrix;
  const of = Array.from({ length: size ** 2 }, () => new Set<number>());
  qrRectangles(matrix).forEach(({ x, y, w, h }, n) => {
    for (let i = 0; i < w * h; i++) of[(y + Math.floor(i / w)) * size + x + (i % w)]!.add(n);
  });
  expect(Uint8Array.from(of, (inside) => Math.min(inside.size, 1))).toEqual(modules);
  const together = (a: number, b: number) => !modules[a] || !modules[b] || !of[a]!.isDisjointFrom(of[b]!);
  for (let at = 0; at < size ** 2; at++) {
    if ((at + 1) % size > 0) expect(together(at, at + 1)).toBe(true);
    if (at + size < size ** 2) expect(together(at, at + size)).toBe(true);
  }
});
