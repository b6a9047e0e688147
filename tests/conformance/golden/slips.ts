// Golden documents: those that the buyer issues, and their credit notes.
import { withSelfBillingJournals } from '#domain/company/self-billing.ts';
import type { Draft } from '#domain/document/model.ts';
import { buyers, company as sample, draftOf, item } from '../../arbitraries/samples.ts';
import type { Golden } from './golden.ts';

const company = withSelfBillingJournals(sample);
const iban = 'BE16985000000174';
const scrap = item({ name: 'Cuivre, millberry', quantity: '120.5', unit: 'KGM', unitPrice: '6.85' });
const slip = (lines: Parameters<typeof draftOf>[0], over: Partial<Draft> = {}): Draft => ({
  ...draftOf(lines, { kind: 'selfBilling', supplier: { ...buyers.belgian, iban }, agreedOn: '2026-01-05', ...over }),
  buyer: undefined
});
const credits = { id: 'slip', number: '2026-BA0007', issueDate: '2026-10-05' } as const;

export const slips: Golden[] = [
  {
    name: 'purchase slip of a Belgian seller who charges VAT',
    draft: slip([item()]),
    company,
    pdf: true,
    totals: ['100', '21', '121'],
    says: ['>389<', ':poacc:selfbilling:3.0<', ':poacc:selfbilling:01:1.0<', 'Autofacturation', '>2026-BA0001<', `<cbc:ID>${iban}<`, 'BE0987654394']
  },
  { name: 'purchase slip of old metals, VAT due by the buyer', draft: slip([scrap], { regime: 'cocontractor', language: 'nl' }), company, totals: ['825.43', '0', '825.43'], says: ['VATEX-EU-AE', 'Btw verlegd', 'Factuur uitgereikt door afnemer'] },
  { name: 'purchase slip of a small business', draft: slip([item()], { sellerRegime: 'franchise', language: 'de' }), company, totals: ['100', '0', '100'], says: ['Sonderregelung der Steuerbefreiung', 'Selbstfakturierung'] },
  {
    name: 'purchase slip of an association that is not liable to VAT',
    draft: slip([item()], { sellerRegime: 'notLiable', supplier: { ...buyers.association, iban }, agreedOn: undefined }),
    company,
    totals: ['100', '0', '100'],
    says: ['VATEX-EU-O', 'Vendeur non assujetti', '<cbc:ID>O</cbc:ID><cac:TaxScheme>']
  },
  { name: 'purchase slip of goods from France', draft: slip([item()], { regime: 'intraEU', supplier: buyers.french, deliveryDate: '2026-11-18' }), company, totals: ['100', '0', '100'], says: ['VATEX-EU-IC', '9957">FR40303265045<'] },
  { name: 'purchase slip of services from Germany', draft: slip([item()], { regime: 'reverseCharge', supplier: buyers.german, language: 'de' }), company, totals: ['100', '0', '100'] },
  { name: 'credit note of a purchase slip', draft: slip([item({ creditedLine: 'l1' })], { kind: 'selfBillingCreditNote', credits }), company, totals: ['100', '21', '121'], says: ['<CreditNote ', '>261<', '>2026-BA0007<', '>2026-BAC0001<', 'TVA à reverser'] },
  { name: 'credit note of what a small business sold', draft: slip([item({ creditedLine: 'l1' })], { kind: 'selfBillingCreditNote', credits: { ...credits, vatRegime: 'franchise' }, agreedOn: undefined }), company, totals: ['100', '0', '100'] }
];
