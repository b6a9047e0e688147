// What comes every month, quarter or year: the mass of an e-Box, further back, most of it information, some of it to be paid.
import { chanceFrom } from '#domain/sample/random.ts';
import type { StoredMessage } from '../message.ts';
import type { Tongue } from '../papers/letter.ts';
import type { Owed } from '../papers/owed.ts';
import { accountOf, type Desk, ogmOf, paymentOf } from './desk.ts';
import { COMMUNE, ECONOMY, FINANCES, GEMEENTE, type Known, MUSTERDORF, ONEM, ONSS, REGION } from './senders.ts';

interface Kind {
  from: Known;
  lang: Tongue;
  typeId: string;
  /** With the period after it. */
  subject: string;
  line: string;
  /** It asks for money: with payment data, or on its page alone. */
  pays?: 'data' | 'page';
}

const kind = (from: Known, lang: Tongue, typeId: string, subject: string, line: string, pays?: Kind['pays']): Kind => ({ from, lang, typeId, subject, line, ...(pays && { pays }) });

export const FEDERAL: readonly Kind[] = [
  kind(ONSS, 'fr', 'contribution', 'Provision mensuelle', 'La provision sur les cotisations du trimestre est à verser.', 'data'),
  kind(ONSS, 'nl', 'declaration', 'Dimona: ontvangstbewijs', 'Uw aangifte van indiensttreding werd aanvaard.'),
  kind(ONSS, 'fr', 'declaration', 'DmfA : notification', 'Votre déclaration trimestrielle a été traitée.'),
  kind(FINANCES, 'fr', 'vat', 'TVA : extrait de compte', 'Voici les opérations de votre compte pour la période.'),
  kind(FINANCES, 'nl', 'vat', 'Btw: aangifte ontvangen', 'Uw periodieke aangifte werd ontvangen.'),
  kind(FINANCES, 'fr', 'tax', 'Précompte professionnel', 'Le précompte de la période est à verser.', 'page'),
  kind(ONEM, 'fr', 'declaration', 'Chômage temporaire : accusé', 'Votre communication a été enregistrée.'),
  kind(ECONOMY, 'de', 'letter', 'Zentrale Datenbank: Auszug', 'Anbei der Auszug Ihrer eingetragenen Daten.'),
  kind(ONSS, 'de', 'certificate', 'Bescheinigung', 'Das Unternehmen hat an diesem Tag keine Sozialschulden.')
];

export const REGIONAL: readonly Kind[] = [
  kind(COMMUNE, 'fr', 'letter', 'Permis et chantiers', 'Des travaux auront lieu dans votre rue.'),
  kind(GEMEENTE, 'nl', 'tax', 'Belasting op drukwerk', 'De belasting is verschuldigd voor deze periode.', 'page'),
  kind(REGION, 'fr', 'certificate', 'Attestation de formation', 'Cette attestation vaut preuve de participation.'),
  kind(REGION, 'nl', 'tax', 'Verkeersbelasting', 'De verkeersbelasting voor uw voertuig is te betalen.', 'data'),
  kind(MUSTERDORF, 'de', 'letter', 'Abfallkalender', 'Anbei die Termine der Abholung.')
];

/** From so many days ago on; what came before is further back than what is opened first. */
const [NEWEST, OLDEST] = [25, 168];
/** Part of them that somebody has opened. */
const READ = 0.35;

/** @param seed the same makes the same again */
export function monthByMonth({ day, message }: Desk, kinds: readonly Kind[], count: number, seed: number): StoredMessage[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, (_, n) => {
    const { from, lang, typeId, subject, line, pays } = kinds[n % kinds.length]!;
    const days = Math.round(NEWEST + ((OLDEST - NEWEST) * n) / Math.max(1, count - 1));
    const [year, month] = day(-days).split('-');
    const owed: Owed = { beneficiary: from.short[lang]!, cents: chance.whole(5000, 900_000), iban: accountOf(seed * 100 + (n % kinds.length)), communication: ogmOf(seed * 1_000_000 + n), due: day(30 - days) };
    const isRead = chance.maybe(READ);
    const period = `${month}/${year}`;
    return message(`${from.key}-${seed}-${n}`, days, from, lang, `${subject} ${period}`, { lines: [line], ...(pays && { owed }), ...(pays === 'page' && { says: chance.pick(['text', 'code'] as const) }) }, {
      ...{ typeId, isRead, facts: { FOR_INFORMATION: String(!pays) } },
      ...(pays === 'data' && { payment: paymentOf(owed) })
    });
  });
}
