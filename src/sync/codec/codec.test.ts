// The binary forms: what is written is read back, one form for each value, and any other bytes give a SyncError.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytes, header, issueFact, item, syncId, text, ulid } from '../../../tests/arbitraries/sync.ts';
import { fromBase64url, sameBytes, toBase64url } from '../bytes.ts';
import { SyncError } from '../error.ts';
import { idBytes, idOf, isSyncId, ulidBytes, ulidOf } from '../ids.ts';
import { readBatch, writeBatch } from './batch.ts';
import { readEnvelope, writeEnvelope } from './envelope.ts';
import { type Header, writeHeader } from './header.ts';
import { readItems, writeItems } from './items.ts';
import { readPage, writePage } from './page.ts';
import { Reader } from './reader.ts';
import { fromUtf8, utf8 } from './utf8.ts';
import { Writer } from './writer.ts';

const hex = (of: Uint8Array) => Buffer.from(of).toString('hex');
/** The value, or the code of the SyncError; any other error breaks the test. */
function codeOf(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof SyncError) return error.code;
    throw error;
  }
}

describe('numbers and texts', () => {
  test.each([
    [0, '00'],
    [127, '7f'],
    [128, '8001'],
    [300, 'ac02'],
    [Number.MAX_SAFE_INTEGER, 'ffffffffffffff0f']
  ])('%i is %s', (value, form) => {
    expect(hex(new Writer().varint(value).done())).toBe(form);
    expect(new Reader(Buffer.from(form, 'hex')).varint()).toBe(value);
  });
  test.each(['', '80', '8000', 'ff00', 'ffffffffffffff10', 'ffffffffffffffffff01'])('%s is no number', (form) => {
    expect(codeOf(() => new Reader(Buffer.from(form, 'hex')).varint())).toBe('malformed');
  });
  test('a number is read up to what is allowed', () => {
    expect(new Reader(new Uint8Array([5])).varint(5)).toBe(5);
    expect(codeOf(() => new Reader(new Uint8Array([6])).varint(5))).toBe('malformed');
    for (const value of [-1, 0.5, NaN, 2 ** 53]) expect(() => new Writer().varint(value)).toThrow(RangeError);
  });
  test('UTF-8 is that of the platform, both ways', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(hex(utf8(value))).toBe(Buffer.from(value, 'utf8').toString('hex'));
        expect(fromUtf8(utf8(value))).toBe(value);
      })
    );
    expect(() => utf8('a\ud800')).toThrow(RangeError);
    expect(() => utf8('\udc00a')).toThrow(RangeError);
    expect(fromUtf8(utf8('é'.repeat(20_000)))).toBe('é'.repeat(20_000));
  });
  test('bytes that are no UTF-8 are refused exactly where the platform refuses them', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const near = fc.array(fc.constantFrom(0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xa0, 0xed, 0x9f, 0xef, 0xf0, 0x8f, 0x90, 0xf4, 0xf5, 0xff), { maxLength: 6 });
    fc.assert(
      fc.property(near, (codes) => {
        let expected: string | undefined;
        try {
          expected = strict.decode(Uint8Array.from(codes));
        } catch {
          expected = undefined;
        }
        let read: string | undefined;
        expect([undefined, 'malformed']).toContain(codeOf(() => (read = fromUtf8(Uint8Array.from(codes)))));
        expect(read).toBe(expected);
      }),
      { numRuns: 5000 }
    );
  });
  test('base64url is that of Node, and no text but its own stands for bytes', () => {
    fc.assert(
      fc.property(bytes({ maxLength: 70 }), fc.string({ maxLength: 12 }), (value, other) => {
        expect(toBase64url(value)).toBe(Buffer.from(value).toString('base64url'));
        expect(sameBytes(fromBase64url(toBase64url(value)), value)).toBe(true);
        let back: Uint8Array | undefined;
        if (codeOf(() => (back = fromBase64url(other))) === undefined) expect(toBase64url(back!)).toBe(other);
      })
    );
    for (const odd of ['A', 'AB', 'A=', 'AAAAA', '+A', '/AAA', 'AAAA\n', 'ÀAAA']) expect([odd, codeOf(() => fromBase64url(odd))]).toEqual([odd, 'malformed']);
    expect(fromBase64url('AA')).toEqual(new Uint8Array([0]));
  });
});

