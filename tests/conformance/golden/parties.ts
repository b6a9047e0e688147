// Golden documents: buyers of every sort, and their electronic addresses.
import { buyers, company, draftOf, item } from '../../arbitraries/samples.ts';
import type { Golden } from './golden.ts';

const hundred: Golden['totals'] = ['100', '21', '121'];
const shifted: Golden['totals'] = ['100', '0', '100'];
const services = (buyer: keyof typeof buyers) => draftOf([item()], { regime: 'reverseCharge', buyer: buyers[buyer], language: 'en' });

export const parties: Golden[] = [
  { name: 'a number that starts with 1', draft: draftOf([item()], { buyer: buyers.belgian1 }), totals: hundred, says: ['0208">1000000021<'] },
  { name: 'enterprise number from the VAT number', draft: draftOf([item()], { buyer: buyers.vatOnly }), totals: hundred, says: ['EndpointID schemeID="0208">0987654394<'] },
  { name: 'association without VAT number', draft: draftOf([item()], { buyer: buyers.association }), totals: hundred },
  { name: 'private person with an e-mail address', draft: draftOf([item()], { buyer: buyers.person }), totals: hundred, says: ['9925">NA<', '>claire@dubois.example<'] },
  { name: 'private person without anything', draft: draftOf([item()], { buyer: buyers.personWithoutAnything }), totals: hundred, says: ['9925">NA<'] },
  { name: 'private person in Switzerland', draft: draftOf([item()], { buyer: buyers.swiss, language: 'de' }), totals: hundred },
  { name: 'services to Italy', draft: services('italian'), totals: shifted, says: ['0211">IT00743110157<'] },
  { name: 'services to Sweden', draft: services('swedish'), totals: shifted, says: ['0007">1234567897<'] },
  { name: 'services to Finland', draft: services('finnish'), totals: shifted, says: ['0216">003720774740<'] },
  { name: 'services to Denmark', draft: services('danish'), totals: shifted, says: ['0184">DK12345678<'] },
  { name: 'services to Greece', draft: services('greek'), totals: shifted, says: ['9933">EL094259216<'] },
  { name: 'services to Luxembourg', draft: services('luxembourgish'), totals: shifted, says: ['9938">LU15027442<'] },
  { name: 'order reference of the buyer', draft: draftOf([item()], { orderReference: 'PO 4711/A' }), totals: hundred, says: ['<cac:OrderReference><cbc:ID>PO 4711/A<'] },
  { name: 'contact person as reference', draft: draftOf([item()]), totals: hundred, says: ['BuyerReference>Els Peeters<'] },
  { name: 'seller without bank branch, phone or e-mail', draft: draftOf([item()]), company: { ...company, bic: undefined, phone: undefined, email: undefined, legalForm: undefined, register: undefined }, totals: hundred },
  { name: 'in dollars', draft: draftOf([item()], { currency: 'USD', regime: 'export', buyer: buyers.american }), totals: shifted, says: ['PaymentMeansCode>30<'] }
];
