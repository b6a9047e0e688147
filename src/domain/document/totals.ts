// The one place where a document's amounts are computed: screen, PDF, UBL and QR all show these (EN 16931 BG-22, BG-23).
import { type Cents, allocate, centsToDecimal, percentOfCents, sumCents } from '../money/cents.ts';
import { type Decimal, add, compare, divide, timesToCents, toCents } from '../money/decimal.ts';
import type { VatCategory } from '../tax/regimes.ts';
import type { Adjustment, PriceMode } from './adjustment.ts';

/** What is charged: VAT category (UNCL5305) and rate in percent. */
export interface TaxCode {
  category: VatCategory;
  percent: Decimal;
}

export interface PricedLine {
  id: string;
  quantity: Decimal;
  unitPrice: Decimal;
  discount?: Adjustment;
  tax: TaxCode;
}

export interface TotalsInput {
  priceMode: PriceMode;
  lines: readonly PricedLine[];
  discount?: Adjustment;
  charge?: Adjustment & { tax: TaxCode };
  prepaid?: Cents;
}

/** Amounts of a line, excluding VAT unless said. */
export interface LineTotals extends TaxCode {
  id: string;
  /** Quantity × price, before the line's discount. */
  gross: Cents;
  /** The line's discount (BT-136). */
  discount: Cents;
  /** BT-131 = gross − discount. */
  net: Cents;
  /** The line's amount in the price mode in which it was typed: what the editor shows. */
  typed: Cents;
}

/** One VAT breakdown (BG-23): all that is charged at one category and rate. */
export interface VatGroup extends TaxCode {
  lines: Cents;
  /** Share of the document discount (BG-20). */
  allowance: Cents;
  charge: Cents;
  /** BT-116 = lines − allowance + charge. */
  base: Cents;
  /** BT-117 = base × percent, rounded once, on the total of the rate (Royal Decree of 8 July 2025; BR-CO-17). */
  vat: Cents;
}

export interface Totals {
  lines: LineTotals[];
  groups: VatGroup[];
  /** BT-106. */
  lineTotal: Cents;
  /** BT-107. */
  allowance: Cents;
  /** BT-108. */
  charge: Cents;
  /** BT-109, total excluding VAT. */
  net: Cents;
  /** BT-110. */
  vat: Cents;
  /** BT-112, total including VAT. */
  gross: Cents;
  /** BT-113. */
  prepaid: Cents;
  /** BT-114: prices including VAT promise a total that no base can give exactly; the cent of difference stands here. */
  rounding: Cents;
  /** BT-115 = gross − prepaid + rounding. */
  payable: Cents;
}

const keyOf = (t: TaxCode) => `${t.category} ${t.percent}`;

/** Amount of an adjustment on `base`, in the same price mode. */
const adjust = (a: Adjustment | undefined, base: Cents): Cents =>
  !a ? 0 : a.kind === 'percent' ? percentOfCents(base, a.value) : toCents(a.value);

/** Highest rate first; within a rate by category. */
const byRate = (a: TaxCode, b: TaxCode) => compare(b.percent, a.percent) || (a.category < b.category ? -1 : 1);

/** `cents` including VAT → excluding VAT, rounded half away from zero. */
function withoutVat(cents: Cents, percent: Decimal): Cents {
  if (compare(percent, '0') === 0) return cents;
  return toCents(divide(centsToDecimal(cents), add('1', divide(percent, '100', 6)), 2));
}

/** Spreads a document discount: a percentage acts on each rate, an amount is shared in proportion to what is charged. */
function spread(discount: Adjustment | undefined, sums: readonly Cents[], hasLines: readonly boolean[]): Cents[] {
  if (!discount || !hasLines.includes(true)) return sums.map(() => 0);
  if (discount.kind === 'percent') return sums.map((s) => percentOfCents(s, discount.value));
  const weights = sums.map((s) => Math.max(0, s));
  // Nothing positive to share over: the whole stands with the first rate that has a line.
  if (!weights.some((w) => w > 0)) weights[hasLines.indexOf(true)] = 1;
  return allocate(toCents(discount.value), weights);
}

