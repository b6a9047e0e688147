// The VAT territory of the Union: what leaves it is exported, what stays within is not (Directive 2006/112/EC, art. 5-7).
import { isMemberState } from '../countries.ts';
import type { Address } from '../party/model.ts';

/** Parts of member states that lie outside, by postcode: Ceuta, Melilla, the Canaries; Büsingen, Heligoland; Livigno; Mount Athos. */
const OUTSIDE: Readonly<Record<string, RegExp>> = {
  ES: /^(?:35|38|51|52)\d{3}$/,
  DE: /^(?:78266|27498)$/,
  IT: /^23041$/,
  GR: /^63086$/
};

/**
 * @returns whether goods that arrive at an address are still within the VAT territory of the Union. Monaco counts as France;
 * Northern Ireland (Windsor framework) is told from the rest of the United Kingdom by the XI number of the buyer.
 */
export function inVatTerritory({ country, postcode }: Pick<Address, 'country' | 'postcode'>, buyerVatNumber = ''): boolean {
  if (country === 'MC') return true;
  if (country === 'GB') return buyerVatNumber.startsWith('XI');
  return isMemberState(country) && !OUTSIDE[country]?.test(postcode.replaceAll(/\s/g, ''));
}
