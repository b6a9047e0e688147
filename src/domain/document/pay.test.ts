// Payments and the rounding of cash.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, PaymentMethod, SealedDocument } from './model.ts';
import { OpenChanged, paymentEntries, planPayment } from './pay.ts';
import { stateOf } from './state.ts';

/** As much of an issued document as a payment looks at. */
const invoice = (payable: number): SealedDocument =>
  ({ id: 'D', kind: 'invoice', issueDate: '2026-11-21', regime: 'normal', buyer: { type: 'person' }, seller: { address: { country: 'BE' } }, totals: { payable } }) as SealedDocument;

let count = 0;
function pay(sealed: SealedDocument, entries: Entry[], method: PaymentMethod, cents?: number): Entry[] {
  const made = paymentEntries(sealed, entries, { method, cents, day: '2026-11-21' }, `P${++count}`);
  return [...entries, ...made.map((e) => ({ id: `E${++count}`, document: 'D', at: '2026-11-21T10:00:00.000Z', ...e }) as Entry)];
}

describe('a payment', () => {
  test('by transfer or card is what was paid, to the cent', () => {
    expect(paymentEntries(invoice(12_098), [], { method: 'transfer', day: '2026-11-21', note: 'x' }, 'P')).toEqual([
      { id: 'P', kind: 'paid', day: '2026-11-21', method: 'transfer', cents: 12_098, note: 'x' }
    ]);
    expect(planPayment(invoice(12_098), [], { method: 'card', cents: 5_000 }).left).toBe(7_098);
  });

  test('in cash is rounded to five cents, and the difference is written off by an entry that names the payment', () => {
    expect(paymentEntries(invoice(12_098), [], { method: 'cash', day: '2026-11-21' }, 'P')).toEqual([
      { id: 'P', kind: 'paid', day: '2026-11-21', method: 'cash', cents: 12_100 },
      { kind: 'rounded', cents: -2, payment: 'P' }
    ]);
    expect(planPayment(invoice(12_097), [], { method: 'cash', cents: 12_097 })).toMatchObject({ cents: 12_095, rounding: 2, left: 0 });
    expect(planPayment(invoice(12_097), [], { method: 'cash', cents: 12_095 })).toMatchObject({ cents: 12_095, rounding: 2, left: 0 });
  });

  test('in cash for a part is what was counted: the law rounds the total to pay', () => {
    expect(planPayment(invoice(493_956), [], { method: 'cash', cents: 100_003 })).toMatchObject({ cents: 100_003, rounding: 0, left: 393_953 });
    expect(planPayment(invoice(12_098), [], { method: 'cash', cents: 15_003 })).toMatchObject({ cents: 15_003, rounding: 0, left: -2_905 });
  });

  test('of an amount seen is refused once another amount is open; paying too much on purpose is not', () => {
    const sealed = invoice(8_480);
    const sure = { method: 'transfer', cents: 8_480, day: '2026-11-21', seen: 8_480 } as const;
    const first = paymentEntries(sealed, [], sure, 'P').map((e) => ({ document: 'D', at: '2026-11-21T10:00:00.000Z', ...e }) as Entry);
    expect(first).toHaveLength(1);
    expect(() => paymentEntries(sealed, first, sure, 'Q')).toThrow(OpenChanged);
    expect(paymentEntries(sealed, first, { ...sure, seen: 0 }, 'Q')).toHaveLength(1);
    expect(paymentEntries(sealed, [], { ...sure, cents: 9_000 }, 'Q')).toHaveLength(1);
  });

  test('of all that is open leaves nothing open, whatever was paid before', () => {
    const methods = fc.constantFrom<PaymentMethod>('transfer', 'cash', 'card');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.array(fc.tuple(methods, fc.integer({ min: 1, max: 100_000 })), { maxLength: 4 }), methods, (payable, before, last) => {
        const sealed = invoice(payable);
        let entries: Entry[] = [];
        for (const [method, cents] of before) entries = pay(sealed, entries, method, cents);
        const after = pay(sealed, entries, last);
        expect(stateOf(sealed, after).open).toBe(0);
        for (const e of after.slice(entries.length)) if (e.kind === 'paid' && e.method === 'cash') expect(Math.abs(e.cents) % 5).toBe(0);
      })
    );
  });

  test('of nothing makes no entry, and a cent or two is written off in cash', () => {
    const settled = pay(invoice(100), [], 'transfer');
    expect(paymentEntries(invoice(100), settled, { method: 'card', day: '2026-11-21' }, 'P')).toEqual([]);
    const almost = pay(invoice(102), [], 'cash', 100);
    expect(stateOf(invoice(102), almost).open).toBe(0);
  });

  test('all the cash of a document counts against the limit of EUR 3,000', () => {
    const sealed = invoice(500_000);
    expect(planPayment(sealed, [], { method: 'cash', cents: 300_000 }).overCashLimit).toBe(false);
    const some = pay(sealed, [], 'cash', 200_000);
    expect(planPayment(sealed, some, { method: 'cash', cents: 100_005 }).overCashLimit).toBe(true);
    expect(planPayment(sealed, some, { method: 'card' }).overCashLimit).toBe(false);
    const [paid] = some;
    const reversed = [...some, { id: 'R', document: 'D', at: '2026-11-21T10:00:00.000Z', kind: 'reversed', entry: paid?.id } as Entry];
    expect(planPayment(sealed, reversed, { method: 'cash', cents: 100_005 }).overCashLimit).toBe(false);
  });
});
