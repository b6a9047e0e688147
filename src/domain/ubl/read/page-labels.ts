// The words on a drawn page that our own documents do not have, in the four languages.
import type { Lang } from '../../record.ts';

const fr = {
  drawn: 'Page dessinée par Carnet à partir de la facture électronique',
  counts: 'Seul le fichier reçu fait foi.',
  selfBilled: 'Établi par l’acheteur (autofacturation)',
  seller: 'Fournisseur',
  period: 'Période',
  order: 'Commande',
  contract: 'Contrat',
  allowance: 'Remise',
  noVat: 'Sans TVA sur {base}',
  vatIn: 'TVA en {currency}',
  directDebit: 'Payé par domiciliation.',
  card: 'Payé par carte.',
  terms: 'Conditions',
  attachments: 'Fichiers joints : {names}'
};

export type PageLabels = typeof fr;

const nl: PageLabels = {
  drawn: 'Pagina door Carnet getekend op basis van de elektronische factuur',
  counts: 'Alleen het ontvangen bestand geldt.',
  selfBilled: 'Uitgereikt door de koper (self-billing)',
  seller: 'Leverancier',
  period: 'Periode',
  order: 'Bestelling',
  contract: 'Contract',
  allowance: 'Korting',
  noVat: 'Zonder btw op {base}',
  vatIn: 'Btw in {currency}',
  directDebit: 'Betaald via domiciliëring.',
  card: 'Betaald met kaart.',
  terms: 'Voorwaarden',
  attachments: 'Bijgevoegde bestanden: {names}'
};

const de: PageLabels = {
  drawn: 'Von Carnet aus der elektronischen Rechnung gezeichnete Seite',
  counts: 'Nur die empfangene Datei ist maßgeblich.',
  selfBilled: 'Vom Käufer ausgestellt (Gutschriftverfahren)',
  seller: 'Lieferant',
  period: 'Zeitraum',
  order: 'Bestellung',
  contract: 'Vertrag',
  allowance: 'Rabatt',
  noVat: 'Ohne MwSt. auf {base}',
  vatIn: 'MwSt. in {currency}',
  directDebit: 'Per Lastschrift bezahlt.',
  card: 'Mit Karte bezahlt.',
  terms: 'Bedingungen',
  attachments: 'Beigefügte Dateien: {names}'
};

const en: PageLabels = {
  drawn: 'Page drawn by Carnet from the electronic invoice',
  counts: 'Only the file as received counts.',
  selfBilled: 'Issued by the buyer (self-billing)',
  seller: 'Supplier',
  period: 'Period',
  order: 'Order',
  contract: 'Contract',
  allowance: 'Discount',
  noVat: 'No VAT on {base}',
  vatIn: 'VAT in {currency}',
  directDebit: 'Paid by direct debit.',
  card: 'Paid by card.',
  terms: 'Terms',
  attachments: 'Files attached: {names}'
};

const LABELS: Record<Lang, PageLabels> = { fr, nl, de, en };

/** The words of a language. */
export const pageLabels = (lang: Lang): PageLabels => LABELS[lang];
