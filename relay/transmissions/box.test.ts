// Boxes of documents that wait: opened under the same secret and for the same place alone.
import { expect, it } from 'vitest';
import { webCrypto } from '#sync/web-crypto.ts';
import { stagedUnder } from './box.ts';

const crypto = webCrypto(globalThis);
const key = { company: 'C', connection: 'books', record: 'R', attempt: 1 };
const bytes = new TextEncoder().encode('<Invoice/>');

it('boxes open for what they were closed for, and for nothing else', async () => {
  const boxes = stagedUnder(crypto, 'a secret by chance 0123456789 abcdefgh');
  const box = await boxes.close(key, bytes);
  expect(new TextDecoder().decode(box)).not.toContain('Invoice');
  expect(await boxes.open(key, box)).toEqual(bytes);
  for (const other of [{ company: 'D' }, { connection: 'mail' }, { record: 'S' }, { attempt: 2 }]) expect(await boxes.open({ ...key, ...other }, box)).toBeUndefined();
  expect(await stagedUnder(crypto, 'another secret 0123456789 abcdefghijkl').open(key, box)).toBeUndefined();
});
