// Why a typed enterprise or VAT number is not one, in words.
import type { EnterpriseFault } from '#domain/numbers/enterprise.ts';
import type { VatNumberFault } from '#domain/numbers/vatnumber.ts';
import { m } from '#messages';

const enterprise: Record<Exclude<EnterpriseFault, 'empty'>, () => string> = {
  notANumber: m.customers_number_not_a_number,
  wrongLength: m.customers_number_wrong_length,
  wrongStart: m.customers_number_wrong_start,
  wrongCheck: m.customers_number_wrong_check
};

const vat: Record<Exclude<VatNumberFault, 'empty'>, () => string> = {
  unknownCountry: m.customers_vat_unknown_country,
  wrongForm: m.customers_vat_wrong_form,
  wrongCheck: m.customers_number_wrong_check
};

/** What is wrong with an enterprise number. */
export function enterpriseFaultText(fault: EnterpriseFault): string {
  return fault === 'empty' ? '' : enterprise[fault]();
}

/** What is wrong with a VAT number. */
export function vatFaultText(fault: VatNumberFault): string {
  return fault === 'empty' ? '' : vat[fault]();
}
