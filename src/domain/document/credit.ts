// Credit notes: what of an invoice is left to credit, and the draft that credits it (Royal Decree no 1 art. 12).
import { type Cents, centsToDecimal, sumCents } from '../money/cents.ts';
import { type Decimal, add, compare, divide, multiply, negate, toCents } from '../money/decimal.ts';
import { between } from '../position.ts';
import { KINDS } from './kinds.ts';
import { type LeftToCredit, beyond, taxKey } from './left.ts';
import type { CreditedGroup, CreditedLine, Draft, Entry, Line, NewEntry, SealedDocument } from './model.ts';
import { type Blank, blankDraft, partiesOf } from './new-draft.ts';
import { itemLines, priceDraft } from './price.ts';
import { standing, stateOf } from './state.ts';
import type { TaxCode, Totals } from './totals.ts';

export interface Creditable {
  /** Per line of the invoice, in its order: what no credit note has taken back yet. */
  lines: CreditedLine[];
  /** Per category and rate. */
  groups: CreditedGroup[];
  /** Total including VAT that is left. */
  gross: Cents;
  /** The same with what stands beside it, for pricing the next credit note. */
  left: LeftToCredit;
}

const sum = (values: readonly Decimal[]) => values.reduce(add, '0');
const size = (d: Decimal) => (compare(d, '0') < 0 ? negate(d) : d);

/** @returns what is left to credit of an issued invoice, by line and in total. */
export function creditable(invoice: SealedDocument, entries: readonly Entry[]): Creditable {
  const credits = standing(entries).flatMap((e) => (e.kind === 'credited' ? [e] : []));
  const taken = credits.flatMap((c) => c.lines);
  const nets = new Map(invoice.totals.lines.map((l) => [l.id, l.net]));
  const lines = invoice.lines
    .filter((l) => l.kind === 'item')
    .map((l): CreditedLine => {
      const mine = taken.filter((t) => t.line === l.id);
      return {
        line: l.id,
        quantity: add(l.quantity, negate(sum(mine.map((t) => t.quantity)))),
        net: nets.get(l.id)! - sumCents(mine.map((t) => t.net))
      };
    });
  const before = credits.flatMap((c) => c.groups ?? []);
  const groups = invoice.totals.groups.map((group): CreditedGroup => {
    const mine = before.filter((g) => taxKey(g) === taxKey(group));
    const rest = (pick: (g: CreditedGroup) => Cents) => pick(group) - sumCents(mine.map(pick));
    const { category, percent } = group;
    return { category, percent, allowance: rest((g) => g.allowance), charge: rest((g) => g.charge), base: rest((g) => g.base), vat: rest((g) => g.vat) };
  });
  const taxes = new Map(invoice.totals.lines.map((l) => [l.id, taxKey(l)]));
  const left: LeftToCredit = {
    notes: credits.length,
    lines: Object.fromEntries(lines.map(({ line, quantity, net }) => [line, { tax: taxes.get(line)!, quantity, net }])),
    groups: Object.fromEntries(groups.map(({ allowance, charge, base, vat, ...tax }) => [taxKey(tax), { allowance, charge, base, vat }])),
    rounding: invoice.totals.rounding - sumCents(credits.map((c) => c.rounding ?? 0))
  };
  return { lines, groups, gross: invoice.totals.gross - sumCents(credits.map((c) => c.gross)), left };
}

/**
 * A credit note for the lines and quantities chosen, with everything else as on the invoice.
 * A document discount in euros is credited in proportion to the lines taken.
 * @param chosen quantity per line of the invoice; 'left' takes all that is left
 * @param restName name of a line for what is left at a rate, where earlier credit notes took other amounts than their lines had
 */
