// Finds the bank and BIC of a Belgian account from its first three digits.
import { BANK_CODES } from './banks-data.ts';

export interface Bank {
  name: string;
  /** Absent for institutions that are listed without one. */
  bic?: string;
}

/** The bank of a Belgian IBAN; undefined for a foreign one and for a code that no bank holds (such as 985). */
export function bankOf(iban: string): Bank | undefined {
  const code = /^BE\d{2}(\d{3})\d{9}$/.exec(iban)?.[1];
  if (code === undefined) return undefined;
  for (const line of BANK_CODES.trim().split('\n')) {
    const [, first = '', last = '', bic = '', name = ''] = /^(\d{3})-(\d{3}) (\S+) (.+)$/.exec(line) ?? [];
    if (first <= code && code <= last) return bic === '-' ? { name } : { name, bic };
  }
  return undefined;
}
