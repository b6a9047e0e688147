// The fields of a merge, and their values, in words.
import type { Customer, MergedField } from '#domain/party/model.ts';
import { printEnterpriseNumber } from '#domain/numbers/enterprise.ts';
import { printVatNumber } from '#domain/numbers/vatnumber.ts';
import { termText } from '#features/documents/words/regimes.ts';
import { m } from '#messages';
import { addressLine } from '../words/address.ts';
import { languageName } from '../words/languages.ts';
import { regimeName } from '../words/regimes.ts';

const labels: Record<MergedField | 'note', () => string> = {
  type: m.customers_type,
  name: m.customers_person_name,
  enterpriseNumber: m.customers_enterprise_number,
  vatNumber: m.customers_vat_number,
  regime: m.customers_regime,
  language: m.customers_language,
  term: m.customers_term,
  email: m.customers_email,
  phone: m.customers_phone,
  address: m.customers_billing_address,
  note: m.customers_note
};

/** The label of a field. */
export function fieldName(field: MergedField | 'note'): string {
  return labels[field]();
}

/** The value of a field of a customer, as a reader sees it. */
export function fieldValue(customer: Customer, field: MergedField): string {
  switch (field) {
    case 'type':
      return customer.type === 'company' ? m.customers_company() : m.customers_person();
    case 'enterpriseNumber':
      return printEnterpriseNumber(customer.enterpriseNumber ?? '');
    case 'vatNumber':
      return printVatNumber(customer.vatNumber ?? '');
    case 'regime':
      return regimeName(customer.regime);
    case 'language':
      return languageName(customer.language);
    case 'term':
      return customer.term ? termText(customer.term) : '';
    case 'address':
      return addressLine(customer.address);
    default:
      return customer[field] ?? '';
  }
}