export function creditDraft(blank: Blank, invoice: SealedDocument, entries: readonly Entry[], chosen: ReadonlyMap<string, Decimal> | 'left', restName = invoice.number): Draft {
  const all = creditable(invoice, entries);
  const left = new Map(all.lines.map((l) => [l.line, l]));
  let pos = '';
  const lines = invoice.lines.flatMap((line): Line[] => {
    const quantity = line.kind !== 'item' ? '0' : chosen === 'left' ? left.get(line.id)!.quantity : (chosen.get(line.id) ?? '0');
    if (line.kind === 'item' && compare(quantity, '0') === 0) return [];
    pos = between(pos, '');
    // The discount in euros of a line goes with its quantity.
    const discount =
      line.discount?.kind === 'amount' && line.kind === 'item'
        ? { ...line.discount, value: divide(multiply(line.discount.value, quantity), line.quantity, 2) }
        : line.discount;
    return [{ ...line, id: blank.newId(), pos, quantity, discount, ...(line.kind === 'item' && { creditedLine: line.id }) }];
  });
  // In the price mode of the invoice, as the discount is.
  const whole = sumCents(invoice.totals.lines.map((l) => l.typed));
  const items = itemLines(lines);
  const part = sumCents(
    items.map((l) => {
      const original = invoice.lines.find((o) => o.id === l.creditedLine)!;
      const { typed } = invoice.totals.lines.find((t) => t.id === original.id)!;
      return toCents(divide(multiply(centsToDecimal(typed), l.quantity), original.quantity, 2));
    })
  );
  const share = (amount: Decimal) => (whole === 0 ? '0' : divide(multiply(amount, centsToDecimal(part)), centsToDecimal(whole), 2));
  // All that is left of it, where that is known as it was typed; else its share.
  const takesAll = chosen === 'left' || all.lines.every((l) => compare(l.quantity, chosen.get(l.line) ?? '0') === 0);
  const exact = takesAll && invoice.priceMode === 'excl';
  const scaled = <T extends { kind: string; value: Decimal }>(a: T | undefined, rest: Cents) =>
    a && a.kind === 'amount' ? { ...a, value: exact ? centsToDecimal(rest) : share(a.value) } : a;
  const { regime, currency, priceMode, language, exemption, orderReference } = invoice;
  const draft: Draft = {
    ...blankDraft(KINDS[invoice.kind].by, blank),
    ...{ regime, currency, priceMode, language, exemption, orderReference },
    ...partiesOf(invoice),
    deliveryDate: invoice.deliveryDate,
    deliveryAddress: invoice.deliveryAddress,
    siteAddress: invoice.siteAddress,
    discount: scaled(invoice.discount, Math.max(0, sumCents(all.groups.map((g) => g.allowance)))),
    charge: scaled(invoice.charge, sumCents(all.groups.map((g) => g.charge))),
    lines: lines.filter((l, i) => l.kind === 'item' || lines.slice(i + 1).some((n) => n.kind === 'item')),
    credits: { id: invoice.id, number: invoice.number, issueDate: invoice.issueDate, vatRegime: invoice.seller.vatRegime, left: all.left }
  };
  return chosen === 'left' && !takesExactly(priceDraft(draft, invoice.seller), all.groups) ? { ...draft, ...restOf(blank, invoice, all, restName) } : draft;
}

/** Whether totals are what is left at every rate, net and VAT. */
function takesExactly(totals: Totals | null, left: readonly CreditedGroup[]): boolean {
  const taken = new Map(totals?.groups.map((g) => [taxKey(g), g]));
  return totals !== null && left.every((g) => (taken.get(taxKey(g))?.base ?? 0) === g.base && (taken.get(taxKey(g))?.vat ?? 0) === g.vat);
}

