// Paying purchases: one by QR, several in a file, by hand, and back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counter, processedPurchase, receivedPurchase } from '../../../tests/arbitraries/purchases.ts';
import { paymentPayload } from '../epc/payment.ts';
import { emptyAddress } from '../party/new-customer.ts';
import { dueOf } from './amounts.ts';
import { batchOf } from './batch.ts';
import type { Purchase } from './model.ts';
import { confirmPayments, dropOrders, orderAgain, orderPayments, ordersOf, payByHand, paymentOf, putOrdersBack, undoPayment } from './pay.ts';
import { PURCHASE_STATUS } from './flags.ts';
import { purchaseRow, statusOf } from './row.ts';

const at = '2026-11-21T09:00:00.000Z';
const supplier = { type: 'company' as const, name: 'Lambert SA', address: emptyAddress(), iban: 'BE80985000010177', enterpriseNumber: '0987654394' };
const bill = (more: Partial<Purchase> = {}) => receivedPurchase({ supplier, total: 12_100, number: 'F-118', issueDate: '2026-11-01', processedAt: at, ...more });
const day = '2026-11-21';

describe('paymentOf', () => {
  test('the code asks for what is open, with the structured communication', () => {
    const request = paymentOf(bill({ communication: '202600000192', prepaid: 2_100 }), { qrReference: 'text' });
    expect(request).toEqual({ ok: true, value: { name: 'Lambert SA', iban: supplier.iban, cents: 10_000, currency: 'EUR', communication: '202600000192', referenceLine: 'text' } });
  });

  test('what was paid, and what is with the bank, is not asked for again', () => {
    const partly = payByHand(payByHand(bill(), { id: 'a', day, cents: 5_000, at }), { id: 'b', day, cents: 1_000, state: 'ordered', at });
    const request = paymentOf(partly, {});
    expect(request.ok && request.value.cents).toBe(6_100);
    expect(paymentOf(payByHand(partly, { id: 'c', day, state: 'ordered', at }), {})).toEqual({ ok: false, fault: 'nothingOpen' });
  });

  test.each([
    [{}, 'F-118'],
    [{ paymentText: 'client 12\nlot 3' }, 'client 12 lot 3'],
    [{ number: '202600000193' }, '202600000193 (2026-11-01)'],
    [{ paymentText: 'client 202600000193.' }, 'client 202600000193. (2026-11-01)'],
    [{ number: '202600000193', issueDate: undefined }, '202600000193 (-)'],
    [{ number: undefined }, undefined]
  ])('free communication of %o', (more, text) => {
    const request = paymentOf(bill(more), {});
    expect(request.ok && request.value.text).toBe(text);
    expect(request.ok && paymentPayload(request.value).ok).toBe(true);
  });

  test.each<[Partial<Purchase>, string]>([
    [{ type: 'creditNote' }, 'creditNote'],
    [{ total: 0 }, 'nothingOpen'],
    [{ supplier: undefined }, 'noSupplier'],
    [{ supplier: { ...supplier, iban: undefined } }, 'noIban'],
    [{ supplier: { ...supplier, iban: 'BE80985000010178' } }, 'wrongIban'],
    [{ currency: 'USD' }, 'notEuro'],
    [{ communication: '202600000193' }, 'wrongReference']
  ])('none for %o', (more, fault) => {
    expect(paymentOf(bill(more), {})).toEqual({ ok: false, fault });
  });
});

describe('by hand', () => {
  test('in part, then the rest, then one of them undone', () => {
    const part = payByHand(bill(), { id: 'x', day, cents: 2_100, account: 'BE16985000000174', at });
    expect([statusOf(part), dueOf(part).open]).toEqual([PURCHASE_STATUS.partly, 10_000]);
    const rest = payByHand(part, { id: 'y', day, method: 'card', at });
    expect(rest.payments).toMatchObject([{ id: 'x', cents: 2_100, state: 'made', account: 'BE16985000000174' }, { id: 'y', cents: 10_000, method: 'card' }]);
    expect(rest.payments[0]!.pos < rest.payments[1]!.pos).toBe(true);
    expect(statusOf(rest)).toBe(PURCHASE_STATUS.paid);
    expect(payByHand(rest, { id: 'z', day, at })).toBe(rest);
    expect(statusOf(undoPayment(rest, 'x'))).toBe(PURCHASE_STATUS.partly);
  });

  test('a scanned code waits to be confirmed, on the day of the statement', () => {
    const scanned = payByHand(bill(), { id: 'x', day, state: 'ordered', at });
    expect(statusOf(scanned)).toBe(PURCHASE_STATUS.toConfirm);
    const paid = confirmPayments(scanned, { id: 'x', day: '2026-11-23' });
    expect([statusOf(paid), paid.payments[0]!.day]).toEqual([PURCHASE_STATUS.paid, '2026-11-23']);
    expect(confirmPayments(paid)).toBe(paid);
  });
});

