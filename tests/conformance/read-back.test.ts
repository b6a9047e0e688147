// Documents of ours come back from UBL as they were: the golden ones, those drawn at random, and credit notes in parts of them.
import { expect, test } from 'vitest';
import { goldenCases, randomCases } from './cases.ts';
import { unread } from './read-back.ts';

test.each(goldenCases())('golden: $name', ({ xml, sealed, slack, faults }) => {
  expect(faults).toEqual([]);
  expect(unread(xml, sealed!, slack)).toEqual([]);
});

test('drawn at random', () => {
  const seed = (Date.now() ^ (process.pid << 15)) | 0;
  const faults = randomCases(seed, 300).flatMap(({ name, xml, sealed, slack }) => (sealed ? unread(xml, sealed, slack).map((fault) => `${name}: ${fault}`) : []));
  expect(faults, `seed ${seed}`).toEqual([]);
});
