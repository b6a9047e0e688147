// What the fields of the company share: how they change it, and its problems in words.
import { m } from '#messages';
import type { CompanyFault, CompanyProblem } from '#domain/company/check.ts';
import type { Company } from '#domain/company/model.ts';
import type { Unfinished } from './unfinished.ts';

/** Changes the company by a pure verb: in memory while it is being made, in the store afterwards. */
export type Change = (verb: (company: Company) => Company) => void;

export interface FieldsProps {
  company: Company;
  change: Change;
  problems: readonly CompanyProblem[];
  /** The person has asked to go on: everything missing is said. */
  told: boolean;
  /** Where texts that are not right yet are kept. */
  unfinished?: Unfinished;
}

/** Fields that are one line of text. */
export type TextPath = 'name' | 'legalForm' | 'register' | 'email' | 'phone' | 'website' | 'bic' | `address.${'street' | 'extra' | 'postcode' | 'city'}`;

/** Reads a line of text of the company; '' when absent. */
export function readText(company: Company, path: TextPath): string {
  return (path.startsWith('address.') ? company.address[path.slice(8) as 'street'] : company[path as 'name']) ?? '';
}

const REQUIRED: readonly string[] = ['name', 'address.street', 'address.postcode', 'address.city'];

/** The company with another line of text; an optional one left empty goes. */
export function withText(company: Company, path: TextPath, text: string): Company {
  const value = text === '' && !REQUIRED.includes(path) ? undefined : text;
  if (path.startsWith('address.')) return { ...company, address: { ...company.address, [path.slice(8)]: value } };
  return { ...company, [path]: value };
}

const WORDS: Record<CompanyFault, () => string> = {
  missing: m.company_fault_missing,
  tooLong: m.company_fault_too_long,
  enterpriseNumberWrong: m.company_fault_enterprise_check,
  ibanWrong: m.company_fault_iban_check,
  bicWrong: m.company_fault_bic,
  emailWrong: m.company_fault_email,
  postcodeWrong: m.company_fault_postcode,
  countryUnknown: m.company_fault_country,
  colourWrong: m.company_fault_colour
};

/** The first problem of a field in words; undefined when there is none. */
export function wordsOf(problems: readonly CompanyProblem[], field: string): { text: string; code: CompanyFault; level: 'wrong' | 'hint' } | undefined {
  const found = problems.find((problem) => problem.field === field);
  return found && { text: WORDS[found.code](), code: found.code, level: found.level };
}

/** The name of a field, for the sentence that lists what is still to be done. */
export function fieldName(field: string): string {
  const names: Record<string, () => string> = {
    enterpriseNumber: m.company_enterprise_number,
    name: m.company_name,
    legalForm: m.company_legal_form,
    'address.street': m.company_street,
    'address.postcode': m.company_postcode,
    'address.city': m.company_city,
    'address.country': m.company_country,
    iban: m.company_iban,
    bic: m.company_bic,
    email: m.company_email,
    phone: m.company_phone,
    website: m.company_website,
    register: m.company_register,
    accent: m.company_accent
  };
  return names[field]?.() ?? field;
}
