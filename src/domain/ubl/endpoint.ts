// Electronic addresses (BT-34, BT-49): under which scheme a party is known in the Peppol network.
import { isLuhn } from '../numbers/digits.ts';
import { enterpriseNumberOf, isEnterpriseNumber } from '../numbers/enterprise.ts';
import { isVatNumber } from '../numbers/vatnumber.ts';
import type { Party } from '../party/model.ts';

export interface Endpoint {
  /** Code of the EAS list. */
  scheme: string;
  value: string;
}

/** Schemes whose identifier is the VAT number itself, by its prefix. */
const VAT_SCHEMES: Readonly<Record<string, string>> = {
  AT: '9914',
  BE: '9925',
  BG: '9926',
  CH: '9927',
  CY: '9928',
  CZ: '9929',
  DE: '9930',
  EE: '9931',
  EL: '9933',
  ES: '9920',
  FR: '9957',
  GB: '9932',
  HR: '9934',
  HU: '9910',
  IE: '9935',
  LT: '9937',
  LU: '9938',
  LV: '9939',
  MT: '9943',
  NL: '9944',
  PL: '9945',
  PT: '9946',
  RO: '9947',
  SI: '9949',
  SK: '9950'
};

/** Countries that register under a number contained in the VAT number. */
const DERIVED: Readonly<Record<string, (rest: string) => Endpoint | undefined>> = {
  DK: (rest) => (/^\d{8}$/.test(rest) ? { scheme: '0184', value: `DK${rest}` } : undefined),
  FI: (rest) => (/^\d{8}$/.test(rest) ? { scheme: '0216', value: `0037${rest}` } : undefined),
  IT: (rest) => (/^\d{11}$/.test(rest) && isLuhn(rest) ? { scheme: '0211', value: `IT${rest}` } : undefined),
  NO: (rest) => (isVatNumber(`NO${rest}`) ? { scheme: '0192', value: rest.slice(0, 9) } : undefined),
  SE: (rest) => (/^\d{10}01$/.test(rest) && isLuhn(rest.slice(0, 10)) ? { scheme: '0007', value: rest.slice(0, 10) } : undefined)
};

/**
 * For whoever has no number in any scheme: private persons above all. The rules want an address of every buyer
 * (R010) in a scheme of the Peppol list (CL008), which has none for e-mail; an invented or borrowed number would be
 * an untruth, so the VAT scheme says "NA", as BIS Billing 3.0 does for a mandatory reference that does not exist.
 * No such participant can exist, so the document cannot be routed: it is handed over by other ways.
 */
export const NO_ADDRESS: Endpoint = { scheme: '9925', value: 'NA' };

/** Registration in the Crossroads Bank: the scheme under which Belgian companies receive. */
export const BELGIAN_ENTERPRISE = '0208';

/** @returns the enterprise number given, or inside a Belgian VAT number; undefined when there is none that the rules accept (R043). */
export function enterpriseNumber(party: Pick<Party, 'enterpriseNumber' | 'vatNumber'>): string | undefined {
  if (isEnterpriseNumber(party.enterpriseNumber)) return party.enterpriseNumber;
  return party.vatNumber && enterpriseNumberOf(party.vatNumber);
}

/** @returns the electronic address of a party: its enterprise number (0208), else one from its VAT number, else `NO_ADDRESS`. */
export function endpointOf(party: Pick<Party, 'enterpriseNumber' | 'vatNumber'>): Endpoint {
  const belgian = enterpriseNumber(party);
  if (belgian) return { scheme: BELGIAN_ENTERPRISE, value: belgian };
  const vat = party.vatNumber ?? '';
  const prefix = vat.slice(0, 2);
  const scheme = VAT_SCHEMES[prefix];
  return DERIVED[prefix]?.(vat.slice(2)) ?? (scheme ? { scheme, value: vat } : NO_ADDRESS);
}