test('ids stand for 16 bytes and back', () => {
  fc.assert(
    fc.property(syncId, ulid, (id, envelope) => {
      expect(isSyncId(id)).toBe(true);
      expect(idOf(idBytes(id))).toBe(id);
      expect(ulidOf(ulidBytes(envelope))).toBe(envelope);
    })
  );
  expect(idOf(new Uint8Array(16).fill(255))).toBe(`7${'z'.repeat(25)}`);
  expect(idOf(new Uint8Array(16))).toBe('0'.repeat(26));
  for (const odd of ['', '8'.repeat(26), '0'.repeat(25), 'U'.repeat(26), `0${'l'.repeat(25)}`]) expect(codeOf(() => idBytes(odd))).toBe('malformed');
});

const envelope = fc.record({ header, body: bytes({ maxLength: 80 }) });

describe('envelopes, batches and pages', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(envelope, (value) => {
        const read = readEnvelope(writeEnvelope(value));
        expect(read.header).toEqual(value.header);
        expect(hex(read.body)).toBe(hex(value.body));
      })
    );
  });
  test('a batch keeps its envelopes, also the broken ones', () => {
    fc.assert(fc.property(fc.array(bytes({ maxLength: 50 }), { maxLength: 6 }), (all) => void expect(readBatch(writeBatch(all)).map(hex)).toEqual(all.map(hex))));
  });
  test('a page goes up or down', () => {
    const page = fc
      .record({ generation: syncId, cursor: fc.nat(), more: fc.boolean(), seqs: fc.uniqueArray(fc.integer({ min: 1, max: 1e9 }), { maxLength: 5 }), down: fc.boolean(), body: bytes({ maxLength: 20 }) })
      .map(({ seqs, down, body, ...rest }) => ({
        ...rest,
        head: 1e9,
        rows: seqs.sort((a, b) => (down ? b - a : a - b)).map((seq) => ({ seq, envelope: body }))
      }));
    fc.assert(
      fc.property(page, (value) => {
        const read = readPage(writePage(value));
        expect({ ...read, rows: read.rows.map(({ seq, envelope }) => [seq, hex(envelope)]) }).toEqual({ ...value, rows: value.rows.map(({ seq, envelope }) => [seq, hex(envelope)]) });
      })
    );
    const of = (seqs: number[], head = 9) => writePage({ generation: idOf(new Uint8Array(16)), head, cursor: 0, more: false, rows: seqs.map((seq) => ({ seq, envelope: new Uint8Array(1) })) });
    for (const odd of [of([1, 1]), of([1, 3, 2]), of([3, 2, 2]), of([0]), of([5], 4)]) expect(codeOf(() => readPage(odd))).toBe('malformed');
  });
  test('a vector: the bytes of one header', () => {
    const one: Header = {
      ...{ id: ulidOf(new Uint8Array(16).fill(0x11)), company: idOf(new Uint8Array(16).fill(0x22)), scope: 'sales', epoch: 1 },
      ...{ device: idOf(new Uint8Array(16).fill(0x33)), n: 300, kind: 'issue', contains: [] },
      issues: [{ series: 'j:2026', number: 217, date: '2026-11-22', record: 'R1' }]
    };
    expect(hex(writeHeader(one))).toBe(
      `01${'22'.repeat(16)}${'11'.repeat(16)}0573616c657301${'33'.repeat(16)}ac02030106${Buffer.from('j:2026').toString('hex')}d9010a${Buffer.from('2026-11-22').toString('hex')}025231`
    );
  });
  test('headers that no envelope has are neither written nor read', () => {
    const good = fc.sample(header, { numRuns: 1, seed: 1 })[0]!;
    const change = { ...good, kind: 'change' as const, contains: [], issues: [] };
    const fact = fc.sample(issueFact, { numRuns: 1, seed: 1 })[0]!;
    const odd: Header[] = [
      { ...change, n: 0 },
      { ...change, scope: 'Sales' },
      { ...change, scope: 'keys' },
      { ...change, epoch: 0 },
      { ...change, scope: 'keys', epoch: 0, kind: 'snapshot' },
      { ...change, contains: [good.id] },
      { ...change, issues: [fact] },
      { ...change, kind: 'issue' },
      { ...change, kind: 'snapshot', contains: [good.id, good.id] },
      { ...change, kind: 'issue', issues: [{ ...fact, date: '2026-02-30' }] },
      { ...change, kind: 'issue', issues: [{ ...fact, number: 0 }] },
      { ...change, kind: 'issue', issues: [{ ...fact, series: 'a|b' }] },
      { ...change, kind: 'issue', issues: [{ ...fact, record: '' }] },
      { ...change, device: 'x' }
    ];
    for (const header of odd) expect(() => writeHeader(header)).toThrow('not a header');
    expect(writeHeader({ ...change, scope: 'keys', epoch: 0 }).length).toBeGreaterThan(50);
  });
});

