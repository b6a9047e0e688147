// Sums of an electronic invoice that do not agree, by exact arithmetic: the official rules let too much pass.
import type { Cents } from '../../money/cents.ts';
import { add, type Decimal, divide, multiply, negate } from '../../money/decimal.ts';
import type { UblAdjustment, UblInvoice, UblLine, UblTax } from './invoice.ts';
import { centsOf, percentOf, sumOf, within } from './sums.ts';
import { basesOf, taxKey } from './totals.ts';

/** Sums that must agree. `found` is what the file says, `expected` what its parts come to. */
export type Sum =
  /** Quantity × price, less allowances, of a line (R120). */
  | 'lineAmount'
  /** Sum of the lines (BR-CO-10). */
  | 'lineTotal'
  /** Sums of allowances and of charges (BR-CO-11, BR-CO-12). */
  | 'allowanceTotal'
  | 'chargeTotal'
  /** Total without VAT (BR-CO-13). */
  | 'netTotal'
  /** Base of a category and rate (BR-S-08 and its like). */
  | 'taxBase'
  /** VAT of a category and rate (BR-CO-17). */
  | 'taxAmount'
  /** VAT in all (BR-CO-14). */
  | 'taxTotal'
  /** Total with VAT (BR-CO-15). */
  | 'grossTotal'
  /** What is to pay (BR-CO-16). */
  | 'payable';

/** `line`: its number; `percent`: the rate, where there is one. */
export interface WrongSum {
  code: 'wrongSum';
  sum: Sum;
  found: Cents;
  expected: Cents;
  line?: string;
  percent?: Decimal;
}

/** Peppol R120: how far a line may be from quantity × price. */
const LINE_TOLERANCE: Decimal = '0.02';

function off(sum: Sum, found: Decimal | undefined, expected: Decimal, more: { tolerance?: Decimal; line?: string; percent?: Decimal } = {}): WrongSum[] {
  const { tolerance = '0.004', ...where } = more;
  if (found === undefined || within(found, expected, tolerance)) return [];
  const [first, second] = [centsOf(found), centsOf(expected)];
  return first === undefined || second === undefined ? [] : [{ code: 'wrongSum', sum, found: first, expected: second, ...where }];
}

const net = (adjustments: readonly UblAdjustment[]): Decimal => sumOf(adjustments.map(({ charge, amount }) => (charge ? amount : negate(amount))));

function wrongLine({ id, quantity, price, baseQuantity = '1', adjustments, net: found }: UblLine, index: number): WrongSum[] {
  if (quantity === undefined || price === undefined || baseQuantity === '0') return [];
  const expected = add(divide(multiply(quantity, price), baseQuantity, 6), net(adjustments));
  return off('lineAmount', found, expected, { tolerance: LINE_TOLERANCE, line: id ?? String(index + 1) });
}

/** Half a cent a line: VAT rounded on each line, as it was allowed until 2025, is as far off; never more than the official rules let pass. */
function vatTolerance(lines: number): Decimal {
  return multiply('0.005', String(Math.min(Math.max(lines, 2), 198)));
}

function wrongTaxes({ taxes, lines, adjustments, remarks }: UblInvoice): WrongSum[] {
  if (lines.length === 0 || remarks.some(({ code }) => code === 'taxesFromLines')) return [];
  const bases = basesOf(lines, adjustments);
  const stated = new Map<string, UblTax[]>();
  for (const tax of taxes) stated.set(taxKey(tax), [...(stated.get(taxKey(tax)) ?? []), tax]);
  // Older files may leave the category of a line or an allowance out: then nothing says what a base is made of.
  const classified = [...lines, ...adjustments].every(({ tax }) => tax?.category !== undefined || tax?.percent !== undefined);
  const unstated = [...bases].filter(([key]) => classified && !stated.has(key)).flatMap(([, { tax, base }]) => off('taxBase', '0', base, { tolerance: '0.01', percent: tax.percent }));
  const wrongGroups = [...stated].flatMap(([key, group]) => {
    const { percent } = group[0]!;
    const sum = (name: 'base' | 'vat') => sumOf(group.flatMap((tax) => tax[name] ?? []));
    const expected = bases.get(key);
    const count = expected?.lines ?? lines.length;
    const base = classified ? off('taxBase', sum('base'), expected?.base ?? '0', { tolerance: '0.01', percent }) : [];
    const charged = group[0]!.category !== 'AE' || sum('vat') !== '0';
    const vat = percent === undefined || !charged ? [] : off('taxAmount', sum('vat'), percentOf(sum('base'), percent), { tolerance: vatTolerance(count), percent });
    return [...base, ...vat];
  });
  return [...wrongGroups, ...unstated];
}

function wrongTotals(invoice: UblInvoice): WrongSum[] {
  const { totals, lines, adjustments, taxes } = invoice;
  const nets = lines.flatMap(({ net }) => (net === undefined ? [] : [net]));
  const amounts = (charge: boolean) => sumOf(adjustments.filter((one) => one.charge === charge).map(({ amount }) => amount));
  const { allowances = '0', charges = '0', prepaid = '0', rounding = '0' } = totals;
  const all = nets.length === lines.length && lines.length > 0;
  const lineTotal = totals.lines ?? sumOf(nets);
  const vats = taxes.flatMap(({ vat }) => vat ?? []);
  const vat = totals.vat ?? sumOf(vats);
  const netTotal = add(add(lineTotal, negate(allowances)), charges);
  return [
    ...(all ? off('lineTotal', totals.lines, sumOf(nets), { tolerance: '0.005' }) : []),
    ...off('allowanceTotal', totals.allowances, amounts(false)),
    ...off('chargeTotal', totals.charges, amounts(true)),
    ...off('netTotal', totals.net, netTotal),
    ...(vats.length > 0 ? off('taxTotal', totals.vat, sumOf(vats)) : []),
    ...off('grossTotal', totals.gross, add(totals.net ?? netTotal, vat)),
    ...(totals.gross === undefined ? [] : off('payable', totals.payable, add(add(totals.gross, negate(prepaid)), rounding)))
  ];
}

/** Every sum that is off: totals first, then VAT, then lines. */
export function wrongSums(invoice: UblInvoice): WrongSum[] {
  return [...wrongTotals(invoice), ...wrongTaxes(invoice), ...invoice.lines.flatMap(wrongLine)];
}
