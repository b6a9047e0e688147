// What a person is told that text recognition takes on the device is what its files weigh.
import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { KEPT_BYTES } from './kept-size.ts';

it('is told within a tenth', () => {
  const weighs = (name: string) => statSync(path.join('node_modules', name)).size;
  const files = [
    'tesseract.js-core/tesseract-core-simd-lstm.wasm',
    'tesseract.js-core/tesseract-core-simd-lstm.js',
    '@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz',
    '@tesseract.js-data/nld/4.0.0_best_int/nld.traineddata.gz'
  ];
  const bytes = files.reduce((sum, name) => sum + weighs(name), 0);
  expect(Math.abs(bytes - KEPT_BYTES) / KEPT_BYTES).toBeLessThan(0.1);
});
