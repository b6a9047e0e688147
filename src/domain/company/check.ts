// What is wrong or missing in the company's own data, as codes that a screen turns into words.
import { isBic, isIban } from '../numbers/iban.ts';
import { isEnterpriseNumber } from '../numbers/enterprise.ts';
import { checkAddress, isEmail, LONGEST } from '../party/check.ts';
import type { Company } from './model.ts';

export type CompanyFault =
  | 'missing'
  | 'tooLong'
  | 'enterpriseNumberWrong'
  | 'ibanWrong'
  | 'bicWrong'
  | 'emailWrong'
  | 'postcodeWrong'
  | 'countryUnknown'
  | 'colourWrong';

/** `wrong` keeps the company from being made, `hint` asks to look again. */
export interface CompanyProblem {
  /** Path of the field, as in the record: `name`, `address.postcode`. */
  field: string;
  code: CompanyFault;
  level: 'wrong' | 'hint';
}

const LONG_NAME = { legalForm: 60, register: 120, website: 200 } as const;
const COLOUR = /^#[0-9a-f]{6}$/i;

/** What must be on every invoice (Royal Decree no 1, art. 5 §1; CSA art. 2:20), and what is badly written. In the order of the form. */
export function checkCompany(company: Company): CompanyProblem[] {
  const { enterpriseNumber, name, address, iban, bic, email, phone, accent } = company;
  const problems: CompanyProblem[] = [];
  const wrong = (field: string, code: CompanyFault, when: boolean) => void (when && problems.push({ field, code, level: 'wrong' }));
  const required = (field: string, text: string) => wrong(field, 'missing', text.trim() === '');
  required('enterpriseNumber', enterpriseNumber);
  wrong('enterpriseNumber', 'enterpriseNumberWrong', enterpriseNumber !== '' && !isEnterpriseNumber(enterpriseNumber));
  required('name', name);
  wrong('name', 'tooLong', name.length > LONGEST.name);
  for (const field of ['street', 'postcode', 'city', 'country'] as const) required(`address.${field}`, address[field]);
  for (const { field, code, level } of checkAddress(address, 'address.')) {
    const told = problems.some((p) => p.field === field);
    if (!told && (code === 'tooLong' || code === 'postcodeWrong' || code === 'countryUnknown')) problems.push({ field, code, level });
  }
  required('iban', iban);
  wrong('iban', 'ibanWrong', iban !== '' && !isIban(iban));
  wrong('bic', 'bicWrong', !!bic && !isBic(bic));
  wrong('email', 'emailWrong', !!email && !isEmail(email));
  wrong('email', 'tooLong', (email?.length ?? 0) > LONGEST.email);
  wrong('phone', 'tooLong', (phone?.length ?? 0) > LONGEST.phone);
  for (const [field, most] of Object.entries(LONG_NAME)) wrong(field, 'tooLong', (company[field as keyof typeof LONG_NAME]?.length ?? 0) > most);
  wrong('accent', 'colourWrong', !!accent && !COLOUR.test(accent));
  return problems;
}
