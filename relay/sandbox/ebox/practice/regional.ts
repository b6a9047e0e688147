// Messages of regions and municipalities, and registered mail: taxes in three languages, with payment data, VAT, or a free communication.
import type { StoredMessage } from '../message.ts';
import type { Owed } from '../papers/owed.ts';
import { accountOf, type Desk, ogmOf, paymentOf } from './desk.ts';
import { COMMUNE, GEMEENTE, MUSTERDORF, REGION, REGISTERED } from './senders.ts';

export function regionalMessages({ day, message }: Desk): StoredMessage[] {
  const tax: Owed = { beneficiary: 'Commune d’Exemple', cents: 24_500, iban: accountOf(301), communication: ogmOf(2_026_000_431), due: day(12) };
  const inWords: Owed = { beneficiary: 'Gemeente Voorbeeld', cents: 18_750, iban: accountOf(302), communication: ogmOf(2_026_000_777), due: day(30) };
  const freely: Owed = { beneficiary: 'Gemeinde Musterdorf', cents: 9_900, iban: accountOf(303), communication: 'Gewerbesteuer 2026 Nr. 12', due: day(25) };
  const withVat: Owed = { beneficiary: 'Service public régional', cents: 12_100, iban: accountOf(304), communication: ogmOf(2_026_000_999), due: day(18) };
  return [
    message('recommande', 5, REGISTERED, 'fr', 'Envoi recommandé', { title: 'Envoi recommandé : mise en demeure', lines: ['La réception de cet envoi peut faire courir un délai.'] }, { isRegistered: true, typeId: 'registered', facts: { FOR_ACTION: 'true', FOR_ACTION_DUE_DATE: day(25) } }),
    message('aangetekend', 90, REGISTERED, 'nl', 'Aangetekende zending', { lines: ['De ontvangst van deze zending kan een termijn doen lopen.'] }, { isRegistered: true, isRead: true, typeId: 'registered' }),
    message('taxe', 170, COMMUNE, 'fr', 'Taxe communale', { lines: ['La taxe communale sur les entreprises est due pour l’année en cours.'], owed: tax, says: 'both' }, { typeId: 'tax', payment: paymentOf(tax) }),
    message('belasting', 8, GEMEENTE, 'nl', 'Gemeentebelasting op bedrijfsvestigingen', { lines: ['De gemeentebelasting is verschuldigd voor het lopende jaar.'], owed: inWords }, { typeId: 'tax' }),
    message('steuer', 10, MUSTERDORF, 'de', 'Gemeindesteuer', { lines: ['Die Gemeindesteuer ist für das laufende Jahr geschuldet.'], owed: freely }, { typeId: 'tax', payment: paymentOf(freely) }),
    message('redevance', 14, REGION, 'fr', 'Redevance pour l’occupation du domaine public', { lines: ['La redevance comprend 21 % de TVA.'], table: [['Base', 'Taux', 'TVA'], ['100,00', '21 %', '21,00']], owed: withVat }, { typeId: 'tax', payment: paymentOf(withVat, 2100) }),
    message('prime', 12, REGION, 'fr', 'Demande de prime : pièce manquante', { lines: ['Une pièce manque à votre demande. Vous pouvez répondre à ce message.'] }, { isReplyAllowed: true, facts: { FOR_ACTION: 'true', FOR_ACTION_DUE_DATE: day(6) } })
  ];
}
