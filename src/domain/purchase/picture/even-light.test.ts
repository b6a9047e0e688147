// Shadow goes, ink stays: one threshold tells them apart afterwards.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenLight, type Grey, greyOf } from './even-light.ts';

const [width, height] = [240, 320];

/** A page with a stroke of ink every twelve pixels, under light that falls off to the right. */
function page(light: (x: number, y: number) => number, ink = (x: number, y: number) => x % 12 < 2 && y % 16 < 10): { picture: Grey; isInk: boolean[] } {
  const isInk = Array.from({ length: width * height }, (_, i) => ink(i % width, Math.floor(i / width)));
  const grey = Uint8Array.from(isInk, (dark, i) => (dark ? 0.35 : 1) * light(i % width, Math.floor(i / width)));
  return { picture: { width, height, grey }, isInk };
}

describe('light', () => {
  it('is even afterwards, from whichever side it came', () => {
    fc.assert(
      fc.property(fc.integer({ min: 110, max: 250 }), fc.integer({ min: 110, max: 250 }), fc.boolean(), (one, other, across) => {
        const { picture, isInk } = page((x, y) => one + ((other - one) * (across ? x / width : y / height)));
        evenLight(picture);
        const shades = (ink: boolean) => [...picture.grey].filter((_, i) => isInk[i] === ink);
        expect(Math.min(...shades(false))).toBeGreaterThan(Math.max(...shades(true)) + 60);
      }),
      { numRuns: 40 }
    );
  });

  it('leaves white letters on a dark field letters', () => {
    // The upper third printed dark, letters spared out in it.
    const { picture } = page(() => 240);
    const letter = (x: number, y: number) => y < 100 && x % 12 < 2;
    for (let i = 0; i < picture.grey.length; i++) if (Math.floor(i / width) < 100) picture.grey[i] = letter(i % width, Math.floor(i / width)) ? 230 : 40;
    evenLight(picture);
    const at = (x: number, y: number) => picture.grey[y * width + x]!;
    expect(at(120, 40) - at(126, 40)).toBeGreaterThan(100);
  });

  it('takes pictures of one pixel and of one shade', () => {
    for (const shade of [0, 128, 255]) {
      const small: Grey = { width: 1, height: 1, grey: Uint8Array.of(shade) };
      evenLight(small);
      expect(small.grey[0]).toBe(shade === 0 ? 0 : 250);
    }
  });
});

it('grey is what the eye sees of a colour', () => {
  const data = Uint8ClampedArray.of(255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 255, 0, 255, 0, 255);
  expect([...greyOf({ width: 4, height: 1, data }).grey]).toEqual([255, 0, 76, 153]);
});
