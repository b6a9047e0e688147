// Customers from a CSV file.
import { enterpriseNumberOf, vatNumberOf } from '../numbers/enterprise.ts';
import { checkCustomer } from '../party/check.ts';
import type { Address, Customer, PartyType } from '../party/model.ts';
import { newCustomer } from '../party/new-customer.ts';
import { CUSTOMER_FIELDS, type CustomerValues } from './customer-fields.ts';
import type { ImportKind } from './kind.ts';
import { matchKey, numberFrom } from './match.ts';

type Numbers = Pick<CustomerValues, 'enterpriseNumber' | 'vatNumber'>;

/** The two numbers of a line; one of another country in the column of enterprise numbers is a VAT number. */
function numbersOf({ enterpriseNumber, vatNumber }: CustomerValues): Numbers {
  if (enterpriseNumber && !/^\d/.test(enterpriseNumber)) return { vatNumber: vatNumber ?? enterpriseNumber };
  return { enterpriseNumber, vatNumber };
}

/** What the numbers of a line say of each other, where the file leaves one out. */
function completed({ enterpriseNumber, vatNumber }: Numbers, type: PartyType, mapped: ReadonlySet<string>): Numbers {
  const fromVat = vatNumber && enterpriseNumberOf(vatNumber);
  if (!enterpriseNumber && fromVat) return { enterpriseNumber: fromVat, vatNumber };
  if (enterpriseNumber && !vatNumber && type === 'company' && !mapped.has('vatNumber')) {
    return { enterpriseNumber, vatNumber: vatNumberOf(enterpriseNumber) };
  }
  return { enterpriseNumber, vatNumber };
}

function addressWith(before: Address, { street, houseNumber, extra, postcode, city, country }: CustomerValues): Address {
  return {
    ...before,
    ...(street !== undefined && { street: houseNumber ? `${street} ${houseNumber}` : street }),
    ...(extra !== undefined && { extra }),
    ...(postcode !== undefined && { postcode }),
    ...(city !== undefined && { city }),
    ...(country !== undefined && { country })
  };
}

export const CUSTOMER_IMPORT: ImportKind<Customer, CustomerValues> = {
  kind: 'customer',
  fields: CUSTOMER_FIELDS,

  apply(before, values, fresh, { language }, mapped) {
    const numbers = numbersOf(values);
    const anyNumber = numbers.enterpriseNumber || numbers.vatNumber;
    const type = values.type ?? before?.type ?? (anyNumber ? 'company' : 'person');
    const base = before ?? newCustomer({ ...fresh, language, type });
    const { enterpriseNumber, vatNumber } = before ? numbers : completed(numbers, type, mapped);
    const name = [values.firstName, values.name].filter(Boolean).join(' ');
    const reverse = (vatNumber ?? base.vatNumber ?? 'BE').startsWith('BE') ? 'cocontractor' : 'reverseCharge';
    const regime = values.regime === 'reverse' ? reverse : values.regime;
    const { email, phone, term, note, archived } = values;
    return {
      ...base,
      type,
      ...numberFrom(values.number, before),
      ...(name && { name }),
      ...(enterpriseNumber && { enterpriseNumber }),
      ...(vatNumber && { vatNumber }),
      ...(regime && { regime }),
      ...(values.language && { language: values.language }),
      ...(email && { email }),
      ...(phone && { phone }),
      ...(term && { term }),
      ...(note && { note }),
      ...(archived !== undefined && { archived: archived || undefined }),
      address: addressWith(base.address, values)
    };
  },

  check: checkCustomer,

  matchKeys(values) {
    const { enterpriseNumber, vatNumber } = numbersOf(values);
    const enterprise = enterpriseNumber ?? (vatNumber && enterpriseNumberOf(vatNumber));
    return [...(values.number ? [matchKey('number', values.number)] : []), ...(enterprise ? [matchKey('enterprise', enterprise)] : [])];
  }
};
