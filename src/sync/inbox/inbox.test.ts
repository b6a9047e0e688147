// What comes from outside as bytes: whole or in parts, back as it was, and nothing but that.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENVELOPE_BYTES } from '../limits.ts';
import { SyncError } from '../error.ts';
import { closeForInbox, newInboxKey } from '../keys/inbox.ts';
import { webCrypto } from '../web-crypto.ts';
import { readContent, writeContent } from './content.ts';
import { inboxRecordId } from './ids.ts';
import { readMessage } from '#domain/ebox/read-message.ts';
import { type Ebox, EBOX_LIMITS } from './ebox.ts';
import type { InboxContent } from './message.ts';
import { joinParts, PART_BYTES, PARTS, partsOf, readPart } from './parts.ts';

const crypto = webCrypto(globalThis);
const outside = new Uint8Array(32).fill(7);
const content = (files: Uint8Array[] = [new Uint8Array([1, 2, 3])]): InboxContent => ({
  message: {
    ...{ kind: 'mail', from: 'Épi d’Or <a@b.example>', subject: 'Facture', receivedAt: '2026-11-22T09:00:00.000Z', text: 'Bonjour' },
    files: files.map(({ length }, i) => ({ name: `f${i}.pdf`, type: 'application/pdf' as const, size: length })),
    left: [{ name: 'x.docx', why: 'type' }]
  },
  files
});

test('comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (files) => {
      expect(readContent(writeContent(content(files)))).toEqual(content(files));
    })
  );
});

test('in parts, in any order, some of them twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * PART_BYTES }), fc.integer(), (size, seed) => {
      const whole = new Uint8Array(size).fill(seed & 0xff);
      const parts = [...partsOf(outside, whole)].map(readPart);
      expect(parts.every((part) => part.outside.every((byte) => byte === 7))).toBe(true);
      const mixed = [...parts, ...parts].toSorted((a, b) => ((a.index * 7 + seed) % 5) - ((b.index * 7 + seed) % 5));
      const back = joinParts(mixed);
      expect(Buffer.compare(back!, whole)).toBe(0);
      if (parts.length > 1) expect(joinParts(parts.slice(1))).toBeUndefined();
    }),
    { numRuns: 20 }
  );
});

test('each part fits into a box; what needs more of them than there may be is refused', async () => {
  const { publicKey } = await newInboxKey(crypto);
  for (const part of partsOf(outside, new Uint8Array(PART_BYTES + 1))) {
    expect((await closeForInbox(crypto, publicKey, 'company', 'imap', part)).length).toBeLessThanOrEqual(ENVELOPE_BYTES);
  }
  expect(() => [...partsOf(outside, new Uint8Array(PART_BYTES * PARTS + 1))]).toThrow('too-large');
});

test('altered it is refused in words of the wire, never otherwise', () => {
  const good = writeContent(content());
  const part = [...partsOf(outside, good)][0]!;
  fc.assert(
    fc.property(fc.nat(), fc.nat(255), fc.nat(), (at, byte, cut) => {
      for (const [bytes, read] of [[good, readContent], [part, readPart]] as const) {
        const odd = bytes.slice(0, bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0));
        odd[at % odd.length] = byte;
        try {
          read(odd);
        } catch (error) {
          expect(error).toBeInstanceOf(SyncError);
        }
      }
    }),
    { numRuns: 2000 }
  );
});

test('of another version or kind it waits for a newer app', () => {
  const other = writeContent(content());
  other[0] = 2;
  expect(() => readContent(other)).toThrow('newer');
  const kind = Buffer.from(JSON.stringify({ kind: 'fax' }));
  expect(() => readContent(new Uint8Array([1, kind.length, ...kind]))).toThrow('newer');
});

describe('of the e-Box', () => {
  const one = (from: object): Ebox => ({
    ...{ kind: 'ebox', receivedAt: '2026-11-22T09:00:00.000Z', provider: { id: 'onss', name: { nl: 'RSZ', fr: 'ONSS' } } },
    messages: [{ message: readMessage({ messageId: 'm1', receiptDate: '2026-01-05T09:26:00+01:00', ...from })!, raw: { newField: [1, 'é'] }, sender: { name: { fr: 'ONSS' } } }],
    files: [
      { name: 'avis.pdf', type: 'application/pdf', size: 3, of: { message: 'm1', attachment: 'a' }, differs: true },
      { name: 'logo', type: 'image/png', size: 2, of: { sender: '0206731645' } }
    ]
  });
  const files = [new Uint8Array([1, 2, 3]), new Uint8Array([4, 5])];

  test('messages and files come back as they were', () => {
    expect(readContent(writeContent({ message: one({ subject: { de: 'Bescheid' } }), files }))).toEqual({ message: one({ subject: { de: 'Bescheid' } }), files });
  });

  test('whatever a provider says of a message comes back', () => {
    const names = ['subject', 'expirationDate', 'sender', 'attachments', 'paymentData', 'businessDataList', 'bodyMainContent', 'messageTypeId', 'forTheAttentionOf', 'readStatus', 'originalMessageId', 'recipient'];
    const odd = fc.oneof(fc.jsonValue(), fc.string({ minLength: 900, maxLength: 2000 }), fc.constant('9999-12-31T23:59:59-10:00'), fc.array(fc.record({ attachmentId: fc.string(), fileName: fc.string(), key: fc.string(), size: fc.double() })));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), odd), (from) => {
        const message = { ...one(from), files: [] };
        expect(readContent(writeContent({ message, files: [] })).message).toEqual(JSON.parse(JSON.stringify(message)));
      })
    );
  });

  test('so many messages as one item holds fit into a description; more are refused', () => {
    const facts = [{ key: 'X', values: [{ fr: 'é'.repeat(400) }] }];
    const messages = Array.from({ length: EBOX_LIMITS.messages }, (_, n) => ({ ...one({ businessDataList: Array.from({ length: 20 }, () => facts[0]) }).messages[0]!, raw: { n } }));
    const whole = { ...one({}), messages, files: [] };
    expect(readContent(writeContent({ message: whole, files: [] })).message).toMatchObject({ messages: { length: EBOX_LIMITS.messages } });
    expect(() => readContent(writeContent({ message: { ...whole, messages: [...messages, messages[0]!] }, files: [] }))).toThrow('malformed');
  });
});

test('files and description belong together', () => {
  const { message, files } = content();
  expect(() => writeContent({ message, files: [] })).toThrow(RangeError);
  expect(() => writeContent({ message, files: [...files, ...files] })).toThrow(RangeError);
});

test('the record of a file is the same for everybody, and another one for another', async () => {
  const ids = await Promise.all([['a', 0], ['a', 1], ['b', 0], ['a1', 0]].map(([name, index]) => inboxRecordId(crypto, String(name), outside, Number(index))));
  expect(new Set(ids).size).toBe(4);
  expect(await inboxRecordId(crypto, 'a', outside, 0)).toBe(ids[0]);
  for (const id of ids) expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
});
