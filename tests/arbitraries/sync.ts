// Arbitrary ids, headers and payload items of the wire.
import fc from 'fast-check';
import type { Item } from '#sync/codec/items.ts';
import type { Header } from '#sync/codec/header.ts';
import { idOf, ulidOf } from '#sync/ids.ts';

export const bytes = (options: fc.IntArrayConstraints = {}) => fc.uint8Array(options).map((array) => new Uint8Array(array));
const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
export const syncId = sixteen.map(idOf);
export const ulid = sixteen.map(ulidOf);
export const scope = fc.constantFrom('company', 'contacts', 'sales', 'handover', 'later');
const word = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1, maxLength: 12 });
export const text = fc.string({ unit: 'binary', maxLength: 40 });

export const issueFact = fc.record({
  series: fc.tuple(word, fc.integer({ min: 2000, max: 2099 }), fc.constantFrom('', ':B', ':AC')).map(([journal, year, letter]) => `${journal}:${year}${letter}`),
  number: fc.integer({ min: 1, max: 999_999_999 }),
  date: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  record: word
});

export const header: fc.Arbitrary<Header> = fc
  .record({
    id: ulid,
    company: syncId,
    scope,
    epoch: fc.integer({ min: 1, max: 2 ** 40 }),
    device: syncId,
    n: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    kind: fc.constantFrom('change' as const, 'snapshot' as const, 'issue' as const),
    contains: fc.uniqueArray(ulid, { maxLength: 5 }),
    issues: fc.array(issueFact, { minLength: 1, maxLength: 3 })
  })
  .map((all) => ({ ...all, contains: all.kind === 'snapshot' ? all.contains : [], issues: all.kind === 'change' ? [] : all.issues }));

export const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ type: fc.constant('update' as const), record: word, kind: word, bytes: bytes({ maxLength: 60 }) }),
  fc.record({ type: fc.constant('seal' as const), id: word, json: text }),
  fc.record({ type: fc.constant('entries' as const), document: word, json: fc.array(text, { maxLength: 4 }) }),
  fc.record({ type: fc.constant('blobRef' as const), hash: bytes({ minLength: 32, maxLength: 32 }), mime: text, size: fc.nat(), epoch: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ type: fc.constant('covers' as const), ranges: fc.array(fc.record({ device: syncId, from: fc.integer({ min: 1, max: 50 }), to: fc.integer({ min: 51, max: 1000 }) }), { maxLength: 4 }) }),
  fc.record({ type: fc.constant('seen' as const), heads: fc.array(fc.record({ device: syncId, n: fc.integer({ min: 1, max: 1e12 }) }), { maxLength: 4 }) }),
  fc.record({ type: fc.constant('unknown' as const), code: fc.integer({ min: 7, max: 2 ** 40 }), bytes: bytes({ maxLength: 30 }) })
);
