// How a document stands with another system: from its entries in any order, and what of it the rows of lists say.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryId } from '../document/entry-id.ts';
import { FLAG, sealedRow } from '../document/row.ts';
import { entry, line, sealed } from '../document/test-documents.ts';
import { ulid } from '../ids.ts';
import { ALL_SENDING, SENDING, sendingFlags } from './flags.ts';
import { BOOKS, FACTS, type Transmitted, WISHES } from './model.ts';
import { isFree, isGoing, nextAttempt, standingsOf, type TransmittedEntry } from './standing.ts';

/** Noted at second `n`. */
const noted = (n: number, state: Transmitted['state'], more: Partial<Transmitted> = {}): TransmittedEntry => ({
  ...{ kind: 'transmitted', id: entryId('transmitted', ulid(n * 1000, new Uint8Array(10))), document: 'D', at: new Date(n * 1000).toISOString() },
  ...{ book: 'sales', connection: 'basecone', attempt: 1, state },
  ...more
});
const of = (...entries: TransmittedEntry[]) => standingsOf(entries, 'sales').get('basecone');

describe('how it stands', () => {
  test('the last fact of the last attempt, in whatever order they are read', () => {
    const any = fc.record({ n: fc.integer({ min: 1, max: 1e6 }), state: fc.constantFrom(...WISHES, ...FACTS), attempt: fc.integer({ min: 1, max: 3 }), book: fc.constantFrom(...BOOKS) });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ n }) => n, maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, chance) => {
        const entries = all.map(({ n, ...more }) => noted(n, more.state, more));
        const shuffled = [...entries].map((one) => ({ one, at: chance.next().value as number })).sort((a, b) => a.at - b.at).map(({ one }) => one);
        expect(of(...shuffled)).toEqual(of(...entries));
        expect(sendingFlags(shuffled, 'sales')).toBe(sendingFlags(entries, 'sales'));
        const own = entries.filter(({ book }) => book === 'sales');
        expect(of(...entries)?.attempt ?? 0).toBe(Math.max(0, ...own.map(({ attempt }) => attempt)));
        expect(of(...entries)?.arrived ?? false).toBe(own.some(({ state }) => state === 'delivered'));
        expect(sendingFlags(entries, 'sales') & ~ALL_SENDING).toBe(0);
      })
    );
  });
  test('a fact comes before a wish, whose clock may be ahead; what arrived has arrived', () => {
    expect(of(noted(9, 'asked', { by: 'Phone' }), noted(1, 'queued'))).toMatchObject({ state: 'queued', asked: true, by: 'Phone' });
    expect(of(noted(9, 'stopped'), noted(1, 'queued'))).toMatchObject({ state: 'queued', stopped: true });
    expect(of(noted(9, 'stopped'), noted(1, 'delivered'))).toMatchObject({ state: 'delivered' });
    expect(of(noted(9, 'queued'), noted(1, 'delivered'))).toMatchObject({ state: 'delivered' });
    expect(of(noted(1, 'delivered', { outside: 'X' }), noted(2, 'refused', { attempt: 2, words: 'no PDF' }))).toMatchObject({ state: 'refused', attempt: 2, words: 'no PDF', arrived: true, outside: undefined });
  });
  test('what a newer app says is passed over', () => {
    const later = noted(9, 'queued', { state: 'printed' as Transmitted['state'], attempt: 7 });
    expect(of(noted(1, 'delivered'), later)).toEqual(of(noted(1, 'delivered')));
    expect(of(later)).toBeUndefined();
  });
  test('who may write of one book says nothing of the other', () => {
    expect(standingsOf([noted(1, 'delivered')], 'purchases').size).toBe(0);
    expect(sendingFlags([noted(1, 'delivered', { book: 'purchases' })], 'sales')).toBe(0);
  });
  test.each([
    [[], 1, true],
    [['asked'], undefined, false],
    [['queued'], undefined, false],
    [['queued', 'stopped'], 2, false],
    [['stopped'], 2, false],
    [['queued', 'withdrawn'], 2, true],
    [['queued', 'stopped', 'withdrawn'], 2, false],
    [['delivered'], 2, false],
    [['refused'], 2, false],
    [['unknown'], 2, false],
    [['expired'], 2, false]
  ] as const)('%j: the next attempt is %s, by itself %s', (states, attempt, free) => {
    const standing = of(...states.map((state, i) => noted(i + 1, state)));
    expect([nextAttempt(standing), isFree(standing)]).toEqual([attempt, free]);
  });
});

test('what is held back may still go as long as the relay has it, and goes no more once it is called off', () => {
  const going = (...entries: TransmittedEntry[]) => isGoing(of(...entries)!);
  const [asked, queued, stopped] = [noted(1, 'asked'), noted(2, 'queued'), noted(3, 'stopped')];
  expect([going(asked), going(asked, stopped), going(asked, queued, stopped), going(asked, queued, stopped, noted(4, 'withdrawn'))]).toEqual([true, false, true, false]);
  expect([going(asked, queued, stopped, noted(4, 'delivered')), going(asked, noted(4, 'unknown'))]).toEqual([true, true]);
});

test('the row of a document says it beside what else it says', () => {
  const invoice = sealed([line()]);
  const sent = entry(invoice.id, { kind: 'sent', channel: 'share' });
  const row = (...entries: TransmittedEntry[]) => sealedRow(invoice, [sent, ...entries.map((one) => ({ ...one, document: invoice.id }))]).flags;
  expect(row() & ALL_SENDING).toBe(0);
  expect(row(noted(1, 'queued')) & (ALL_SENDING | FLAG.sent)).toBe(SENDING.queued | FLAG.sent);
  expect(row(noted(1, 'delivered'), noted(2, 'asked', { attempt: 2 })) & ALL_SENDING).toBe(SENDING.delivered | SENDING.asked);
  expect(row(noted(1, 'delivered'), noted(2, 'refused', { connection: 'mail' })) & ALL_SENDING).toBe(SENDING.delivered | SENDING.refused);
});
