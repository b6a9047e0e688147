// Base64 against Node's own, by the engine and in plain code.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64, plainBase64 } from './base64.ts';

test('any bytes are written as every other writer does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const wanted = Buffer.from(bytes).toString('base64');
      expect(base64(bytes)).toBe(wanted);
      expect(plainBase64(bytes)).toBe(wanted);
    })
  );
});

test('an engine that can is asked, and knows its own bytes', () => {
  const bytes = Object.assign(new Uint8Array([1]), { toBase64: () => 'AQ==!' });
  expect(base64(bytes)).toBe('AQ==!');
});
