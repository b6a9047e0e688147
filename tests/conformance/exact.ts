// Our own check, to the cent: the official rules let a wrong VAT pass while it is less than one euro off (BR-CO-17).
import { type Element, parseXmlDocument } from 'slimdom';
import type { SealedDocument } from '#domain/document/model.ts';

/** Decimals kept by the arithmetic below, which shares no code with the domain. */
const SCALE = 16n;
const ONE = 10n ** SCALE;

function units(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,16}))?$/.exec(text);
  if (!match) throw new Error(`not a number: "${text}"`);
  const size = BigInt(match[2]!) * ONE + BigInt((match[3] ?? '').padEnd(Number(SCALE), '0'));
  return match[1] ? -size : size;
}

/** To a cent, half away from zero; the argument has `scales` times the usual decimals. */
function cents(value: bigint, scales = 1n): bigint {
  const cent = (ONE ** scales) / 100n;
  const size = value < 0n ? -value : value;
  const rounded = (size * 2n + cent) / (cent * 2n);
  return value < 0n ? -rounded : rounded;
}

const child = (parent: Element, name: string): Element | undefined => parent.children.find((c) => c.localName === name);
const all = (parent: Element, name: string): Element[] => parent.children.filter((c) => c.localName === name);
const at = (parent: Element, ...names: string[]): Element => {
  return names.reduce((element, name) => {
    const next = child(element, name);
    if (!next) throw new Error(`${element.localName} has no ${name}`);
    return next;
  }, parent);
};
const textAt = (parent: Element, ...names: string[]): string => at(parent, ...names).textContent ?? '';

/** An amount in cents; it must be written with two decimals. */
function amount(parent: Element, ...names: string[]): bigint {
  const text = textAt(parent, ...names);
  if (!/^-?\d+\.\d{2}$/.test(text)) throw new Error(`amount "${text}" has not two decimals`);
  return cents(units(text));
}
const amountOrZero = (parent: Element, name: string): bigint => (child(parent, name) ? amount(parent, name) : 0n);
const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** Charges less allowances among the AllowanceCharge elements of a parent. */
const adjustments = (elements: readonly Element[]): bigint =>
  sum(elements.map((a) => (textAt(a, 'ChargeIndicator') === 'true' ? amount(a, 'Amount') : -amount(a, 'Amount'))));

/** Outside VAT there is no rate at all: nothing is charged. */
const percentOf = (category: Element): string => (child(category, 'Percent') ? textAt(category, 'Percent') : '0');
const taxKey = (category: Element): string => `${textAt(category, 'ID')} ${percentOf(category)}`;

type Expectation = [what: string, found: bigint, expected: bigint, slack?: bigint];

function lineExpectations(line: Element, index: number, slack: bigint): Expectation[] {
  const quantity = units(textAt(line, child(line, 'InvoicedQuantity') ? 'InvoicedQuantity' : 'CreditedQuantity'));
  const price = units(textAt(line, 'Price', 'PriceAmount'));
  const net = amount(line, 'LineExtensionAmount');
  // Nothing times any price is nothing: a cent that rounding put there has no price to follow.
  if (quantity === 0n) return [];
  return [[`line ${index + 1}: quantity × price`, net - adjustments(all(line, 'AllowanceCharge')), cents(quantity * price, 2n), slack]];
}

function groupExpectations(root: Element, lines: readonly Element[], slack: bigint): Expectation[] {
  const bases = new Map<string, bigint>();
  const put = (key: string, value: bigint) => bases.set(key, (bases.get(key) ?? 0n) + value);
  for (const line of lines) put(taxKey(at(line, 'Item', 'ClassifiedTaxCategory')), amount(line, 'LineExtensionAmount'));
  for (const a of all(root, 'AllowanceCharge')) put(taxKey(at(a, 'TaxCategory')), adjustments([a]));
  const subtotals = all(at(root, 'TaxTotal'), 'TaxSubtotal');
  const found = subtotals.flatMap((subtotal): Expectation[] => {
    const category = at(subtotal, 'TaxCategory');
    const base = amount(subtotal, 'TaxableAmount');
    const vat = cents((base * ONE * units(percentOf(category))) / 10_000n, 2n);
    return [
      [`base of ${taxKey(category)}`, base, bases.get(taxKey(category)) ?? 0n],
      [`VAT of ${taxKey(category)}`, amount(subtotal, 'TaxAmount'), vat, slack]
    ];
  });
  return [...found, ['number of VAT subtotals', BigInt(subtotals.length), BigInt(bases.size)]];
}

function totalExpectations(root: Element, lines: readonly Element[], sealed: SealedDocument): Expectation[] {
  const total = at(root, 'LegalMonetaryTotal');
  const { totals } = sealed;
  const vat = amount(root, 'TaxTotal', 'TaxAmount');
  const [net, gross, payable] = [amount(total, 'TaxExclusiveAmount'), amount(total, 'TaxInclusiveAmount'), amount(total, 'PayableAmount')];
  const rounding = amountOrZero(total, 'PayableRoundingAmount');
  const lineTotal = amount(total, 'LineExtensionAmount');
  const [allowance, charge] = [amountOrZero(total, 'AllowanceTotalAmount'), amountOrZero(total, 'ChargeTotalAmount')];
  return [
    ['sum of lines', lineTotal, sum(lines.map((l) => amount(l, 'LineExtensionAmount')))],
    ['allowances and charges', charge - allowance, adjustments(all(root, 'AllowanceCharge'))],
    ['net', net, lineTotal - allowance + charge],
    ['VAT', vat, sum(all(at(root, 'TaxTotal'), 'TaxSubtotal').map((s) => amount(s, 'TaxAmount')))],
    ['gross', gross, net + vat],
    ['payable', payable, gross - amountOrZero(total, 'PrepaidAmount') + rounding],
    ['net as sealed', net, BigInt(totals.net)],
    ['VAT as sealed', vat, BigInt(totals.vat)],
    ['gross as sealed', gross, BigInt(totals.gross)],
    ['rounding as sealed', rounding, BigInt(totals.rounding)],
    ['payable as sealed', payable, BigInt(totals.payable)]
  ];
}

/**
 * @param slack cents by which VAT and quantity × price may be off: a credit note for a part is fitted to what is left of its invoice
 * @returns what is not exactly what quantities, prices, rates and the seal say; empty when all is
 */
export function inexact(xml: string, sealed: SealedDocument, slack = 0): string[] {
  const off = BigInt(slack);
  const root = parseXmlDocument(xml).documentElement!;
  const lines = [...all(root, 'InvoiceLine'), ...all(root, 'CreditNoteLine')];
  const expectations = [...lines.flatMap((line, i) => lineExpectations(line, i, off)), ...groupExpectations(root, lines, off), ...totalExpectations(root, lines, sealed)];
  const apart = (found: bigint, expected: bigint) => (found > expected ? found - expected : expected - found);
  return expectations.filter(([, found, expected, within = 0n]) => apart(found, expected) > within).map(([what, found, expected]) => `${what}: ${found} cents, expected ${expected}`);
}
