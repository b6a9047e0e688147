// The hue rule near the red of "late".
import { expect, test } from 'vitest';
import { hueOf, isColour, isNearLate } from './theme.ts';

test('the hue of known colours', () => {
  expect(hueOf('#ff0000').hue).toBeCloseTo(29.23, 1);
  expect(hueOf('#0000ff').hue).toBeCloseTo(264.05, 1);
  expect(hueOf('#a23320').hue).toBeCloseTo(32.2, 0);
});

test('reds are near late; greens, blues, yellows and greys are not', () => {
  for (const red of ['#a23320', '#e30613', '#c0392b', '#ff5722']) expect(isNearLate(red), red).toBe(true);
  for (const other of ['#1d5c45', '#0000ff', '#ffd500', '#808080', '#000000']) expect(isNearLate(other), other).toBe(false);
});

test('only #rrggbb is a colour', () => {
  expect(isColour('#1D5C45')).toBe(true);
  for (const wrong of ['', '#fff', 'red', '#1d5c45;}', 'url(x)', null, 5]) expect(isColour(wrong)).toBe(false);
});