/** Nets of lines typed with VAT: each rounded, then the fewest lines moved by a cent so that they add up to `total`. */
function netsOf(typed: readonly Cents[], percent: Decimal, total: Cents): Cents[] {
  const nets = typed.map((c) => withoutVat(c, percent));
  const missing = total - sumCents(nets);
  const step = Math.sign(missing);
  const largestFirst = nets.map((_, i) => i).sort((a, b) => Math.abs(typed[b]!) - Math.abs(typed[a]!) || a - b);
  for (let k = 0; k < Math.abs(missing); k++) nets[largestFirst[k % nets.length]!]! += step;
  return nets;
}

/**
 * Computes every total of a document.
 * Lines are rounded to cents one by one, VAT once per category and rate on the sum (never per line), half away from zero.
 * @returns amounts in cents; `gross - prepaid + rounding = payable` and all the sums of EN 16931 BR-CO-10 … 17 hold exactly.
 * @throws RangeError when an amount leaves the safe integers; the domain refuses such input before (see `check.ts`).
 */
export function totalsOf(input: TotalsInput): Totals {
  const typedGross = input.lines.map((l) => timesToCents(l.quantity, l.unitPrice));
  const typedNet = input.lines.map((l, i) => typedGross[i]! - adjust(l.discount, typedGross[i]!));
  const codes = new Map<string, TaxCode>();
  for (const { tax } of input.lines) codes.set(keyOf(tax), tax);
  const chargeTyped = adjust(input.charge, sumCents(typedNet));
  // A charge of nothing makes no rate appear: a breakdown that no amount belongs to is refused (BR-S-08).
  if (input.charge && chargeTyped !== 0) codes.set(keyOf(input.charge.tax), input.charge.tax);
  const sorted = [...codes.values()].sort(byRate);
  const members = sorted.map((code) => input.lines.flatMap((l, i) => (keyOf(l.tax) === keyOf(code) ? [i] : [])));
  const sums = members.map((m) => sumCents(m.map((i) => typedNet[i]!)));
  const allowances = spread(input.discount, sums, members.map((m) => m.length > 0));

  const incl = input.priceMode === 'incl';
  const lines: LineTotals[] = new Array(input.lines.length);
  let rounding = 0;
  const groups = sorted.map((code, g): VatGroup => {
    const percent = code.percent;
    const ex = (c: Cents) => (incl ? withoutVat(c, percent) : c);
    const chargeHere = input.charge && keyOf(input.charge.tax) === keyOf(code) ? chargeTyped : 0;
    const typedBase = sums[g]! - allowances[g]! + chargeHere;
    const base = ex(typedBase);
    const allowance = ex(allowances[g]!);
    const charge = ex(chargeHere);
    const lineSum = base + allowance - charge;
    const typedHere = members[g]!.map((i) => typedNet[i]!);
    const nets = incl && typedHere.length ? netsOf(typedHere, percent, lineSum) : typedHere;
    members[g]!.forEach((i, k) => {
      const net = nets[k]!;
      const gross = input.lines[i]!.discount ? ex(typedGross[i]!) : net;
      lines[i] = { id: input.lines[i]!.id, ...code, gross, discount: gross - net, net, typed: typedNet[i]! };
    });
    const vat = percentOfCents(base, percent);
    if (incl) rounding += typedBase - base - vat;
    return { ...code, lines: sumCents(nets), allowance, charge, base, vat };
  });

  const total = (pick: (g: VatGroup) => Cents) => sumCents(groups.map(pick));
  const net = total((g) => g.base);
  const vat = total((g) => g.vat);
  const prepaid = input.prepaid ?? 0;
  return {
    lines,
    groups,
    lineTotal: total((g) => g.lines),
    allowance: total((g) => g.allowance),
    charge: total((g) => g.charge),
    net,
    vat,
    gross: net + vat,
    prepaid,
    rounding,
    payable: net + vat - prepaid + rounding
  };
}
