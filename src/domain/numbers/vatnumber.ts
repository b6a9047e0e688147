// VAT numbers of the European Union, Northern Ireland and Norway: form for all, check digits where they are sure.
import { pass, refuse, type Result } from '../result.ts';
import { isLuhn, luhnSum, mod, mod97OfAlphanumeric, weighted } from './digits.ts';
import { isEnterpriseNumber, printEnterpriseNumber } from './enterprise.ts';

/** Country prefix and number without blanks: BE0403170701, EL for Greece, XI for Northern Ireland. */
export type VatNumber = string;

export type VatNumberFault = 'empty' | 'unknownCountry' | 'wrongForm' | 'wrongCheck';

/** Forms after the prefix, as the Commission's VIES describes them; Norway's by its own tax administration. */
const FORMS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z0-9+*]{9}B\d{2}$/,
  NO: /^\d{9}MVA$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^[1-9]\d{1,9}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/
};

/** Check digits; a country that is missing here is checked for its form only. */
const CHECKS: Readonly<Record<string, (number: string) => boolean>> = {
  AT: (number) => (luhnSum(number.slice(1, 8)) + Number(number[8]) + 4) % 10 === 0,
  BE: isEnterpriseNumber,
  DE: isMod11of10,
  FI: (number) => weighted(number, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0,
  // Keys with letters follow another rule, left to VIES.
  FR: (number) => !/^\d{2}/.test(number) || mod(`${number.slice(2)}12`, 97) === Number(number.slice(0, 2)),
  IT: isLuhn,
  LU: (number) => mod(number.slice(0, 6), 89) === Number(number.slice(6)),
  // Companies pass the old eleven test, sole traders since 2020 the mod 97 of the whole.
  NL: (number) => isElevenTest(number) || mod97OfAlphanumeric(`NL${number.replaceAll('+', '36').replaceAll('*', '37')}`) === 1,
  // Brønnøysund: mod 11; a rest of 1 is never given out.
  NO: (number) => (11 - (weighted(number, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(number[8]),
  PL: (number) => weighted(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(number[9]),
  PT: (number) => {
    const check = 11 - (weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return (check > 9 ? 0 : check) === Number(number[8]);
  },
  SE: (number) => isLuhn(number.slice(0, 10))
};

/** ISO 7064 mod 11,10. */
function isMod11of10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** "TVA", "BTW-nr.", "N° TVA" before the number, its blanks and marks taken away; the N of NL is no label. */
const LABEL = /^(?:N[RO]?)?(?:TVA|BTW|MWST|VAT)(?:NR|NO|N(?=[A-Z]{2}\d))?/;

function isElevenTest(number: string): boolean {
  return /^\d{9}B/.test(number) && weighted(number, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

/**
 * Reads "be 0403.170.701", "TVA BE 403170701", "GR 123456783" (as EL) into a VAT number. Digits without a prefix are
 * Belgian. Well formed does not mean valid: VIES tells.
 */
export function parseVatNumber(text: string): Result<VatNumber, VatNumberFault> {
  const tidy = text
    .toUpperCase()
    .replace(/[\s.\-/()°:\u00a0\u202f]+/g, '')
    .replace(LABEL, '');
  if (tidy === '') return refuse('empty');
  const prefixed = /^\d/.test(tidy) ? `BE${tidy}` : tidy.replace(/^GR(?=\d)/, 'EL');
  const country = prefixed.slice(0, 2);
  const form = FORMS[country];
  if (!form) return refuse('unknownCountry');
  const rest = prefixed.slice(2);
  const number = country === 'BE' && /^\d{9}$/.test(rest) ? `0${rest}` : rest;
  if (!form.test(number)) return refuse('wrongForm');
  if (CHECKS[country]?.(number) === false) return refuse('wrongCheck');
  return pass(country + number);
}

/** Whether `value` is a VAT number as `parseVatNumber` gives it. */
export function isVatNumber(value: unknown): value is VatNumber {
  if (typeof value !== 'string') return false;
  const read = parseVatNumber(value);
  return read.ok && read.value === value;
}

/** The ISO 3166 country of a VAT number: GR for EL, GB for XI. */
export function vatCountry(vatNumber: VatNumber): string {
  const prefix = vatNumber.slice(0, 2);
  return prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix;
}

/** Whether the number is of another member state; Northern Ireland belongs to the Union for goods only. */
export function isOtherMemberState(vatNumber: VatNumber, supply: 'goods' | 'services'): boolean {
  const prefix = vatNumber.slice(0, 2);
  return prefix in FORMS && prefix !== 'BE' && prefix !== 'NO' && (prefix !== 'XI' || supply === 'goods');
}

/** As printed: BE 0403.170.701; other countries as they are, after a blank. */
export function printVatNumber(vatNumber: VatNumber): string {
  const rest = vatNumber.slice(2);
  return `${vatNumber.slice(0, 2)} ${vatNumber.startsWith('BE') ? printEnterpriseNumber(rest) : rest}`;
}
