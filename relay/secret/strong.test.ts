// What may serve as RELAY_SECRET: what chance made, as far as one can see.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readEnv } from '../env.ts';
import { StartFault } from '../listen.ts';
import { strongSecret } from './strong.ts';

test.each(['', 'short', 'a'.repeat(40), 'abcdefgh'.repeat(5), 'passwordpasswordpasswordpassword12', 'geheim-2026-geheim-2026-geheim-2026'])('%j is weak', (text) => {
  expect(strongSecret.safeParse(text).success).toBe(false);
});

test.each(['base64', 'base64url', 'hex'] as const)('what chance made serves, written as %s', (encoding) => {
  for (let n = 0; n < 200; n++) expect(strongSecret.safeParse(randomBytes(32).toString(encoding)).success).toBe(true);
});

test('a weak one is said to whoever starts the relay, as something to mend', () => {
  expect(() => readEnv({ RELAY_SECRET: 'short' })).toThrow(StartFault);
});
