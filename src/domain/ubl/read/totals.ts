// Totals of the document (BG-22), and the VAT breakdown where the file has none.
import { add, negate, round, type Decimal } from '../../money/decimal.ts';
import { child, attribute, textAt, type XmlElement } from './element.ts';
import type { Remark, UblAdjustment, UblLine, UblTax, UblTaxCategory, UblTotals } from './invoice.ts';
import { said } from './party.ts';
import { percentOf, sumOf } from './sums.ts';
import { taxTotals } from './tax.ts';
import { decimalAt } from './values.ts';

/** LegalMonetaryTotal and the VAT in all. */
export function totalsOf(remarks: Remark[], root: XmlElement, currency: string): UblTotals {
  const total = child(root, 'cac:LegalMonetaryTotal');
  const amount = (name: string) => decimalAt(remarks, total, name);
  const { own, other } = taxTotals(root, currency);
  const vats = own.map((one) => decimalAt(remarks, one, 'cbc:TaxAmount')).filter((vat) => vat !== undefined);
  const inOther = decimalAt(remarks, other, 'cbc:TaxAmount');
  const otherCurrency = attribute(child(other, 'cbc:TaxAmount'), 'currencyID') ?? textAt(root, 'cbc:TaxCurrencyCode') ?? '';
  return said<UblTotals>({
    lines: amount('cbc:LineExtensionAmount'),
    allowances: amount('cbc:AllowanceTotalAmount'),
    charges: amount('cbc:ChargeTotalAmount'),
    net: amount('cbc:TaxExclusiveAmount'),
    vat: vats.length > 0 ? sumOf(vats) : undefined,
    vatInTaxCurrency: inOther === undefined ? undefined : { amount: inOther, currency: otherCurrency },
    gross: amount('cbc:TaxInclusiveAmount'),
    prepaid: amount('cbc:PrepaidAmount'),
    rounding: amount('cbc:PayableRoundingAmount'),
    payable: amount('cbc:PayableAmount')
  });
}

/** One text for one category and rate; where nothing is charged the rate does not count. */
export const taxKey = ({ category = '', percent = '' }: UblTaxCategory): string => (category === '' || category === 'S' ? `${category} ${percent}` : category);

/** Bases by category and rate as lines, allowances and charges add up to them (BR-S-08 and its like); exact, and in the order in which they come. */
export function basesOf(lines: readonly UblLine[], adjustments: readonly UblAdjustment[]): Map<string, { tax: UblTaxCategory; base: Decimal; lines: number; vat?: Decimal }> {
  const bases = new Map<string, { tax: UblTaxCategory; base: Decimal; lines: number; vat?: Decimal }>();
  const put = (tax: UblTaxCategory, amount: Decimal, count: number, vat?: Decimal) => {
    const group = bases.get(taxKey(tax)) ?? { tax, base: '0', lines: 0 };
    const sum = vat === undefined ? group.vat : add(group.vat ?? '0', vat);
    bases.set(taxKey(tax), { ...group, base: add(group.base, amount), lines: group.lines + count, ...(sum !== undefined && { vat: sum }) });
  };
  for (const { tax, net, vat } of lines) if (net !== undefined) put(tax, net, 1, vat);
  for (const { tax = {}, amount, charge } of adjustments) put(tax, charge ? amount : negate(amount), 0);
  return bases;
}

/** The breakdown that lines give: VAT as they say it, else what the rate comes to; the document's own VAT where there is one rate only. */
export function taxesFromLines(lines: readonly UblLine[], adjustments: readonly UblAdjustment[], vat: Decimal | undefined): UblTax[] {
  const groups = [...basesOf(lines, adjustments).values()];
  const charged = groups.filter(({ tax }) => tax.percent !== undefined && tax.percent !== '0');
  return groups.map((group) => {
    const { tax } = group;
    const base = round(group.base, 2);
    const only = charged.length === 1 && charged[0] === group ? vat : undefined;
    const computed = tax.percent === undefined ? undefined : percentOf(base, tax.percent);
    return said<UblTax>({ ...tax, base, vat: only ?? group.vat ?? computed });
  });
}
