// The first bytes of pictures, whole and cut off, and of files that only pretend.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeSvg, readPictureHeader } from './picture-header.ts';

const bytes = (...parts: (string | number[])[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const PNG = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 88, 0, 0, 0, 224]);
const GIF = bytes('GIF89a', [88, 2, 224, 0]);
const JPEG = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4, 0xff, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 224, 2, 88]);
const VP8X = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 87, 2, 0, 223, 0, 0]);
const VP8L = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x57, 0xc2, 0x37, 0]);
const VP8 = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 88, 2, 224, 0]);

describe('size without decoding', () => {
  test.each([
    ['png', PNG],
    ['gif', GIF],
    ['jpeg', JPEG],
    ['webp', VP8X],
    ['webp', VP8L],
    ['webp', VP8]
  ])('%s', (type, file) => {
    expect(readPictureHeader(file)).toEqual({ type, width: 600, height: 224 });
  });

  test('cut anywhere, or any other bytes: no header, no error', () => {
    for (const file of [PNG, GIF, JPEG, VP8X, VP8L, VP8]) {
      for (let length = 0; length < file.length; length++) expect(readPictureHeader(file.slice(0, length))).toBeUndefined();
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => void readPictureHeader(noise)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => void readPictureHeader(Uint8Array.from([0xff, 0xd8, ...noise]))));
  });
});

test('markup is told from pictures', () => {
  expect(looksLikeSvg(bytes('<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg">'))).toBe(true);
  expect(looksLikeSvg(PNG)).toBe(false);
  expect(readPictureHeader(bytes('<svg></svg>'))).toBeUndefined();
});