describe('the total becomes smaller than what was paid', () => {
  const reopened = (payments: Purchase['payments']) => ({ ...bill({ total: 9_000 }), payments });
  const paid = payByHand(bill(), { id: 'x', day, at });

  test('what is too much is said, and lowers nothing that is to be paid', () => {
    const row = purchaseRow(reopened(paid.payments));
    expect([row.status, row.open, row.overpaid]).toEqual([PURCHASE_STATUS.paid, 0, 3_100]);
    const credit = purchaseRow({ ...reopened(paid.payments), type: 'creditNote' });
    expect([credit.status, credit.open, credit.overpaid]).toEqual([PURCHASE_STATUS.paid, 0, 3_100]);
    expect(purchaseRow(paid)).toMatchObject({ open: 0, overpaid: 0 });
  });

  test('an order that hangs is to be confirmed, even where the rest is enough', () => {
    const part = payByHand(payByHand(bill(), { id: 'x', day, cents: 10_000, at }), { id: 'y', day, state: 'ordered', at });
    const row = purchaseRow(reopened(part.payments));
    expect([row.status, row.open, row.overpaid]).toEqual([PURCHASE_STATUS.toConfirm, 0, 3_100]);
  });

  test('what came back of it settles it', () => {
    const back = payByHand(reopened(paid.payments), { id: 'back', day, at });
    expect([back.payments.at(-1)?.cents, purchaseRow(back).overpaid, statusOf(back)]).toEqual([-3_100, 0, PURCHASE_STATUS.paid]);
  });
});

