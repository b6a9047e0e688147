// Golden documents: every VAT regime, alone and mixed.
import { EXEMPTION_CODES } from '#domain/tax/regimes.ts';
import { buyers, draftOf, franchiseCompany, heading, item } from '../../arbitraries/samples.ts';
import type { Golden } from './golden.ts';

const abroad = { deliveryDate: '2026-11-18' };

export const regimes: Golden[] = [
  { name: 'normal 21 %', draft: draftOf([item()]), totals: ['100', '21', '121'], says: ['0208">0987654394<', '>+++202/6000/00192+++<'] },
  {
    name: 'mixed 21, 12, 6 and 0 %',
    draft: draftOf([item(), item({ rate: '12', unitPrice: '50' }), item({ rate: '6', unitPrice: '10.05' }), item({ rate: '0', unitPrice: '9.99', name: 'Journal' })]),
    totals: ['170.04', '27.60', '197.64'],
    says: ['>Z<']
  },
  {
    name: 'renovation at 6 % for a private person',
    draft: draftOf([item({ rate: '6' }), item({ rate: '21', name: 'Chaudière gaz' })], { regime: 'renovation6', buyer: buyers.person }),
    totals: ['200', '27', '227'],
    says: ['au moins dix ans']
  },
  {
    name: 'co-contractor with its whole clause',
    draft: draftOf([item({ unitPrice: '1250', name: 'Installation sanitaire' })], { regime: 'cocontractor' }),
    totals: ['1250', '0', '1250'],
    says: ['VATEX-EU-AE', 'dépôt de déclarations périodiques']
  },
  {
    name: 'co-contractor in Dutch',
    draft: draftOf([item({ unitPrice: '80', quantity: '7.5', unit: 'HUR' })], { regime: 'cocontractor', language: 'nl' }),
    totals: ['600', '0', '600'],
    says: ['Verlegging van heffing']
  },
  {
    name: 'co-contractor beside a supply at 21 %',
    draft: draftOf([item({ unitPrice: '1000' }), item({ unitPrice: '200', name: 'Outillage', regime: 'normal' })], { regime: 'cocontractor' }),
    totals: ['1200', '42', '1242'],
    says: ['>AE<', '>S<']
  },
  {
    name: 'services to France, tax shifted',
    draft: draftOf([item({ unitPrice: '750' })], { regime: 'reverseCharge', buyer: buyers.french }),
    totals: ['750', '0', '750'],
    says: ['article 196', '9957">FR40303265045<']
  },
  {
    name: 'goods to Germany',
    draft: draftOf([item({ quantity: '3', unitPrice: '333.33' })], { regime: 'intraEU', buyer: buyers.german, ...abroad, language: 'de' }),
    totals: ['999.99', '0', '999.99'],
    says: ['VATEX-EU-IC', '<cbc:ActualDeliveryDate>2026-11-18<', '9930">DE136695976<']
  },
  {
    name: 'goods to the Netherlands at a delivery address',
    draft: draftOf([item()], { regime: 'intraEU', buyer: buyers.dutch, ...abroad, deliveryAddress: { label: 'Magazijn', street: 'Haven 3', postcode: '3011', city: 'Rotterdam', country: 'NL' } }),
    totals: ['100', '0', '100'],
    says: ['>Magazijn<', '>Haven 3<']
  },
  {
    name: 'goods to Northern Ireland',
    draft: draftOf([item()], { regime: 'intraEU', buyer: buyers.northernIrish, ...abroad, language: 'en' }),
    totals: ['100', '0', '100'],
    says: ['>XI123456789<', '9925">NA<']
  },
  { name: 'export to the United States', draft: draftOf([item({ quantity: '2' })], { regime: 'export', buyer: buyers.american, language: 'en' }), totals: ['200', '0', '200'], says: ['VATEX-EU-G'] },
  {
    name: 'exempt with a VATEX code',
    draft: draftOf([item({ name: 'Formation' })], { regime: 'exempt', exemption: { code: 'VATEX-EU-132-1I' } }),
    totals: ['100', '0', '100'],
    says: ['VATEX-EU-132-1I', 'article 44']
  },
  ...EXEMPTION_CODES.map(({ code, subject }): Golden => ({ name: `exempt: ${subject}`, draft: draftOf([item()], { regime: 'exempt', exemption: { code } }), totals: ['100', '0', '100'] })),
  {
    name: 'exempt with a text of its own',
    draft: draftOf([item({ name: 'Loyer' })], { regime: 'exempt', exemption: { text: 'Location immobilière, art. 44 § 3, 2°' }, buyer: buyers.association }),
    totals: ['100', '0', '100'],
    says: ['Location immobilière']
  },
  {
    name: 'small enterprise',
    draft: draftOf([heading('Atelier'), item({ unitPrice: '45.5', quantity: '3' })], { buyer: buyers.person }),
    company: franchiseCompany,
    totals: ['136.50', '0', '136.50'],
    says: ['Régime particulier de la franchise de taxe']
  },
  {
    name: 'small enterprise to a company, prices including VAT',
    draft: draftOf([item({ unitPrice: '19.99', rate: '21' })], { priceMode: 'incl' }),
    company: franchiseCompany,
    totals: ['19.99', '0', '19.99']
  }
];
