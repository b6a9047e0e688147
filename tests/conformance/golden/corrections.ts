// Golden documents: credit notes.
import { buyers, draftOf, franchiseCompany, item } from '../../arbitraries/samples.ts';
import type { Golden } from './golden.ts';

const credits = { id: 'invoice', number: '2026-0042', issueDate: '2026-10-05' };
const creditNote = (lines: Parameters<typeof draftOf>[0], over: Parameters<typeof draftOf>[1] = {}) => draftOf(lines, { kind: 'creditNote', credits, ...over });

export const corrections: Golden[] = [
  { name: 'credit note of a whole invoice', draft: creditNote([item({ creditedLine: 'l1' })]), totals: ['100', '21', '121'], says: ['<CreditNote ', '>2026-0042<', '>381<', 'TVA à reverser'] },
  { name: 'credit note of some lines', draft: creditNote([item({ quantity: '0.5', creditedLine: 'l1' }), item({ rate: '6', unitPrice: '12', creditedLine: 'l3' })]), totals: ['62', '11.22', '73.22'] },
  { name: 'credit note to a private person, prices including VAT', draft: creditNote([item({ unitPrice: '99.99', creditedLine: 'l1' })], { priceMode: 'incl', buyer: buyers.person }), totals: ['82.64', '17.35', '99.99'] },
  { name: 'credit note to a co-contractor', draft: creditNote([item({ creditedLine: 'l1' })], { regime: 'cocontractor' }), totals: ['100', '0', '100'] },
  { name: 'credit note for goods to Germany', draft: creditNote([item({ creditedLine: 'l1' })], { regime: 'intraEU', buyer: buyers.german, deliveryDate: '2026-10-04' }), totals: ['100', '0', '100'] },
  { name: 'credit note with discounts and a charge', draft: creditNote([item({ quantity: '3', discount: { kind: 'percent', value: '5' } })], { discount: { kind: 'amount', value: '15' }, charge: { kind: 'amount', value: '4', rate: '6' } }), totals: ['274', '56.94', '330.94'] },
  { name: 'credit note of a small enterprise with the PDF inside', draft: creditNote([item()]), company: franchiseCompany, pdf: true, totals: ['100', '0', '100'] },
  { name: 'credit note of what was charged before the company became a small enterprise', draft: creditNote([item({ creditedLine: 'l1' })], { credits: { ...credits, vatRegime: 'normal' } }), company: franchiseCompany, totals: ['100', '21', '121'], says: ['TVA à reverser'] },
  { name: 'credit note of what was exempt before the small enterprise charged VAT', draft: creditNote([item({ creditedLine: 'l1' })], { credits: { ...credits, vatRegime: 'franchise' } }), totals: ['100', '0', '100'], says: ['Régime particulier de la franchise de taxe'] }
];
