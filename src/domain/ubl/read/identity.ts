// Who a party is by its numbers, each checked: enterprise number, VAT number, country.
import { isCountry } from '../../countries.ts';
import { type EnterpriseNumber, enterpriseNumberOf, parseEnterpriseNumber } from '../../numbers/enterprise.ts';
import { parseVatNumber, vatCountry, type VatNumber } from '../../numbers/vatnumber.ts';
import type { UblIdentifier, UblParty } from './invoice.ts';

/** ISO 6523 and EAS schemes that hold Belgian numbers, and what older files call them. */
const BELGIAN_SCHEMES = new Set(['0208', '9925', '9956', 'BE:EN', 'BE:VAT', 'BE:CBE', 'KBO', 'BCE', 'CBE']);

const isBelgian = ({ scheme = '' }: UblIdentifier) => BELGIAN_SCHEMES.has(scheme.toUpperCase());

function enterprise(text: string | undefined): EnterpriseNumber | undefined {
  const read = parseEnterpriseNumber(text ?? '');
  return read.ok ? read.value : undefined;
}

/** Country that the address or a Belgian scheme tells; undefined when nothing does. */
function placeOf({ address, endpoint, legalId, ids }: UblParty): string | undefined {
  if (isCountry(address?.country)) return address.country;
  const known = [endpoint, legalId, ...ids].some((id) => id && isBelgian(id) && enterprise(id.value));
  return known ? 'BE' : undefined;
}

/** The VAT number with its prefix; bare digits are Belgian unless the party lives elsewhere. */
export function vatNumberOf(party: UblParty): VatNumber | undefined {
  const written = party.vatNumber ?? '';
  if (/^\s*\d/.test(written) && (placeOf(party) ?? 'BE') !== 'BE') return undefined;
  const read = parseVatNumber(written);
  return read.ok ? read.value : undefined;
}

/** All Belgian enterprise numbers that a party names, the legal registration first; a member of a VAT unit has another one in its VAT number. */
export function enterpriseNumbersOf(party: UblParty): EnterpriseNumber[] {
  const { endpoint, legalId, ids } = party;
  const vat = vatNumberOf(party);
  const belgian = (placeOf(party) ?? (vat ? vatCountry(vat) : 'BE')) === 'BE';
  // Without a scheme only a party in Belgium has a Belgian registration; its own numbers of customers are no identifiers of theirs.
  const registered = legalId && (isBelgian(legalId) || (belgian && !legalId.scheme)) ? enterprise(legalId.value) : undefined;
  const others = [...ids, ...(endpoint ? [endpoint] : [])].filter(isBelgian).map(({ value }) => enterprise(value));
  const all = [registered, vat && enterpriseNumberOf(vat), ...others];
  return [...new Set(all.filter((number) => number !== undefined))];
}

/** ISO 3166 country of the party for VAT: of its VAT number, else of its address, else Belgium by its numbers; undefined when nothing tells it. */
export function vatCountryOf(party: UblParty): string | undefined {
  const vat = vatNumberOf(party);
  return vat ? vatCountry(vat) : placeOf(party);
}
