// The columns of a CSV file of customers.
import type { PaymentTerms } from '../dates.ts';
import { parseEnterpriseNumber, printEnterpriseNumber } from '../numbers/enterprise.ts';
import { parseVatNumber } from '../numbers/vatnumber.ts';
import { LONGEST } from '../party/check.ts';
import type { Customer, PartyType } from '../party/model.ts';
import type { Lang } from '../record.ts';
import { refuse, type Result } from '../result.ts';
import type { Regime } from '../tax/regimes.ts';
import { readCountry } from './country-name.ts';
import { CUSTOMER_HEADINGS } from './customer-headings.ts';
import { readRegime, readType, regimeWord, typeWord } from './customer-words.ts';
import type { CellFault, ImportField, ImportFields } from './field.ts';
import { codeOf, present, textOf } from './read-cell.ts';
import { readTerm, termWords } from './term-words.ts';
import { readLanguage, readYesNo, yesNo } from './words.ts';

/** What a line of the file may say of a customer; what it does not say stays as it is. */
export interface CustomerValues {
  number?: string;
  type?: PartyType;
  name?: string;
  /** Only read: stands before the name. */
  firstName?: string;
  enterpriseNumber?: string;
  vatNumber?: string;
  /** `reverse`: co-contractor or reverse charge, as the VAT number tells. */
  regime?: Regime | 'reverse';
  language?: Lang;
  email?: string;
  phone?: string;
  street?: string;
  /** Only read: stands after the street. */
  houseNumber?: string;
  extra?: string;
  postcode?: string;
  city?: string;
  country?: string;
  term?: PaymentTerms;
  note?: string;
  archived?: boolean;
}

const field = <Value>(
  key: keyof typeof CUSTOMER_HEADINGS,
  read: ImportField<Customer, Value>['read'],
  write?: ImportField<Customer, Value>['write']
): ImportField<Customer, Value> => ({ headings: CUSTOMER_HEADINGS[key], read, write });

/** A number of another country in the column of enterprise numbers is its VAT number: see `customer-row.ts`. */
function readEnterpriseNumber(cell: string): Result<string, CellFault> {
  const read = parseEnterpriseNumber(cell);
  if (read.ok) return read;
  const vat = parseVatNumber(cell);
  return vat.ok && !vat.value.startsWith('BE') ? vat : refuse('enterpriseNumberWrong');
}

function readVatNumber(cell: string): Result<string, CellFault> {
  const read = parseVatNumber(cell);
  return read.ok ? read : refuse('vatNumberWrong');
}

export const CUSTOMER_FIELDS: ImportFields<Customer, CustomerValues> = {
  number: field('number', codeOf(LONGEST.number), (c) => present(c.number)),
  type: field('type', readType, (c, lang) => ({ text: typeWord(c.type, lang) })),
  name: field('name', textOf(LONGEST.name), (c) => present(c.name)),
  firstName: field('firstName', textOf(LONGEST.name)),
  enterpriseNumber: field('enterpriseNumber', readEnterpriseNumber, (c) => present(c.enterpriseNumber && printEnterpriseNumber(c.enterpriseNumber))),
  vatNumber: field('vatNumber', readVatNumber, (c) => present(c.vatNumber)),
  regime: field('regime', readRegime, (c, lang) => ({ text: regimeWord(c.regime, lang) })),
  language: field('language', readLanguage, (c) => ({ text: c.language })),
  email: field('email', textOf(LONGEST.email), (c) => present(c.email)),
  phone: field('phone', codeOf(LONGEST.phone), (c) => present(c.phone)),
  street: field('street', textOf(LONGEST.street), (c) => present(c.address.street)),
  houseNumber: field('houseNumber', textOf(LONGEST.extra)),
  extra: field('extra', textOf(LONGEST.extra), (c) => present(c.address.extra)),
  postcode: field('postcode', textOf(LONGEST.postcode), (c) => present(c.address.postcode)),
  city: field('city', textOf(LONGEST.city), (c) => present(c.address.city)),
  country: field('country', readCountry, (c) => present(c.address.country)),
  term: field('term', readTerm, (c, lang) => present(c.term && termWords(c.term, lang))),
  note: field('note', textOf(LONGEST.note), (c) => present(c.note)),
  archived: field('archived', readYesNo, (c, lang) => ({ text: yesNo(c.archived === true, lang) }))
};

/** The fields that an import of customers can fill, in the order of the file. */
export const CUSTOMER_KEYS = Object.keys(CUSTOMER_FIELDS) as (keyof CustomerValues)[];
