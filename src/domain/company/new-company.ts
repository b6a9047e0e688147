// A new company with the defaults of Belgium.
import type { Lang } from '../record.ts';
import { between } from '../position.ts';
import { COMPANY_ID, type Company } from './model.ts';

export const COMPANY_SCHEMA = 1;

const CREDIT_PREFIX: Record<Lang, string> = { fr: 'NC', nl: 'CN', de: 'GS', en: 'CN' };
const JOURNAL_NAMES: Record<Lang, { invoice: string; creditNote: string }> = {
  fr: { invoice: 'Factures', creditNote: 'Notes de crédit' },
  nl: { invoice: 'Facturen', creditNote: 'Creditnota’s' },
  de: { invoice: 'Rechnungen', creditNote: 'Gutschriften' },
  en: { invoice: 'Invoices', creditNote: 'Credit notes' }
};

/** @returns a company in which only what the law wants of it (name, number, address, account) is still empty. */
export function newCompany({ newId, now, language }: { newId(): string; now: string; language: Lang }): Company {
  const first = between('', '');
  const names = JOURNAL_NAMES[language];
  return {
    id: COMPANY_ID,
    kind: 'company',
    schema: COMPANY_SCHEMA,
    createdAt: now,
    name: '',
    enterpriseNumber: '',
    vatRegime: 'normal',
    address: { street: '', postcode: '', city: '', country: 'BE' },
    iban: '',
    language,
    term: { days: 30, endOfMonth: false },
    priceMode: 'excl',
    rate: '21',
    journals: [
      { id: newId(), pos: first, kind: 'invoice', name: names.invoice, series: 0, pattern: '{year}-{n:4}' },
      { id: newId(), pos: between(first, ''), kind: 'creditNote', name: names.creditNote, series: 0, pattern: `${CREDIT_PREFIX[language]}{year}-{n:4}` }
    ],
    notices: [],
    customerPattern: 'C{n:5}',
    productPattern: 'P{n:5}'
  };
}
