// What is wrong or doubtful in a customer, as codes that a screen turns into words.
import { isCountry, isMemberState } from '../countries.ts';
import { enterpriseNumberOf, isEnterpriseNumber } from '../numbers/enterprise.ts';
import { isOtherMemberState, isVatNumber } from '../numbers/vatnumber.ts';
import { rulesOf } from '../tax/regimes.ts';
import type { Address, Customer } from './model.ts';

export type CustomerFault =
  | 'missing'
  | 'tooLong'
  | 'enterpriseNumberWrong'
  | 'vatNumberWrong'
  /** The Belgian VAT number has other digits than the enterprise number. */
  | 'vatNumberOfAnother'
  /** The regime is for holders of a Belgian VAT number (co-contractor). */
  | 'needsBelgianVatNumber'
  /** The regime is for holders of a VAT number of another member state (intra-EU). */
  | 'needsForeignVatNumber'
  /** Export or intra-EU with an address in Belgium: possible, when the goods leave it. */
  | 'addressInBelgium'
  /** Export with an address in the Union. */
  | 'addressInUnion'
  /** Normal regime with a VAT number of another member state: often intra-EU or reverse charge. */
  | 'perhapsIntraEU'
  /** A private person with a VAT number invoices as a company. */
  | 'personWithVatNumber'
  /** A Belgian company without number: no structured invoice can reach it. */
  | 'companyWithoutNumber'
  | 'emailWrong'
  | 'postcodeWrong'
  | 'countryUnknown'
  | 'termTooLong';

/** `wrong` keeps a document from being issued or a line from being imported, `hint` asks to look again. */
export interface CustomerProblem {
  /** Path of the field, as in the record: `name`, `address.postcode`. */
  field: string;
  code: CustomerFault;
  level: 'wrong' | 'hint';
}

/** Longest texts, in UTF-16 units: what fits on an invoice and in its electronic form. */
export const LONGEST = { number: 40, name: 200, email: 200, phone: 60, street: 200, extra: 200, postcode: 20, city: 100, note: 10_000 } as const;

const LONGEST_TERM_DAYS = 3650;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/;
const BELGIAN_POSTCODE = /^[1-9]\d{3}$/;

/** Whether the text can be an e-mail address. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** What customers and suppliers are asked alike. */
export type Checked = Pick<Customer, 'name' | 'number' | 'email' | 'phone' | 'note' | 'enterpriseNumber' | 'vatNumber' | 'address' | 'term' | 'type'>;

/** The problems of a customer, in the order of the fields; an empty list when nothing is to be said. */
export const checkCustomer = (customer: Customer): CustomerProblem[] => checkIdentity(customer, checkRegime(customer));

/** Those of who somebody is and where; `within` stand among them, before the address. */
export function checkIdentity(customer: Checked, within: readonly CustomerProblem[] = []): CustomerProblem[] {
  const problems: CustomerProblem[] = [];
  const wrong = (field: string, code: CustomerFault, when: boolean) => void (when && problems.push({ field, code, level: 'wrong' }));
  const hint = (field: string, code: CustomerFault, when: boolean) => void (when && problems.push({ field, code, level: 'hint' }));
  const { name, number, email, phone, note, enterpriseNumber, vatNumber, address, term, type } = customer;
  wrong('name', 'missing', name.trim() === '');
  wrong('name', 'tooLong', name.length > LONGEST.name);
  wrong('number', 'tooLong', number.length > LONGEST.number);
  wrong('enterpriseNumber', 'enterpriseNumberWrong', !!enterpriseNumber && !isEnterpriseNumber(enterpriseNumber));
  const vatNumberStands = !!vatNumber && isVatNumber(vatNumber);
  wrong('vatNumber', 'vatNumberWrong', !!vatNumber && !vatNumberStands);
  const digits = vatNumberStands ? enterpriseNumberOf(vatNumber) : undefined;
  hint('vatNumber', 'vatNumberOfAnother', !!digits && !!enterpriseNumber && digits !== enterpriseNumber);
  hint('type', 'personWithVatNumber', type === 'person' && !!vatNumber);
  const anonymous = type === 'company' && !enterpriseNumber && !vatNumber && address.country === 'BE';
  hint('enterpriseNumber', 'companyWithoutNumber', anonymous && name.trim() !== '');
  problems.push(...within, ...checkAddress(address, 'address.'));
  wrong('email', 'emailWrong', !!email && !isEmail(email));
  wrong('email', 'tooLong', (email?.length ?? 0) > LONGEST.email);
  wrong('phone', 'tooLong', (phone?.length ?? 0) > LONGEST.phone);
  wrong('term', 'termTooLong', !!term && !(Number.isSafeInteger(term.days) && term.days >= 0 && term.days <= LONGEST_TERM_DAYS));
  wrong('note', 'tooLong', (note?.length ?? 0) > LONGEST.note);
  return problems;
}

/** What the regime asks of the customer: it is checked again on each document, where the delivery is known too. */
function checkRegime({ regime, vatNumber = '', address }: Customer): CustomerProblem[] {
  const { requires } = rulesOf(regime);
  const supply = regime === 'reverseCharge' ? 'services' : 'goods';
  if (requires.includes('buyerBelgianVatNumber') && !vatNumber.startsWith('BE')) {
    return [{ field: 'regime', code: 'needsBelgianVatNumber', level: 'wrong' }];
  }
  if (requires.includes('buyerForeignVatNumber') && !isOtherMemberState(vatNumber, supply)) {
    return [{ field: 'regime', code: 'needsForeignVatNumber', level: 'wrong' }];
  }
  const abroad = regime === 'export' || regime === 'intraEU' || regime === 'reverseCharge';
  if (abroad && address.country === 'BE') return [{ field: 'regime', code: 'addressInBelgium', level: 'hint' }];
  if (regime === 'export' && isMemberState(address.country)) return [{ field: 'regime', code: 'addressInUnion', level: 'hint' }];
  if (regime === 'normal' && isOtherMemberState(vatNumber, 'services')) return [{ field: 'regime', code: 'perhapsIntraEU', level: 'hint' }];
  return [];
}

/** The problems of an address; `prefix` goes before its fields' names. An address left empty is none. */
export function checkAddress(address: Address, prefix = ''): CustomerProblem[] {
  const problems: CustomerProblem[] = [];
  for (const field of ['street', 'extra', 'postcode', 'city'] as const) {
    if ((address[field]?.length ?? 0) > LONGEST[field]) problems.push({ field: prefix + field, code: 'tooLong', level: 'wrong' });
  }
  if (address.country === 'BE' && address.postcode !== '' && !BELGIAN_POSTCODE.test(address.postcode.trim())) {
    problems.push({ field: `${prefix}postcode`, code: 'postcodeWrong', level: 'hint' });
  }
  if (!isCountry(address.country)) problems.push({ field: `${prefix}country`, code: 'countryUnknown', level: 'wrong' });
  return problems;
}
