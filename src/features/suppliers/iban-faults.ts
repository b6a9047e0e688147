// Why a typed account number is not one, in words.
import type { IbanFault } from '#domain/numbers/iban.ts';
import { m } from '#messages';

const WORDS: Record<IbanFault, () => string> = {
  empty: m.company_fault_missing,
  notAnIban: m.company_fault_iban_form,
  unknownCountry: m.company_fault_iban_country,
  wrongLength: m.company_fault_iban_length,
  wrongCheck: m.company_fault_iban_check
};

/** What is wrong with an account number. */
export const ibanFaultText = (fault: IbanFault): string => WORDS[fault]();
