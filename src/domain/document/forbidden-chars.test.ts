// What will be dropped at the seal is said before.
import { expect, test } from 'vitest';
import { forbiddenChars } from './forbidden-chars.ts';
import type { Draft } from './model.ts';

const draft = { lines: [{ name: 'a\u0007b' }], buyer: { name: 'x\u0000', address: { city: 'y\u0007' } }, internalNote: '\u0001', term: { days: 30 } } as unknown as Draft;

test('forbidden characters are named once each, wherever they stand; the internal note does not count', () => {
  expect(forbiddenChars(draft).toSorted()).toEqual(['U+0000', 'U+0007']);
  expect(forbiddenChars({ ...draft, lines: [], buyer: undefined, textAbove: 'émoji 🙂 עברית <b>' })).toEqual([]);
});