/** All that is left, as one line a rate: an earlier credit note left a discount out or took a free amount, so that the lines no longer say it. */
function restOf(blank: Blank, invoice: SealedDocument, { groups }: Creditable, name: string): Pick<Draft, 'lines' | 'priceMode' | 'discount' | 'charge'> {
  const taxes = new Map(invoice.totals.lines.map((l) => [l.id, taxKey(l)]));
  let pos = '';
  const lines = groups.flatMap((group): Line[] => {
    if (group.base === 0) return [];
    pos = between(pos, '');
    const like = invoice.lines.find((l) => taxes.get(l.id) === taxKey(group));
    const amount = { quantity: group.base < 0 ? '-1' : '1', unitPrice: centsToDecimal(Math.abs(group.base)) };
    return [{ kind: 'item', id: blank.newId(), pos, name, unit: 'C62', ...amount, rate: like?.rate ?? group.percent, ...(like?.regime && { regime: like.regime }) }];
  });
  return { lines, priceMode: 'excl', discount: undefined, charge: undefined };
}

/** @returns the ids of a credit note's lines that take back more than is left of the invoice's line. */
export function overCredited(draft: Pick<Draft, 'lines'>, left: Creditable, totals: Totals): string[] {
  const limits = new Map(left.lines.map((l) => [l.line, l]));
  const nets = new Map(totals.lines.map((l) => [l.id, l.net]));
  const taken = new Map<string, { quantity: Decimal; net: Cents }>();
  return itemLines(draft.lines).flatMap((line) => {
    if (!line.creditedLine) return [];
    const limit = limits.get(line.creditedLine);
    if (!limit) return [line.id];
    const before = taken.get(line.creditedLine) ?? { quantity: '0', net: 0 };
    const now = { quantity: add(before.quantity, line.quantity), net: before.net + nets.get(line.id)! };
    taken.set(line.creditedLine, now);
    // Rounding may move a cent between the parts of a line; the total including VAT is the hard limit.
    const tooMuch = compare(size(now.quantity), size(limit.quantity)) > 0 || Math.abs(now.net) > Math.abs(limit.net) + 1;
    return tooMuch ? [line.id] : [];
  });
}

/** @returns the ids of a credit note's lines at another VAT category or rate than the invoice's line. */
export function otherwiseTaxed(lines: readonly Pick<Line, 'id' | 'creditedLine'>[], left: Creditable, totals: Totals): string[] {
  const taxes = new Map(totals.lines.map((l) => [l.id, taxKey(l)]));
  return lines.flatMap(({ id, creditedLine }) => {
    const tax = creditedLine === undefined ? undefined : left.left.lines[creditedLine]?.tax;
    return tax !== undefined && taxes.get(id) !== tax ? [id] : [];
  });
}

/** @returns the categories and rates of a credit note at which more is taken back than is left, net or VAT. */
export function overCreditedRates(left: Creditable, totals: Totals): TaxCode[] {
  const limits = new Map(left.groups.map((g) => [taxKey(g), g]));
  return totals.groups.filter((group) => {
    const limit = limits.get(taxKey(group)) ?? { base: 0, vat: 0 };
    return beyond(group.base, limit.base) || beyond(group.vat, limit.vat);
  });
}

/**
 * The entries that issuing a credit note adds: on the invoice what is taken off, on the credit note what went against it.
 * What exceeds the invoice's open amount stays open on the credit note: it is owed to the customer.
 */
export function creditEntries(creditNote: SealedDocument, invoice: SealedDocument, entries: readonly Entry[]): { invoice: NewEntry; creditNote: NewEntry } {
  const cents = Math.max(0, Math.min(stateOf(invoice, entries).open, creditNote.totals.payable));
  const { gross, payable, rounding } = creditNote.totals;
  const groups = creditNote.totals.groups.map(({ category, percent, allowance, charge, base, vat }) => ({ category, percent, allowance, charge, base, vat }));
  const nets = new Map(creditNote.totals.lines.map((l) => [l.id, l.net]));
  const lines = creditNote.lines.flatMap((l) => (l.creditedLine ? [{ line: l.creditedLine, quantity: l.quantity, net: nets.get(l.id)! }] : []));
  return {
    invoice: { kind: 'credited', creditNote: creditNote.id, number: creditNote.number, cents, gross, payable, lines, groups, rounding },
    creditNote: { kind: 'applied', invoice: invoice.id, number: invoice.number, cents }
  };
}
