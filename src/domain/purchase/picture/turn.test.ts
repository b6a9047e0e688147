// Turning a photo: the paper comes out turned, from the same places of the same bytes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Corners, WHOLE } from './corners.ts';
import { type Pixels, sizeOf, upright } from './perspective.ts';
import { placesBefore, turnCut, turnWithPicture } from './turn.ts';

/** Three by two, each pixel of its own red. */
const picture: Pixels = { width: 3, height: 2, data: Uint8ClampedArray.from([10, 20, 30, 40, 50, 60].flatMap((red) => [red, 0, 0, 255])) };
const reds = ({ data }: Pixels) => Array.from({ length: data.length / 4 }, (_, i) => data[i * 4]);
const cut = (corners: Corners) => upright(picture, corners, sizeOf(corners, picture, Infinity));

const share = fc.integer({ min: 0, max: 64 }).map((n) => n / 64);
const anyCorners = fc.tuple(...([0, 1, 2, 3] as const).map(() => fc.record({ x: share, y: share }))) as unknown as fc.Arbitrary<Corners>;
const ways = fc.constantFrom('left' as const, 'right' as const);

describe('a quarter turn', () => {
  it('to the right puts the lower left pixel at the upper left', () => {
    const turned = cut(turnCut(WHOLE, 'right'));
    expect([turned.width, turned.height]).toEqual([2, 3]);
    expect(reds(turned)).toEqual([40, 10, 50, 20, 60, 30]);
  });

  it('to the left puts the upper right pixel at the upper left', () => {
    expect(reds(cut(turnCut(WHOLE, 'left')))).toEqual([30, 60, 20, 50, 10, 40]);
  });

  it('and back is nothing; four are nothing', () => {
    fc.assert(
      fc.property(anyCorners, ways, (corners, way) => {
        const back = way === 'left' ? 'right' : 'left';
        expect(turnCut(turnCut(corners, way), back)).toEqual(corners);
        expect(turnWithPicture(turnWithPicture(corners, way), back)).toEqual(corners);
        expect([1, 2, 3, 4].reduce((at) => turnWithPicture(at, way), corners)).toEqual(corners);
      })
    );
  });

  it('seen in the turned picture is, in the picture as it came, the same cut with other names', () => {
    fc.assert(
      fc.property(anyCorners, fc.array(ways, { maxLength: 6 }), (corners, turns) => {
        const seen = turns.reduce(turnWithPicture, corners);
        const right = turns.reduce((sum, way) => sum + (way === 'right' ? 1 : -1), 0);
        expect(placesBefore(seen, right)).toEqual(turns.reduce(turnCut, corners));
      })
    );
  });
});
