// How a supplier's VAT category is treated on the side of the Belgian buyer, and how sure that is.
import { isMemberState } from '../../countries.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Treatment } from '../../purchase/treatment.ts';
import { isReverse } from '../../purchase/treatment.ts';
import type { SeenLine } from '../../purchase/understood.ts';
import { NORMAL_RATE } from '../../tax/rates.ts';
import type { UblTax } from './invoice.ts';
import { centsOf, percentOf } from './sums.ts';
import { belgianCode } from './tax.ts';

export interface Treated {
  treatment: Treatment;
  /** Percent. */
  confidence: number;
}

/** `foreignVat`: VAT of another country, which no Belgian return deducts; `unsure`: the file does not tell it. */
export type Doubt = 'foreignVat' | 'unsure';

const sure = (treatment: Treatment): Treated => ({ treatment, confidence: 100 });
/** The kind is known, the Belgian rate is not: it is what most supplies have. */
const reverse = (treatment: Treatment): Treated => ({ treatment, confidence: 70 });
const unsure = (treatment: Treatment): Treated => ({ treatment, confidence: 60 });

type Origin = 'belgian' | 'union' | 'outside';

/** A supplier of which nothing is known is taken for a Belgian one. */
const originOf = (country = 'BE'): Origin => (country === 'BE' ? 'belgian' : isMemberState(country) ? 'union' : 'outside');

/** What UBL.BE says in its own codes, by the grid of the seller's return. */
const BY_GRID: Readonly<Record<string, Treatment>> = { '44': 'euServices', '45': 'cocontractor', '46GO': 'intraGoods', '46TR': 'intraGoods' };

function reversed(origin: Origin, reasonCode: string | undefined): Treated {
  if (origin === 'belgian') return reverse('cocontractor');
  if (origin === 'outside') return reverse('otherServices');
  return reverse(reasonCode === 'VATEX-EU-IC' ? 'intraGoods' : 'euServices');
}

/** Categories in which the supplier charges nothing. */
function uncharged(tax: UblTax, origin: Origin): Treated {
  const { category, reasonCode = '' } = tax;
  switch (category) {
    case 'AE':
      return reversed(origin, reasonCode.toUpperCase());
    case 'K':
      return origin === 'outside' ? unsure('import') : origin === 'belgian' ? unsure('intraGoods') : reverse('intraGoods');
    case 'G':
      return origin === 'outside' ? reverse('import') : unsure(origin === 'belgian' ? 'none' : 'intraGoods');
    case 'O':
      return origin === 'belgian' ? sure('none') : unsure(origin === 'union' ? 'euServices' : 'otherServices');
    case 'E':
      return origin === 'belgian' ? sure('none') : unsure('none');
    default:
      return origin === 'belgian' ? sure('domestic') : unsure(origin === 'union' ? 'intraGoods' : 'import');
  }
}

/** @param country of the supplier, ISO 3166; undefined when it is not known */
function treatmentOf(tax: UblTax, country: string | undefined): Treated {
  const origin = originOf(country);
  const charged = (tax.vat ?? '0') !== '0';
  if (charged) return origin === 'belgian' ? { treatment: 'domestic', confidence: tax.category === 'S' || tax.category === undefined ? 100 : 70 } : { treatment: 'none', confidence: 65 };
  const grid = BY_GRID[belgianCode(tax.name)?.code ?? ''];
  return grid ? reverse(grid) : uncharged(tax, origin);
}

/** What is doubtful about how a subtotal is treated. */
export function doubtOf(tax: UblTax, country: string | undefined): Doubt | undefined {
  if ((tax.vat ?? '0') !== '0' && originOf(country) !== 'belgian') return 'foreignVat';
  return treatmentOf(tax, country).confidence <= 60 ? 'unsure' : undefined;
}

/** The rate in percent that VAT on a base comes to, for files that do not say it: to the nearest whole percent. */
function rateOf({ percent }: UblTax, net: number, vat: number): Decimal {
  return percent ?? (net === 0 ? '0' : String(Math.abs(Math.round((vat / net) * 100))));
}

/** A subtotal as a line of a purchase; undefined when it says no base. */
export function seenLine(tax: UblTax, country: string | undefined): { line: SeenLine; confidence: number } | undefined {
  const [net, charged] = [centsOf(tax.base), centsOf(tax.vat ?? '0')];
  if (net === undefined || charged === undefined) return undefined;
  const { treatment, confidence } = treatmentOf(tax, country);
  if (treatment === 'none') return { line: { treatment, net: net + charged, rate: '0', vat: 0 }, confidence };
  if (!isReverse(treatment)) return { line: { treatment, net, rate: rateOf(tax, net, charged), vat: charged }, confidence };
  const said = tax.percent !== undefined && tax.percent !== '0' ? tax.percent : undefined;
  const rate = said ?? NORMAL_RATE;
  const vat = centsOf(percentOf(tax.base ?? '0', rate));
  return vat === undefined ? undefined : { line: { treatment, net, rate, vat }, confidence };
}