test('items come back as they were, unknown ones included, byte for byte', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 6 }), (items) => {
      const written = writeItems(items);
      const read = readItems(written);
      expect(hex(writeItems(read))).toBe(hex(written));
      expect(read).toEqual(items);
    })
  );
});

describe('any bytes', () => {
  const readers = { envelope: readEnvelope, batch: readBatch, page: readPage, items: readItems };
  const written = fc.oneof(
    envelope.map((value) => ({ kind: 'envelope' as const, whole: writeEnvelope(value) })),
    fc.array(envelope, { maxLength: 3 }).map((all) => ({ kind: 'batch' as const, whole: writeBatch(all.map(writeEnvelope)) })),
    fc.array(item, { maxLength: 4 }).map((items) => ({ kind: 'items' as const, whole: writeItems(items) })),
    fc.tuple(syncId, fc.array(envelope, { maxLength: 3 })).map(([generation, all]) => ({
      kind: 'page' as const,
      whole: writePage({ generation, head: 9, cursor: 9, more: false, rows: all.map((one, i) => ({ seq: i + 1, envelope: writeEnvelope(one) })) })
    }))
  );
  /** One to four injuries, all from the one number. */
  const damaged = (whole: Uint8Array, seed: number) => {
    let state = seed;
    const next = (most: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * most);
    };
    let bytes = [...whole];
    for (let left = 1 + next(4); left > 0; left--) {
      const [at, how, value] = [next(bytes.length || 1), next(5), next(256)];
      if (how === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << (value % 8));
      else if (how === 1) bytes[at] = value;
      else if (how === 2) bytes = bytes.slice(0, at);
      else if (how === 3) bytes.splice(at, 1 + (value % 9));
      else bytes.splice(at, 0, value, 0xff);
    }
    return Uint8Array.from(bytes);
  };
  test('100,000 mutations give a value with one form, or a SyncError, and never anything else', () => {
    const known = new Set([undefined, 'malformed', 'newer', 'too-large']);
    fc.assert(
      fc.property(written, fc.nat(), ({ kind, whole }, seed) => {
        for (let i = 0; i < 100; i++) {
          const bytes = damaged(whole, seed + i);
          let back: Uint8Array | undefined;
          const code = codeOf(() => {
            if (kind === 'envelope') back = writeEnvelope(readEnvelope(bytes));
            else if (kind === 'items') back = writeItems(readItems(bytes));
            else if (kind === 'page') back = writePage(readPage(bytes));
            else back = writeBatch(readBatch(bytes));
          });
          if (!known.has(code as undefined)) throw new Error(`code ${String(code)}`);
          if (back && !sameBytes(back, bytes)) throw new Error('a second form of one value');
        }
      }),
      { numRuns: 1000 }
    );
  }, 60_000);
  test('a promise of much allocates nothing', () => {
    const huge = new Writer().varint(2 ** 52).done();
    for (const read of Object.values(readers)) {
      expect(codeOf(() => read(new Uint8Array([1, ...huge, ...huge])))).toBe('malformed');
    }
    expect(codeOf(() => readEnvelope(new Uint8Array((1 << 20) + 1)))).toBe('too-large');
    expect(codeOf(() => readBatch(new Uint8Array((4 << 20) + 1)))).toBe('too-large');
  });
});