describe('a batch', () => {
  const order = { day, account: 'BE16985000000174', batch: 'M1', at };

  test('ordered once, confirmed or taken back', () => {
    const plan = batchOf([bill()], { newId: counter() });
    expect(plan).toMatchObject({ cents: 12_100, faults: [], payments: [{ id: 'n1', purchase: 'p', cents: 12_100, text: 'F-118' }] });
    const ordered = orderPayments(bill(), plan, order);
    expect(ordered.payments).toMatchObject([{ id: 'n1', state: 'ordered', method: 'transfer', account: order.account, batch: 'M1' }]);
    expect(orderPayments(ordered, plan, order)).toBe(ordered);
    expect(orderPayments(bill({ id: 'other' }), plan, order).payments).toEqual([]);
    expect(statusOf(confirmPayments(ordered, { batch: 'M1' }))).toBe(PURCHASE_STATUS.paid);
    expect(confirmPayments(ordered, { batch: 'M2' })).toBe(ordered);
    expect(dropOrders(ordered, { batch: 'M1' }, { at }).payments).toEqual([]);
    expect(dropOrders(confirmPayments(ordered), { batch: 'M1' }, { at }).payments).toHaveLength(1);
  });

  test('what was said of its orders is taken back to what was, whatever else was paid meanwhile', () => {
    const meant = fc.record({ batch: fc.option(fc.constantFrom('M1', 'M2'), { nil: undefined }) });
    const payments = fc.array(fc.record({ state: fc.constantFrom('made' as const, 'ordered' as const), batch: fc.option(fc.constantFrom('M1', 'M2'), { nil: undefined }), cents: fc.integer({ min: 1, max: 9_000 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(payments, meant, fc.boolean(), (drawn, which, later) => {
        const purchase = bill({ payments: drawn.map((one, i) => ({ ...one, id: `p${i}`, pos: `${i}`, day, method: 'transfer' as const, at })) });
        const orders = ordersOf(purchase, which);
        const more = (p: Purchase) => (later ? payByHand(p, { id: 'later', day, cents: 100, at }) : p);
        const byId = (p: Purchase) => [...p.payments].sort((a, b) => (a.id < b.id ? -1 : 1));
        const confirmed = more(confirmPayments(purchase, { ...which, day: '2026-11-30' }, { at, by: 'Bureau' }));
        expect(ordersOf(confirmed, which)).toEqual([]);
        expect(byId(orderAgain(confirmed, orders))).toEqual(byId(more(purchase)));
        const dropped = more(dropOrders(purchase, which, { at }));
        expect(dropped.payments).toHaveLength(purchase.payments.length - orders.length + (later ? 1 : 0));
        const back = putOrdersBack(dropped, orders);
        const anywhere = (p: Purchase) => byId(p).map((one) => ({ ...one, pos: '' }));
        expect(anywhere(back)).toEqual(anywhere(more(purchase)));
        expect(putOrdersBack(back, orders)).toEqual(back);
      })
    );
  });

  test('credit notes are set off against what is due first, and what is left of them stays', () => {
    const purchases = [
      bill({ id: 'late', total: 10_000, dueDate: '2026-12-31' }),
      bill({ id: 'soon', total: 3_000, dueDate: '2026-12-01' }),
      bill({ id: 'credit', type: 'creditNote', total: 5_000, supplier: { ...supplier, iban: undefined } }),
      bill({ id: 'other', total: 700, supplier: { ...supplier, enterpriseNumber: '0123456749' } })
    ];
    const plan = batchOf(purchases, { newId: counter(), offset: true });
    expect(plan.payments.map(({ purchase, cents }) => [purchase, cents])).toEqual([['late', 8_000], ['other', 700]]);
    const after = purchases.map((purchase) => orderPayments(purchase, plan, order));
    expect(after.map((purchase) => dueOf(purchase).open)).toEqual([0, 0, 0, 0]);
    expect(after[2]!.payments).toMatchObject([{ method: 'other', cents: 5_000 }]);
    expect(after[2]!.payments[0]).not.toHaveProperty('account');
    const big = batchOf([bill(), bill({ id: 'c', type: 'creditNote', total: 20_000 })], { newId: counter(), offset: true });
    expect([big.payments, big.parts.map(({ cents }) => cents)]).toEqual([[], [12_100, 12_100]]);
  });

  test('what cannot be paid says why', () => {
    const purchases = [
      bill({ id: 'a', processedAt: null }),
      bill({ id: 'b', total: 0 }),
      bill({ id: 'c', type: 'creditNote' }),
      bill({ id: 'd', supplier: undefined }),
      bill({ id: 'e', supplier: { ...supplier, iban: undefined } }),
      bill({ id: 'f', currency: 'USD' }),
      bill({ id: 'g', currency: 'USD', type: 'creditNote' }),
      bill({ id: 'h', paidBy: 'directDebit' })
    ];
    const faults = batchOf(purchases, { newId: counter() }).faults.map(({ purchase, code }) => [purchase, code]);
    expect(faults).toEqual([['a', 'notProcessed'], ['b', 'nothingOpen'], ['c', 'creditNote'], ['d', 'noSupplier'], ['e', 'noIban'], ['f', 'notEuro'], ['g', 'creditNote'], ['h', 'paidOtherwise']]);
    // What is not in euros is no reason that the others do not go, nor is anything set off against it.
    const mixed = batchOf([bill(), bill({ id: 'usd', currency: 'USD' }), bill({ id: 'credit', currency: 'USD', type: 'creditNote' })], { newId: counter(), offset: true });
    expect([mixed.cents, mixed.faults]).toEqual([12_100, [{ purchase: 'usd', code: 'notEuro' }, { purchase: 'credit', code: 'notEuro' }]]);
    expect(batchOf([bill({ type: 'creditNote' })], { newId: counter(), offset: true }).faults).toEqual([{ purchase: 'p', code: 'creditNote' }]);
  });

  test('any selection: nothing below zero, set-offs cancel out, nobody is overpaid', () => {
    fc.assert(
      fc.property(fc.uniqueArray(processedPurchase, { selector: ({ id }) => id, maxLength: 12 }), fc.boolean(), (purchases, offset) => {
        const plan = batchOf(purchases, { newId: counter(), offset });
        expect(plan.payments.every(({ cents }) => cents > 0)).toBe(true);
        expect(plan.cents).toBe(plan.payments.reduce((sum, { cents }) => sum + cents, 0));
        const typeOf = new Map(purchases.map(({ id, type }) => [id, type]));
        const balance = plan.parts.reduce((sum, { purchase, cents, method }) => (method === 'transfer' ? sum : typeOf.get(purchase) === 'invoice' ? sum + cents : sum - cents), 0);
        expect(balance).toBe(0);
        for (const purchase of purchases) expect(dueOf(orderPayments(purchase, plan, order)).open).toBeGreaterThanOrEqual(0);
      })
    );
  });
});
