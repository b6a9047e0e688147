// Credit notes: what may be credited still, what is too much, and what they leave to pay.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negate, round, multiply, divide } from '../money/decimal.ts';
import type { Entry } from './model.ts';
import { creditDraft, creditEntries, creditable, overCredited, overCreditedRates } from './credit.ts';
import { blankDraft } from './new-draft.ts';
import { priceDraft } from './price.ts';
import { STATUS, sealedRow } from './row.ts';
import { offsetsOf, standing, stateOf } from './state.ts';
import { blank, company, entry, line, newId, sealed } from './test-documents.ts';

describe('credit notes', () => {
  test('whole: takes back every line, settles the invoice, leaves nothing to credit', () => {
    const invoice = sealed([line({ quantity: '3', discount: { kind: 'amount', value: '10' } }), line({ rate: '6' })], { discount: { kind: 'percent', value: '5' } });
    const draft = creditDraft(blank, invoice, [], 'left');
    const totals = priceDraft(draft, company)!;
    expect(totals.gross).toBe(invoice.totals.gross);
    expect(overCredited(draft, creditable(invoice, []), totals)).toEqual([]);
    const note = sealed(draft.lines, { kind: 'creditNote', discount: draft.discount, credits: draft.credits });
    const made = creditEntries(note, invoice, []);
    const after = [entry(invoice.id, made.invoice)];
    expect(stateOf(invoice, after).open).toBe(0);
    expect(sealedRow(invoice, after).status).toBe(STATUS.credited);
    expect(stateOf(note, [entry(note.id, made.creditNote)]).open).toBe(0);
    const left = creditable(invoice, after);
    expect(left.gross).toBe(0);
    expect(left.lines.every((l) => l.quantity === '0' && l.net === 0)).toBe(true);
    expect(creditDraft(blank, invoice, after, 'left').lines).toEqual([]);
  });

  test('after credit notes that took other amounts than their lines: all that is left, at every rate, as one line each', () => {
    const rates = fc.constantFrom('6', '12', '21');
    const item = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 100, max: 200_000 }), rate: rates });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 99 }), (items, percent, free) => {
        const lines = items.map(({ quantity, price, rate }) => line({ quantity: String(quantity), unitPrice: (price / 100).toFixed(2), rate }));
        const invoice = sealed(lines, { discount: { kind: 'percent', value: String(percent) } });
        // One piece of the first line, and something that no line of the invoice has: as if typed over.
        const [first] = lines;
        const own = { ...line({ quantity: '1', unitPrice: (free / 100).toFixed(2), rate: first!.rate }), creditedLine: undefined };
        const { id, number, issueDate } = invoice;
        const credits = { id, number, issueDate, left: creditable(invoice, []).left };
        const taken = { ...first!, id: 'own', quantity: '1', discount: { kind: 'percent' as const, value: '90' }, creditedLine: first!.id };
        const note = sealed([taken, own], { kind: 'creditNote', credits });
        const after = [entry(invoice.id, creditEntries(note, invoice, []).invoice)];
        const left = creditable(invoice, after);
        fc.pre(left.groups.every(({ base, vat }) => base >= 0 && vat >= 0));
        const rest = priceDraft(creditDraft(blank, invoice, after, 'left'), company)!;
        expect(rest.gross).toBe(left.gross);
        for (const group of rest.groups) expect(left.groups.find((g) => g.percent === group.percent)).toMatchObject({ base: group.base, vat: group.vat });
        expect(overCreditedRates(left, rest)).toEqual([]);
      }),
      { numRuns: 300 }
    );
  });

  test('what is left at a rate whose lines are all taken is taken by a line of its own', () => {
    const lines = [line({ unitPrice: '0.04', rate: '6' }), line({ quantity: '2' })];
    const invoice = sealed(lines, { charge: { kind: 'amount', value: '1', rate: '21' } });
    const { id, number, issueDate } = invoice;
    const credits = { id, number, issueDate, left: creditable(invoice, []).left };
    const note = sealed([{ ...lines[0]!, id: 'own', unitPrice: '0', creditedLine: lines[0]!.id }], { kind: 'creditNote', credits });
    const after = [entry(invoice.id, creditEntries(note, invoice, []).invoice)];
    const rest = priceDraft(creditDraft(blank, invoice, after, 'left'), company)!;
    expect(rest.gross).toBe(creditable(invoice, after).gross);
    expect(rest.groups.map(({ percent, base }) => [percent, base])).toEqual([['21', 20100], ['6', 4]]);
    for (const { lines, allowance, charge, base } of rest.groups) expect(lines - allowance + charge).toBe(base);
  });

  test('of a paid invoice: the money is owed to the customer', () => {
    const invoice = sealed([line()]);
    const entries = [entry(invoice.id, { kind: 'paid', day: '2026-11-22', method: 'card', cents: 12100 })];
    const note = sealed(creditDraft(blank, invoice, entries, 'left').lines, { kind: 'creditNote' });
    const made = creditEntries(note, invoice, entries);
    expect(made.invoice).toMatchObject({ cents: 0, gross: 12100 });
    expect(stateOf(note, [entry(note.id, made.creditNote)]).open).toBe(12100);
  });

  test('a payment taken back after a full credit note opens nothing again: the offset is worked out anew', () => {
    const invoice = sealed([line({ unitPrice: '4082.28' })]);
    expect(invoice.totals.payable).toBe(493_956);
    const paid = entry(invoice.id, { kind: 'paid', day: '2026-11-22', method: 'cash', cents: 100_005 });
    const note = sealed(creditDraft(blank, invoice, [paid], 'left').lines, { kind: 'creditNote' });
    const credited = entry(invoice.id, creditEntries(note, invoice, [paid]).invoice);
    expect(offsetsOf(invoice, [paid, credited])).toEqual(new Map([[note.id, 393_951]]));
    const all = [paid, credited, entry(invoice.id, { kind: 'reversed', entry: paid.id })];
    expect(stateOf(invoice, all)).toMatchObject({ open: 0, paid: 0, credited: 493_956 });
    expect(offsetsOf(invoice, all)).toEqual(new Map([[note.id, 493_956]]));
    expect(sealedRow(invoice, all).status).toBe(STATUS.credited);
    // On the credit note the last word counts, in whatever order the entries come.
    const [before, after] = [393_951, 493_956].map((cents) => entry(note.id, { kind: 'applied', invoice: invoice.id, number: invoice.number, cents }));
    expect(stateOf(note, [after!, before!]).open).toBe(0);
  });

  test('any order of the same entries gives the same state and the same offsets', () => {
    const invoice = sealed([line({ unitPrice: '4082.28' })]);
    const cents = fc.integer({ min: 0, max: 600_000 });
    const kinds = fc.oneof(
      cents.map((c) => ({ kind: 'paid', day: '2026-11-22', method: 'cash', cents: c })),
      fc.record({ cents, creditNote: fc.constantFrom('A', 'B') }).map(({ cents: c, creditNote }) => ({ kind: 'credited', creditNote, number: creditNote, cents: c, gross: c, payable: c, lines: [] })),
      cents.map((c) => ({ kind: 'applied', invoice: 'I', number: 'I', cents: c })),
      fc.nat(9).map((of) => ({ kind: 'reversed', of })),
      fc.boolean().map((archived) => ({ kind: 'archived', archived }))
    );
    const shuffled = fc.array(kinds, { maxLength: 9 }).chain((some) => {
      const ids = some.map((_, i) => `E${i}`);
      const entries = some.map((e, i) => ({ ...e, id: ids[i], entry: 'of' in e ? `E${e.of}` : undefined, document: invoice.id, at: '2026-11-21T11:00:00.000Z' }) as Entry);
      return fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }));
    });
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        expect(stateOf(invoice, other)).toEqual(stateOf(invoice, entries));
        expect([...offsetsOf(invoice, other)]).toEqual([...offsetsOf(invoice, entries)]);
        const counted = standing(entries);
        const paid = counted.reduce((sum, e) => sum + (e.kind === 'paid' ? e.cents : 0), 0);
        const given = counted.reduce((sum, e) => sum + (e.kind === 'credited' ? e.gross : 0), 0);
        const offset = [...offsetsOf(invoice, entries).values()].reduce((sum, c) => sum + c, 0);
        expect(offset).toBe(Math.min(given, Math.max(0, 493_956 - paid)));
      })
    );
  });

  test('headings stay only before a line that is taken', () => {
    const first = line();
    const second = line();
    const invoice = sealed([line({ kind: 'heading', name: 'Cave' }), first, line({ kind: 'heading', name: 'Toit' }), second]);
    const draft = creditDraft(blank, invoice, [], new Map([[first.id, '1']]));
    expect(draft.lines.map((l) => l.name)).toEqual(['Cave', 'Circulateur']);
  });

  test('more than is left of a line is refused, also over two lines of the note', () => {
    const first = line({ quantity: '2' });
    const invoice = sealed([first]);
    const [half] = creditDraft(blank, invoice, [], new Map([[first.id, '1.5']])).lines;
    const draft = { lines: [half!, { ...half!, id: newId() }] };
    const totals = priceDraft({ ...blankDraft('creditNote', blank), ...draft }, company)!;
    expect(overCredited(draft, creditable(invoice, []), totals)).toEqual([draft.lines[1]!.id]);
  });

  const decimals = (max: number) => fc.integer({ min: 1, max }).map((n) => round(divide(String(n), '10000', 4), 4));
  test('credited in any parts: each part is allowed, and together they never exceed the invoice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ quantity: decimals(500_000), unitPrice: decimals(90_000_000), rate: fc.constantFrom('21', '6'), negative: fc.boolean() }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        (items, tenths) => {
          const lines = items.map(({ negative, ...i }, k) => line({ ...i, quantity: negative && k > 0 ? negate(i.quantity) : i.quantity }));
          const invoice = sealed(lines);
          let entries: Entry[] = [];
          for (const tenth of tenths) {
            const left = creditable(invoice, entries);
            const chosen = new Map(left.lines.map((l) => [l.line, round(multiply(l.quantity, divide(String(tenth), '10', 1)), 4)]));
            const draft = creditDraft(blank, invoice, entries, chosen);
            const totals = priceDraft(draft, company)!;
            expect(overCredited(draft, left, totals)).toEqual([]);
            const note = sealed(draft.lines, { kind: 'creditNote' });
            entries = [...entries, entry(invoice.id, creditEntries(note, invoice, entries).invoice)];
          }
          const taken = entries.reduce((sum, e) => sum + (e.kind === 'credited' ? e.gross : 0), 0);
          expect(creditable(invoice, entries).gross).toBe(invoice.totals.gross - taken);
          expect(stateOf(invoice, entries).open).toBeGreaterThanOrEqual(Math.min(0, invoice.totals.payable));
        }
      )
    );
  });

  const adjustment = fc.oneof(
    fc.constant(undefined),
    fc.integer({ min: 1, max: 3000 }).map((n) => ({ kind: 'percent' as const, value: divide(String(n), '100', 2) })),
    fc.integer({ min: 1, max: 500 }).map((n) => ({ kind: 'amount' as const, value: divide(String(n), '100', 2) }))
  );
  const item = fc.record({ quantity: decimals(500_000), unitPrice: fc.integer({ min: 1, max: 900_000 }).map((n) => divide(String(n), '100', 2)), rate: fc.constantFrom('21', '12', '6', '0') });
  test('credited in parts, then the rest: net and VAT of every rate add up to the invoice, and are never above it', () => {
    fc.assert(
      fc.property(
        fc.record({
          items: fc.array(item, { minLength: 1, maxLength: 5 }),
          discount: adjustment,
          charge: adjustment.map((a) => a && { ...a, rate: '21' }),
          priceMode: fc.constantFrom('excl' as const, 'incl' as const)
        }),
        fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 5 }), { maxLength: 5 }),
        ({ items, ...more }, parts) => {
          const invoice = sealed(items.map((i) => line(i)), more);
          fc.pre(invoice.totals.groups.every((g) => g.base >= 0) && invoice.totals.lines.every((l) => l.typed > 0));
          let entries: Entry[] = [];
          const credit = (chosen: Parameters<typeof creditDraft>[3]) => {
            const left = creditable(invoice, entries);
            const draft = creditDraft(blank, invoice, entries, chosen);
            if (draft.lines.length === 0) return;
            const totals = priceDraft(draft, company)!;
            const over = overCreditedRates(left, totals).length > 0 || totals.gross > left.gross || overCredited(draft, left, totals).length > 0;
            if (chosen === 'left') expect(over).toBe(false);
            if (over || totals.gross < 0) return;
            expect(totals.groups.map((g) => g.lines - g.allowance + g.charge)).toEqual(totals.groups.map((g) => g.base));
            expect(totals.payable).toBe(totals.net + totals.vat + totals.rounding);
            const { discount, charge, priceMode, credits } = draft;
            const note = sealed(draft.lines, { kind: 'creditNote', discount, charge, priceMode, credits });
            entries = [...entries, entry(invoice.id, creditEntries(note, invoice, entries).invoice)];
            for (const g of creditable(invoice, entries).groups) expect(Math.min(g.base, g.vat)).toBeGreaterThanOrEqual(0);
          };
          for (const tenths of parts) {
            credit(new Map(creditable(invoice, entries).lines.map((l, i) => [l.line, round(divide(multiply(l.quantity, String(tenths[i])), '10', 4), 4)])));
          }
          credit('left');
          const left = creditable(invoice, entries);
          expect(left.groups.map((g) => [g.base, g.vat])).toEqual(left.groups.map(() => [0, 0]));
          expect([left.gross, stateOf(invoice, entries).open]).toEqual([0, 0]);
        }
      ),
      { numRuns: 200 }
    );
  });
});
