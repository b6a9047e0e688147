// Terms of payment in words: "30 jours fin de mois", "binnen 30 dagen", "zahlbar sofort", "payable within 14 days".
import type { PaymentTerms } from '../../dates.ts';
import type { Line } from './page.ts';

/** The word that makes a number of days a term, folded; before it in the same text. */
const ASKED =
  /\b(?:paiements?|payements?|payables?|payer|reglements?|echeance|delai|betaling(?:en)?|betalingstermijn|betaaltermijn|betaalbaar|betalen|te voldoen|vervaldag|verval(?:t|datum)|zahlbar|zahlung(?:sziel|sbedingungen|sfrist)?|zahlungen|zu zahlen|fallig(?:keit)?|payments?|payable|pay|due|terms?|net(?:to)?)\b/;
/** What a number of days is besides: a discount, interest, a right to complain or to return, a guarantee. */
const OTHER_TERM = /escompte|korting|skonto|discount|interet|intrest|interest|zins|plainte|contest|reclam|klacht|bezwaar|protest|beschwerde|widerspruch|complain|dispute|rappel|herinnering|mahnung|reminder|retour|ruckgabe|return|garanti|waarborg|garantie|livr|lever|liefer|deliver|valable|geldig|gultig|valid|offre|offerte|angebot|retard|laattijdig|verzug|late/;

const DAYS = /(?<![\d.,/-])(\d{1,3}) ?(?:jours?|jrs?|j\.|dagen|dgn?\.?|tagen?|tage|days?)(?![a-z])( ?(?:calendrier|kalenderdagen|net(?:to)?|date (?:de )?facture|factuurdatum|nach rechnungsdatum|after invoice date))?/g;
const MONTH_END = /fin (?:de |du )?mois|einde (?:van de )?maand|eind maand|monatsende|ende des monats|end of (?:the )?month|\beom\b/;
/** What makes it due at once, only as a term of its own. */
const AT_ONCE = /\b(?:(?:payable|paiement|payement|reglement) (?:au |a )?(?:grand )?comptant|(?:payable|paiement|payement) (?:a|des) (?:la )?reception|(?:betaling|betaalbaar|te betalen|betalen) (?:contant|bij ontvangst)|contante betaling|zahlbar (?:sofort|bei erhalt|bei empfang)|sofort (?:zahlbar|fallig)|(?:payable|due) (?:immediately|(?:up)?on receipt)|payment (?:(?:up)?on receipt|in cash))\b/;
/** A heading with nothing but the word: "Conditions : comptant", "Zahlungsbedingungen: sofort". */
const AT_ONCE_ALONE = /^(?:conditions?(?: de paiement)?|delai(?: de paiement)?|paiement|echeance|betaling(?:svoorwaarden|stermijn)?|zahlungs(?:bedingungen|ziel)|payment terms?|terms?) ?[:=-] ?(?:au )?(?:comptant|contant|sofort|immediate(?:ly)?)\b/;
/** Longest term that is one. */
const MOST_DAYS = 180;

/** The one term that the document names; undefined when it names none, or two that differ. */
export function termIn(lines: readonly Line[]): PaymentTerms | undefined {
  const found = new Map<string, PaymentTerms>();
  for (const line of lines) {
    // A label and its value may stand in two cells.
    const plain = line.map((cell) => cell.plain).join(' ');
    for (const sentence of plain.split(/[.;] (?=[a-z])/)) for (const term of termsOf(sentence)) found.set(JSON.stringify(term), term);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

function termsOf(plain: string): PaymentTerms[] {
  if (OTHER_TERM.test(plain)) return [];
  if (AT_ONCE.test(plain) || AT_ONCE_ALONE.test(plain)) return [{ days: 0 }];
  if (!ASKED.test(plain) && !/^\d{1,3} (?:jours|dagen|tage|days) (?:fin de mois|einde maand|monatsende|end of month|net(?:to)?|date (?:de )?facture|factuurdatum)\b/.test(plain)) return [];
  const days = [...plain.matchAll(DAYS)].map(([, days]) => Number(days));
  const endOfMonth = MONTH_END.test(plain);
  return days.filter((number) => number > 0 && number <= MOST_DAYS).map((number) => ({ days: number, ...(endOfMonth && { endOfMonth }) }));
}
