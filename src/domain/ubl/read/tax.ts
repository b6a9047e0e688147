// VAT categories and breakdown (BG-23, BG-30), also as the Belgian extension and e-FFF write them.
import { all, child, textAt, textOf, type XmlElement, attribute } from './element.ts';
import type { Remark, UblTax, UblTaxCategory } from './invoice.ts';
import { said } from './party.ts';
import { decimalAt } from './values.ts';

/** UBL.BE's codes, which stand in the name of a category: what they are in UNCL5305, and their rate. */
const BELGIAN: Readonly<Record<string, { category: string; percent: string }>> = {
  '00': { category: 'Z', percent: '0' },
  '01': { category: 'S', percent: '6' },
  '02': { category: 'S', percent: '12' },
  '03': { category: 'S', percent: '21' },
  '44': { category: 'AE', percent: '0' },
  '45': { category: 'AE', percent: '0' },
  '46GO': { category: 'K', percent: '0' },
  '46TR': { category: 'K', percent: '0' },
  '47': { category: 'G', percent: '0' },
  '0044': { category: 'E', percent: '0' },
  NA: { category: 'E', percent: '0' },
  SC: { category: 'E', percent: '0' },
  NS: { category: 'O', percent: '0' }
};

/** UNCL5305 has codes for lower and higher rates too; EN 16931 calls them all standard. */
const SAME: Readonly<Record<string, string>> = { AA: 'S', H: 'S', B: 'S' };

/** `46/GO` → `46GO`; codes of one kind of export and another are the same to us. */
const bare = (name: string | undefined): string => (name ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/^47[A-Z]{2}$/, '47');

/** What UBL.BE's code of a category says; undefined for a name that is none of its codes. */
export const belgianCode = (name: string | undefined): { code: string; category: string; percent: string } | undefined => {
  const code = bare(name);
  const known = Object.hasOwn(BELGIAN, code) ? BELGIAN[code] : undefined;
  return known && { code, ...known };
};

/**
 * @param element TaxCategory or ClassifiedTaxCategory
 * @param outer where UBL 2.0 may keep the rate
 */
export function taxCategoryOf(remarks: Remark[], element: XmlElement | undefined, outer?: XmlElement): UblTaxCategory {
  const name = textAt(element, 'cbc:Name');
  const belgian = belgianCode(name);
  const id = textAt(element, 'cbc:ID')?.toUpperCase();
  return said({
    category: id === undefined ? belgian?.category : (SAME[id] ?? id),
    percent: decimalAt(remarks, element, 'cbc:Percent') ?? decimalAt(remarks, outer, 'cbc:Percent') ?? belgian?.percent,
    name,
    reasonCode: textAt(element, 'cbc:TaxExemptionReasonCode'),
    reason: textAt(element, 'cbc:TaxExemptionReason')
  });
}

function subtotalOf(remarks: Remark[], element: XmlElement): UblTax {
  return said({
    ...taxCategoryOf(remarks, child(element, 'cac:TaxCategory'), element),
    base: decimalAt(remarks, element, 'cbc:TaxableAmount'),
    vat: decimalAt(remarks, element, 'cbc:TaxAmount')
  });
}

/** Currency of an element's amount. */
const currencyIn = (element: XmlElement, name: string) => attribute(child(element, name), 'currencyID')?.toUpperCase();

/** The TaxTotals in the document's currency, and the one in another (BT-111). */
export function taxTotals(root: XmlElement, currency: string): { own: XmlElement[]; other?: XmlElement } {
  const totals = all(root, 'cac:TaxTotal');
  const other = totals.find((total) => (currencyIn(total, 'cbc:TaxAmount') ?? currency) !== currency);
  const own = totals.filter((total) => (currencyIn(total, 'cbc:TaxAmount') ?? currency) === currency);
  // Without attributes, the one with a breakdown is the document's.
  const broken = own.filter((total) => child(total, 'cac:TaxSubtotal'));
  return { own: own.length > 1 && broken.length > 0 ? broken : own, ...(other && { other }) };
}

/** The VAT breakdown of TaxTotals. */
export const taxesOf = (remarks: Remark[], totals: readonly XmlElement[]): UblTax[] =>
  totals.flatMap((total) => all(total, 'cac:TaxSubtotal').map((one) => subtotalOf(remarks, one)));

/** The currency of the first amount that names one. */
export function currencyOf(root: XmlElement): string | undefined {
  const named = textOf(child(root, 'cbc:DocumentCurrencyCode'));
  const amounts = child(root, 'cac:LegalMonetaryTotal')?.children ?? [];
  return (named ?? amounts.map((one) => attribute(one, 'currencyID')).find(Boolean))?.toUpperCase();
}
