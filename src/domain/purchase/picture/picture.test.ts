// Sizes by headers, the paper in a picture, and the way from its corners to an upright page.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Corners, findPaper, WHOLE } from './corners.ts';
import { projection, raiseContrast, sizeOf, upright } from './perspective.ts';
import { pictureSize } from './picture-size.ts';

const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const text = (value: string) => [...value].map((char) => char.charCodeAt(0));
const box = (type: string, ...content: number[]) => [...u32(content.length + 8), ...text(type), ...content];

describe('the size in a header', () => {
  it('of a JPEG stands after its descriptions', () => {
    const frame = [0xff, 0xc2, ...u16(17), 8, ...u16(3000), ...u16(4000), 3, ...Array.from<number>({ length: 12 })];
    const picture = [0xff, 0xd8, 0xff, 0xe1, ...u16(602), ...Array.from({ length: 600 }, () => 0xff), 0xff, 0xff, ...frame.slice(1)];
    expect(pictureSize(Uint8Array.from(picture))).toEqual({ width: 4000, height: 3000 });
  });

  it('of a PNG and of a HEIC', () => {
    expect(pictureSize(Uint8Array.from([...[0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], ...u32(13), ...text('IHDR'), ...u32(12_000), ...u32(10_000)]))).toEqual({ width: 12_000, height: 10_000 });
    const ispe = (width: number, height: number) => box('ispe', 0, 0, 0, 0, ...u32(width), ...u32(height));
    const heic = [...box('ftyp', ...text('heic')), ...box('meta', 0, 0, 0, 0, ...box('iprp', ...box('ipco', ...ispe(512, 512), ...ispe(4032, 3024), ...ispe(320, 240))))];
    expect(pictureSize(Uint8Array.from(heic))).toEqual({ width: 4032, height: 3024 });
  });

  it('of any bytes is found or not, and ends', () => {
    const start = fc.constantFrom([0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47], [0, 0, 0, 8, ...text('ftyp')], []);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        const size = pictureSize(Uint8Array.from([...head, ...rest]));
        expect(size === undefined || (size.width >= 0 && size.height >= 0)).toBe(true);
      }),
      { numRuns: 2_000 }
    );
  });
});

const [WIDTH, HEIGHT] = [270, 360];

/** A light sheet on a dark table, with lines of writing. */
function photographed(corners: Corners, { paper = 220, table = 70 } = {}) {
  const inside = (x: number, y: number) =>
    corners.every((a, i) => {
      const b = corners[(i + 1) % 4]!;
      return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
    });
  const grey = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [(i % WIDTH) / (WIDTH - 1), Math.floor(i / WIDTH) / (HEIGHT - 1)];
    if (!inside(x, y)) return table + ((i * 7919) % 23);
    return Math.floor(i / WIDTH) % 9 === 0 && i % 5 < 3 ? 60 : paper;
  });
  return { width: WIDTH, height: HEIGHT, grey };
}

const near = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const place = (x: readonly [number, number], y: readonly [number, number]) => fc.record({ x: near(...x), y: near(...y) });
const sheets = fc.tuple(place([0.03, 0.25], [0.03, 0.2]), place([0.75, 0.97], [0.03, 0.2]), place([0.75, 0.97], [0.8, 0.97]), place([0.03, 0.25], [0.8, 0.97])) as fc.Arbitrary<Corners>;

describe('a sheet of paper', () => {
  it('is found to within a hundredth, turned and in perspective', () => {
    fc.assert(
      fc.property(sheets, (corners) => {
        const found = findPaper(photographed(corners));
        const off = found?.map(({ x, y }, i) => Math.hypot(x - corners[i]!.x, y - corners[i]!.y));
        expect(Math.max(...(off ?? [1]))).toBeLessThan(0.01);
      }),
      { numRuns: 40, endOnFailure: true }
    );
  });

  it('is not made up where none stands out', () => {
    expect(findPaper({ width: WIDTH, height: HEIGHT, grey: new Uint8Array(WIDTH * HEIGHT).fill(200) })).toBeUndefined();
    const noise = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => ((i * 2_654_435_761) >>> 24) & 255);
    expect(findPaper({ width: WIDTH, height: HEIGHT, grey: noise })).toBeUndefined();
    expect(findPaper(photographed(WHOLE))).toBeUndefined();
  });
});

describe('the projection', () => {
  it('takes the corners of the page to the corners of the paper', () => {
    fc.assert(
      fc.property(sheets, (corners) => {
        const [a, b, c, d, e, f, g, h] = projection(corners);
        const at = (u: number, v: number) => ({ x: (a * u + b * v + c) / (g * u + h * v + 1), y: (d * u + e * v + f) / (g * u + h * v + 1) });
        for (const [i, made] of [at(0, 0), at(1, 0), at(1, 1), at(0, 1)].entries()) {
          expect(made.x).toBeCloseTo(corners[i]!.x, 9);
          expect(made.y).toBeCloseTo(corners[i]!.y, 9);
        }
      })
    );
  });

  it('of the whole picture leaves it as it is', () => {
    const source = { width: 3, height: 2, data: Uint8ClampedArray.from({ length: 24 }, (_, i) => (i % 4 === 3 ? 255 : i * 9)) };
    expect(upright(source, WHOLE, sizeOf(WHOLE, source, 100))).toEqual(source);
  });
});

describe('contrast', () => {
  it('makes grey ink black and grey paper white, and leaves an even picture alone', () => {
    const grey = (value: number) => [value, value, value, 255];
    const page = { width: 10, height: 10, data: Uint8ClampedArray.from(Array.from({ length: 100 }, (_, i) => grey(i < 10 ? 70 : 170)).flat()) };
    raiseContrast(page);
    expect([page.data[0], page.data[80]]).toEqual([0, 250]);
    const even = { width: 2, height: 1, data: Uint8ClampedArray.from([...grey(100), ...grey(110)]) };
    raiseContrast(even);
    expect([...even.data]).toEqual([...grey(100), ...grey(110)]);
  });
});
