// Pricing a credit note within what is left of its invoice: parts that add up to the invoice to the cent, at every rate.
import { type Cents, percentOfCents, sumCents } from '../money/cents.ts';
import { type Decimal, add, compare } from '../money/decimal.ts';
import type { LineTotals, TaxCode, Totals, VatGroup } from './totals.ts';

/** What no credit note has taken back yet of an invoice, for pricing the next one. */
export interface LeftToCredit {
  /** Credit notes before: each may have moved a cent or two by rounding. */
  notes: number;
  /** By line of the invoice: its tax as `taxKey`, quantity and amount excluding VAT. */
  lines: Record<string, { tax: string; quantity: Decimal; net: Cents }>;
  /** By `taxKey`. */
  groups: Record<string, Pick<VatGroup, 'allowance' | 'charge' | 'base' | 'vat'>>;
  /** BT-114 of the invoice that is left. */
  rounding: Cents;
}

/** What a line of the credit note says of what it takes. */
type Line = { id: string; quantity: Decimal; creditedLine?: string };

/** What a credit note says of what it takes: its item lines, and whether it has a discount or a charge. */
type Credit = { lines: readonly Line[]; discount?: unknown; charge?: unknown };

/** Key of a VAT category and rate: `S 21`. */
export const taxKey = ({ category, percent }: TaxCode): string => `${category} ${percent}`;

const taxOfKey = (key: string): TaxCode => {
  const [category, percent] = key.split(' ') as [TaxCode['category'], Decimal];
  return { category, percent };
};

/** Whether an amount goes beyond a limit, seen from zero. */
export const beyond = (amount: Cents, limit: Cents): boolean => (limit === 0 ? amount !== 0 : limit > 0 ? amount > limit : amount < limit);

/** `amount`, or `limit` when it is beyond it by rounding alone. */
const within = (amount: Cents, limit: Cents, slack: Cents) => (beyond(amount, limit) && Math.abs(amount - limit) <= slack ? limit : amount);
const near = (amount: Cents, limit: Cents, slack: Cents) => (Math.abs(amount - limit) <= slack ? limit : amount);

interface Part {
  left: LeftToCredit;
  /** Cents that rounding may have moved. */
  slack: Cents;
  /** Lines of the invoice of which all that is left is taken. */
  whole: ReadonlySet<string>;
  /** Everything that is left of the invoice is taken. */
  rest: boolean;
  /** Whether the credit note has a discount and a charge at all, be they of no cent. */
  has: { allowance: boolean; charge: boolean };
}

function partOf({ lines, discount, charge }: Credit, left: LeftToCredit): Part {
  const taken = new Map<string, Decimal>();
  for (const { creditedLine: id, quantity } of lines) if (id) taken.set(id, add(taken.get(id) ?? '0', quantity));
  const whole = new Set(Object.entries(left.lines).flatMap(([id, l]) => (compare(taken.get(id) ?? '0', l.quantity) === 0 ? [id] : [])));
  return { left, slack: 2 * (left.notes + 1), whole, rest: whole.size === Object.keys(left.lines).length, has: { allowance: discount !== undefined, charge: charge !== undefined } };
}

/** The last part of a line is what is left of it, an earlier one never more. */
function priceLine(line: LineTotals, credited: string | undefined, alone: boolean, { left, slack, whole }: Part): LineTotals {
  const limit = credited === undefined ? undefined : left.lines[credited];
  if (!limit || credited === undefined || limit.tax !== taxKey(line)) return line;
  const net = whole.has(credited) && alone ? near(line.net, limit.net, slack) : within(line.net, limit.net, slack);
  const gross = net + line.discount;
  // An amount never stands on the other side of zero than quantity × price: there the discount takes the cent.
  if (line.discount !== 0 && Math.sign(gross) !== Math.sign(line.gross)) return { ...line, net, discount: line.gross - net };
  return { ...line, net, gross };
}

function priceGroup(group: VatGroup, lines: readonly LineTotals[], part: Part): VatGroup {
  const key = taxKey(group);
  const limit = part.left.groups[key];
  const sum = sumCents(lines.map((l) => (taxKey(l) === key ? l.net : 0)));
  if (!limit) return group;
  const slack = part.slack * (lines.length + 2);
  const all = Object.entries(part.left.lines).every(([id, l]) => l.tax !== key || part.whole.has(id));
  const fit = (last: boolean) => (last ? near : within);
  // One that the credit note does not have at all takes nothing: its lines say everything.
  let allowance = part.has.allowance ? fit(all)(group.allowance, limit.allowance, slack) : 0;
  const charge = part.has.charge ? fit(part.rest)(group.charge, limit.charge, slack) : 0;
  // A discount rounded down may leave the base a cent above what is left of it.
  const base = sum - allowance + charge;
  const fitted = allowance === 0 ? base : within(base, limit.base, slack);
  allowance += base - fitted;
  // VAT is the difference of what is left before and after: the parts add up to the VAT of the invoice.
  const vat = near(percentOfCents(fitted, group.percent), limit.vat - percentOfCents(limit.base - fitted, group.percent), slack);
  return { ...group, lines: sum, allowance, charge, base: fitted, vat };
}

/** @returns the totals of a credit note, moved by cents where otherwise the parts would not add up to the invoice. */
export function priceWithin(totals: Totals, credit: Credit, left: LeftToCredit): Totals {
  const { lines } = credit;
  const part = partOf(credit, left);
  const credited = new Map(lines.map((l) => [l.id, l.creditedLine]));
  const times = (id: string | undefined) => lines.filter((l) => l.creditedLine === id).length;
  const priced = totals.lines.map((l) => priceLine(l, credited.get(l.id), times(credited.get(l.id)) === 1, part));
  const present = new Set(totals.groups.map(taxKey));
  // A cent of charge that proportion made nothing of would otherwise stay behind; what no charge or discount says needs a line.
  const isForgotten = ([key, { base, allowance, charge }]: [string, LeftToCredit['groups'][string]]) =>
    !present.has(key) && base !== 0 && base === charge - allowance && Math.abs(base) <= part.slack;
  const absent = part.rest ? Object.entries(left.groups).filter(isForgotten) : [];
  const groups = [...totals.groups.map((g) => priceGroup(g, priced, part)), ...absent.map(([key, g]): VatGroup => ({ ...taxOfKey(key), lines: 0, ...g }))];
  const total = (pick: (g: VatGroup) => Cents) => sumCents(groups.map(pick));
  const [net, vat] = [total((g) => g.base), total((g) => g.vat)];
  const gross = net + vat;
  // Prices including VAT promise their sum: what moved between base and VAT stands in the rounding.
  const promised = totals.rounding === 0 && left.rounding === 0 ? 0 : totals.rounding + totals.gross - gross;
  const rounding = part.rest ? near(promised, left.rounding, part.slack * (lines.length + 2)) : promised;
  return {
    ...{ lines: priced, groups, net, vat, gross, rounding, prepaid: totals.prepaid },
    ...{ lineTotal: total((g) => g.lines), allowance: total((g) => g.allowance), charge: total((g) => g.charge) },
    payable: gross - totals.prepaid + rounding
  };
}
