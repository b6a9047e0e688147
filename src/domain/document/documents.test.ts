// The life of a document through the pure verbs: how it stands, and the accountant’s mark.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FLAG, STATUS, sealedRow } from './row.ts';
import { entryId, isIdOf, ulidOfEntry } from './entry-id.ts';
import type { Mark } from './mark.ts';
import { ulid } from '../ids.ts';
import { stateOf } from './state.ts';
import { address, entry, line, sealed } from './test-documents.ts';

describe('the accountant’s mark', () => {
  const invoice = sealed([line()]);
  const at = (n: number, processed: boolean) => ({ ...entry(invoice.id, { kind: 'processed', processed }), id: entryId('processed', ulid(n, new Uint8Array(10))) }) as Mark;

  test('the last one counts, in whatever order they are read; a flag of the row says it', () => {
    const marks = [at(1, true), at(2, false), at(3, true)];
    fc.assert(
      fc.property(fc.shuffledSubarray(marks, { minLength: 0 }), (some) => {
        const last = [...some].sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
        const state = stateOf(invoice, some);
        expect(state.processed).toEqual(last?.processed ? last : undefined);
        expect({ ...state, processed: undefined }).toEqual({ ...stateOf(invoice, []), processed: undefined });
        expect((sealedRow(invoice, some).flags & FLAG.processed) !== 0).toBe(last?.processed ?? false);
      })
    );
  });
  test('its id is like no other entry’s', () => {
    const id = ulid(1, new Uint8Array(10));
    const isMarkId = (one: string) => isIdOf('processed', one);
    const mark = entryId('processed', id);
    expect([isMarkId(id), isMarkId(mark), isMarkId(`${id}hh`), isMarkId('h'), isMarkId(entryId('transmitted', id)), ulidOfEntry(mark), ulidOfEntry(id)]).toEqual([false, true, false, false, false, id, id]);
  });
});

describe('state', () => {
  const invoice = sealed([line()]);
  const paid = entry(invoice.id, { kind: 'paid', day: '2026-11-22', method: 'cash', cents: 12098 });
  const rounded = entry(invoice.id, { kind: 'rounded', cents: 2, payment: paid.id });

  test('a payment with its cash rounding settles, its reversal takes both back', () => {
    expect(stateOf(invoice, []).open).toBe(12100);
    expect(stateOf(invoice, [paid, rounded]).open).toBe(0);
    expect(stateOf(invoice, [paid, rounded, entry(invoice.id, { kind: 'reversed', entry: paid.id })]).open).toBe(12100);
  });

  test('between Belgian VAT payers it must travel by Peppol until someone says that it has', () => {
    expect(stateOf(invoice, []).peppolDue).toBe(true);
    expect(stateOf(invoice, [entry(invoice.id, { kind: 'sent', channel: 'share' })])).toMatchObject({ peppolDue: true, sent: true });
    expect(stateOf(invoice, [entry(invoice.id, { kind: 'sent', channel: 'peppol' })]).peppolDue).toBe(false);
    expect(stateOf(sealed([line()], { buyer: { type: 'person', name: 'P', address } }), []).peppolDue).toBe(false);
  });

  test('the row says what there is to say in one status', () => {
    expect(sealedRow(invoice, []).status).toBe(STATUS.open);
    expect(sealedRow(invoice, [entry(invoice.id, { kind: 'paid', day: '2026-11-22', method: 'card', cents: 100 })]).status).toBe(STATUS.partly);
    expect(sealedRow(invoice, [paid, rounded]).status).toBe(STATUS.paid);
  });
});
