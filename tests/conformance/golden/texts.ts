// Golden documents: headings, long texts, characters that XML must escape or cannot carry, an embedded PDF, places.
import { buyers, company, draftOf, freeText, heading, item } from '../../arbitraries/samples.ts';
import type { Golden } from './golden.ts';

const hundred: Golden['totals'] = ['100', '21', '121'];
const hostile = '<b>&amp; "x" \'y\' ]]> \u0007\u0000 \ud83d 🔥 שלום \u202Eabc\u202C \ufffe \r\n end';

export const texts: Golden[] = [
  {
    name: 'headings and free text',
    draft: draftOf([heading('Cuisine'), freeText('Selon notre visite du 3 novembre'), item(), heading('Salle de bains'), item({ unitPrice: '50' }), freeText('Merci de votre confiance')]),
    totals: ['150', '31.50', '181.50'],
    says: ['<cbc:Note>Cuisine\nSelon notre visite', '<cbc:Note>Salle de bains<', '<cbc:Note>Merci de votre confiance']
  },
  {
    name: 'texts of ten thousand characters',
    draft: draftOf([item({ name: 'n'.repeat(10_000), description: 'd '.repeat(5_000) })], { textAbove: 'a'.repeat(10_000), textBelow: 'b\n'.repeat(5_000) }),
    totals: hundred
  },
  {
    name: 'hostile characters in every text',
    draft: draftOf([heading(hostile), item({ name: hostile, description: hostile, discount: { kind: 'amount', value: '0', reason: hostile } })], {
      ...{ textAbove: hostile, textBelow: hostile, orderReference: hostile, deliveryDate: '2026-11-20' },
      buyer: { ...buyers.belgian, name: hostile, attention: hostile, email: hostile, phone: hostile, address: { street: hostile, extra: hostile, postcode: hostile, city: hostile, country: 'BE' } },
      deliveryAddress: { label: hostile, street: hostile, postcode: '1', city: hostile, country: 'BE' },
      siteAddress: { label: hostile, street: hostile, postcode: '2', city: hostile, country: 'BE' },
      discount: { kind: 'amount', value: '10', reason: hostile },
      charge: { kind: 'amount', value: '10', rate: '21', reason: hostile }
    }),
    company: { ...company, name: hostile, legalForm: hostile, register: hostile, phone: hostile, email: hostile },
    totals: hundred,
    says: ['&lt;b&gt;&amp;amp;', '🔥 שלום']
  },
  {
    name: 'texts of blanks only',
    draft: draftOf([heading('  '), item({ description: '\n \t' })], { textAbove: ' ', textBelow: '\u0000', orderReference: '   ', buyer: { ...buyers.person, attention: ' ', email: '', address: { ...buyers.person.address, extra: ' ' } } }),
    totals: hundred,
    says: ['BuyerReference>NA<']
  },
  { name: 'the PDF inside', draft: draftOf([item()]), pdf: true, totals: hundred, says: ['mimeCode="application/pdf" filename="2026-0001.pdf">JVBERi0'] },
  {
    name: 'delivery and site apart',
    draft: draftOf([item()], {
      deliveryDate: '2026-11-19',
      deliveryAddress: { label: 'Dépôt', street: 'Quai 5', postcode: '4000', city: 'Liège', country: 'BE' },
      siteAddress: { label: 'Villa', street: 'Rue du Bois 2', postcode: '4900', city: 'Spa', country: 'BE' }
    }),
    totals: hundred,
    says: ['>Quai 5<', 'Chantier: Villa, Rue du Bois 2, 4900 Spa']
  },
  { name: 'site of the works only', draft: draftOf([item()], { siteAddress: { street: 'Rue du Bois 2', postcode: '4900', city: 'Spa', country: 'BE' } }), totals: hundred, says: ['<cbc:StreetName>Rue du Bois 2<'] },
  {
    name: 'a notice of the company',
    draft: draftOf([item()]),
    company: { ...company, notices: [{ id: 'own', pos: 'a', name: 'Conditions', text: { fr: 'Nos conditions : voir au dos.' }, byDefault: true }] },
    totals: hundred,
    says: ['Nos conditions']
  }
];
