// The wordings of the legal mentions as dated data; a new wording is a new entry, older documents keep theirs.
import type { IsoDate } from '../dates.ts';
import type { Lang } from '../record.ts';

export const LEGAL_TEXT_IDS = [
  'renovation6',
  'renovation6boiler',
  'cocontractor',
  'cocontractorByBuyer',
  'reverseChargeEU',
  'intraEU',
  'intraEUByBuyer',
  'export',
  'exempt44',
  'franchise',
  'sellerNotLiable',
  'creditNoteVat',
  'selfBilling',
  'marginGoods',
  'marginArt',
  'marginAntiques',
  'marginTravel',
  'payment'
] as const;
export type LegalTextId = (typeof LEGAL_TEXT_IDS)[number];

/**
 * How sure the wording is: read in accountants' pages that quote the law; in general use, but checked against no text; worded by
 * us from the articles that it names; translated by us from the wording of another language. None was read in the law itself.
 */
export type Certainty = 'quoted' | 'unverified' | 'own' | 'translated';

/** A wording in force from a day on, until a newer one of the same id. */
export interface LegalText {
  id: LegalTextId;
  validFrom: IsoDate;
  /** Where the wording stands. */
  source: string;
  texts: Record<Lang, string>;
  certainty: Record<Lang, Certainty>;
}

const QUOTED = { fr: 'quoted', nl: 'quoted', de: 'translated', en: 'translated' } as const;
const UNVERIFIED = { fr: 'unverified', nl: 'unverified', de: 'unverified', en: 'unverified' } as const;
const OWN = { fr: 'own', nl: 'own', de: 'own', en: 'own' } as const;

/** Renovation at 6 %; only the age of the dwelling differs between the two uses. */
function renovation(years: { fr: string; nl: string; de: string; en: string }): LegalText['texts'] {
  return {
    fr: `Taux de TVA : En l'absence de contestation par écrit, dans un délai d'un mois à compter de la réception de la facture, le client est présumé reconnaître que (1) les travaux sont effectués à un bâtiment d'habitation dont la première occupation a eu lieu au cours d'une année civile qui précède d'au moins ${years.fr} ans la date de la première facture relative à ces travaux, (2) qu'après l'exécution de ces travaux, l'habitation est utilisée, soit exclusivement, soit à titre principal comme logement privé et (3) que ces travaux sont fournis et facturés à un consommateur final. Si au moins une de ces conditions n'est pas remplie, le taux normal de TVA de 21 p.c. sera applicable et le client endossera, par rapport à ces conditions, la responsabilité quant au paiement de la taxe, des intérêts et des amendes dus.`,
    nl: `Btw-tarief: Bij gebrek aan schriftelijke betwisting binnen een termijn van één maand vanaf de ontvangst van de factuur, wordt de klant geacht te erkennen dat (1) de werken worden verricht aan een woning waarvan de eerste ingebruikneming heeft plaatsgevonden in een kalenderjaar dat ten minste ${years.nl} jaar voorafgaat aan de datum van de eerste factuur met betrekking tot die werken, (2) de woning, na uitvoering van die werken, uitsluitend of hoofdzakelijk als privéwoning wordt gebruikt en (3) de werken worden verstrekt en gefactureerd aan een eindverbruiker. Wanneer minstens één van die voorwaarden niet is voldaan, zal het normale btw-tarief van 21 pct. van toepassing zijn en is de afnemer ten aanzien van die voorwaarden aansprakelijk voor de betaling van de verschuldigde belasting, interesten en geldboeten.`,
    de: `Mehrwertsteuersatz: Wird die Rechnung nicht innerhalb eines Monats ab ihrem Erhalt schriftlich beanstandet, so gilt, dass der Kunde anerkennt, dass (1) die Arbeiten an einem Wohngebäude ausgeführt werden, dessen Erstbezug in einem Kalenderjahr erfolgt ist, das mindestens ${years.de} Jahre vor dem Datum der ersten Rechnung über diese Arbeiten liegt, (2) die Wohnung nach Ausführung dieser Arbeiten ausschließlich oder hauptsächlich als Privatwohnung genutzt wird und (3) diese Arbeiten einem Endverbraucher geleistet und in Rechnung gestellt werden. Ist mindestens eine dieser Bedingungen nicht erfüllt, so ist der normale Mehrwertsteuersatz von 21 % anwendbar und haftet der Kunde hinsichtlich dieser Bedingungen für die Zahlung der geschuldeten Steuer, Zinsen und Geldbußen.`,
    en: `VAT rate: Unless the invoice is contested in writing within one month of its receipt, the customer is deemed to acknowledge that (1) the works are carried out on a dwelling first occupied in a calendar year at least ${years.en} years before the date of the first invoice for these works, (2) once these works are completed, the dwelling is used exclusively or mainly as a private home and (3) these works are supplied and invoiced to a final consumer. If at least one of these conditions is not met, the normal VAT rate of 21 % applies and the customer is liable, as regards these conditions, for the payment of the tax, interest and fines due.`
  };
}

/** In order of id, then of `validFrom`. */
export const LEGAL_TEXTS: readonly LegalText[] = [
  {
    id: 'renovation6',
    validFrom: '2022-01-01',
    source: 'Royal Decree no 20, table A, heading XXXVIII',
    texts: renovation({ fr: 'dix', nl: 'tien', de: 'zehn', en: 'ten' }),
    certainty: QUOTED
  },
  {
    // Common boilers and lifts in blocks of flats: fifteen years instead of ten.
    id: 'renovation6boiler',
    validFrom: '2022-01-01',
    source: 'Royal Decree no 20, table A, heading XXXVIII',
    texts: renovation({ fr: 'quinze', nl: 'vijftien', de: 'fünfzehn', en: 'fifteen' }),
    certainty: QUOTED
  },
  {
    id: 'cocontractor',
    validFrom: '1993-01-01',
    source: 'Royal Decree no 1, art. 20, § 3, before 2023',
    texts: {
      fr: 'Autoliquidation',
      nl: 'Btw verlegd',
      de: 'Steuerschuldnerschaft des Leistungsempfängers',
      en: 'Reverse charge'
    },
    certainty: QUOTED
  },
  {
    id: 'cocontractor',
    validFrom: '2023-01-01',
    source: 'Royal Decree no 1, art. 20, § 3',
    texts: {
      fr: "Autoliquidation : En l'absence de contestation par écrit, dans un délai d'un mois à compter de la réception de la facture, le client est présumé reconnaître qu'il est un assujetti tenu au dépôt de déclarations périodiques. Si cette condition n'est pas remplie, le client endossera, par rapport à cette condition, la responsabilité quant au paiement de la taxe, des intérêts et des amendes dus.",
      nl: 'Verlegging van heffing. Bij gebrek aan schriftelijke betwisting binnen een termijn van één maand na de ontvangst van de factuur, wordt de afnemer geacht te erkennen dat hij een belastingplichtige is gehouden tot de indiening van periodieke aangiften. Als die voorwaarde niet vervuld is, is de afnemer ten aanzien van die voorwaarde aansprakelijk voor de betaling van de verschuldigde belasting, interesten en geldboeten.',
      de: 'Steuerschuldnerschaft des Leistungsempfängers: Wird die Rechnung nicht innerhalb eines Monats ab ihrem Erhalt schriftlich beanstandet, so gilt, dass der Kunde anerkennt, ein Steuerpflichtiger zu sein, der zur Abgabe periodischer Erklärungen verpflichtet ist. Ist diese Bedingung nicht erfüllt, so haftet der Kunde hinsichtlich dieser Bedingung für die Zahlung der geschuldeten Steuer, Zinsen und Geldbußen.',
      en: 'Reverse charge: Unless the invoice is contested in writing within one month of its receipt, the customer is deemed to acknowledge being a taxable person required to file periodic returns. If this condition is not met, the customer is liable, as regards this condition, for the payment of the tax, interest and fines due.'
    },
    certainty: QUOTED
  },
  {
    // Old metals, works on immovable property …: every domestic case in which the buyer owes the VAT.
    id: 'cocontractorByBuyer',
    validFrom: '1993-01-01',
    source: 'VAT Code, art. 51, § 4; Directive 2006/112/EC, art. 226 (11a)',
    texts: {
      fr: 'Autoliquidation – TVA due par le cocontractant (article 51, § 4, du Code de la TVA)',
      nl: 'Btw verlegd – btw te voldoen door de medecontractant (artikel 51, § 4, van het Btw-wetboek)',
      de: 'Steuerschuldnerschaft des Leistungsempfängers (Artikel 51 § 4 des Mehrwertsteuergesetzbuches)',
      en: 'Reverse charge – VAT due by the co-contractor (article 51, § 4, of the Belgian VAT Code)'
    },
    certainty: OWN
  },
  {
    id: 'reverseChargeEU',
    validFrom: '2010-01-01',
    source: 'VAT Code, art. 21, § 2; Directive 2006/112/EC, art. 44, 196 and 226 (11a)',
    texts: {
      fr: 'Autoliquidation – article 21, § 2, du Code de la TVA et article 196 de la directive 2006/112/CE',
      nl: 'Btw verlegd – artikel 21, § 2, van het Btw-wetboek en artikel 196 van Richtlijn 2006/112/EG',
      de: 'Steuerschuldnerschaft des Leistungsempfängers – Artikel 21 § 2 des Mehrwertsteuergesetzbuches und Artikel 196 der Richtlinie 2006/112/EG',
      en: 'Reverse charge – article 21, § 2, of the Belgian VAT Code and article 196 of Directive 2006/112/EC'
    },
    certainty: OWN
  },
  {
    id: 'intraEU',
    validFrom: '1993-01-01',
    source: 'VAT Code, art. 39bis; Directive 2006/112/EC, art. 138',
    texts: {
      fr: 'Livraison intracommunautaire exemptée de TVA – article 39bis du Code de la TVA et article 138 de la directive 2006/112/CE',
      nl: 'Intracommunautaire levering vrijgesteld van btw – artikel 39bis van het Btw-wetboek en artikel 138 van Richtlijn 2006/112/EG',
      de: 'Steuerfreie innergemeinschaftliche Lieferung – Artikel 39bis des Mehrwertsteuergesetzbuches und Artikel 138 der Richtlinie 2006/112/EG',
      en: 'VAT exempt intra-Community supply – article 39bis of the Belgian VAT Code and article 138 of Directive 2006/112/EC'
    },
    certainty: OWN
  },
  {
    // The seller's own law is that of another member state: the directive alone is sure.
    id: 'intraEUByBuyer',
    validFrom: '1993-01-01',
    source: 'Directive 2006/112/EC, art. 138',
    texts: {
      fr: 'Livraison intracommunautaire exemptée de TVA – article 138 de la directive 2006/112/CE',
      nl: 'Intracommunautaire levering vrijgesteld van btw – artikel 138 van Richtlijn 2006/112/EG',
      de: 'Steuerfreie innergemeinschaftliche Lieferung – Artikel 138 der Richtlinie 2006/112/EG',
      en: 'VAT exempt intra-Community supply – article 138 of Directive 2006/112/EC'
    },
    certainty: OWN
  },
  {
    id: 'export',
    validFrom: '1993-01-01',
    source: 'VAT Code, art. 39; Directive 2006/112/EC, art. 146',
    texts: {
      fr: 'Exportation exemptée de TVA – article 39 du Code de la TVA et article 146 de la directive 2006/112/CE',
      nl: 'Uitvoer vrijgesteld van btw – artikel 39 van het Btw-wetboek en artikel 146 van Richtlijn 2006/112/EG',
      de: 'Steuerfreie Ausfuhr – Artikel 39 des Mehrwertsteuergesetzbuches und Artikel 146 der Richtlinie 2006/112/EG',
      en: 'VAT exempt export – article 39 of the Belgian VAT Code and article 146 of Directive 2006/112/EC'
    },
    certainty: OWN
  },
  {
    id: 'exempt44',
    validFrom: '1993-01-01',
    source: 'VAT Code, art. 44',
    texts: {
      fr: 'Opération exemptée de TVA – article 44 du Code de la TVA',
      nl: 'Handeling vrijgesteld van btw – artikel 44 van het Btw-wetboek',
      de: 'Steuerbefreiter Umsatz – Artikel 44 des Mehrwertsteuergesetzbuches',
      en: 'VAT exempt transaction – article 44 of the Belgian VAT Code'
    },
    certainty: OWN
  },
  {
    id: 'franchise',
    validFrom: '1993-01-01',
    source: 'VAT Code, art. 56bis, § 5, before 2025',
    texts: {
      fr: 'Régime particulier de franchise des petites entreprises',
      nl: 'Bijzondere vrijstellingsregeling kleine ondernemingen',
      de: 'Sonderregelung der Steuerbefreiung für Kleinunternehmen',
      en: 'Special exemption scheme for small enterprises'
    },
    certainty: QUOTED
  },
  {
    id: 'franchise',
    validFrom: '2025-01-01',
    source: 'Royal Decree no 1, art. 5, § 1, 10°quater',
    texts: {
      fr: 'Régime particulier de la franchise de taxe',
      nl: 'Bijzondere vrijstellingsregeling van belasting',
      de: 'Sonderregelung der Steuerbefreiung',
      en: 'Special scheme of exemption from tax'
    },
    certainty: { ...QUOTED, nl: 'translated' }
  },
  {
    id: 'sellerNotLiable',
    validFrom: '1993-01-01',
    source: 'wording of our own, after the VAT Code, art. 4',
    texts: {
      fr: 'Vendeur non assujetti à la TVA : aucune TVA n’est portée en compte.',
      nl: 'Verkoper niet btw-plichtig: er wordt geen btw aangerekend.',
      de: 'Verkäufer nicht mehrwertsteuerpflichtig: Es wird keine MwSt. berechnet.',
      en: 'Seller not liable to VAT: no VAT is charged.'
    },
    certainty: OWN
  },
  {
    id: 'creditNoteVat',
    validFrom: '1993-01-01',
    source: 'Royal Decree no 4, art. 4; VAT Code, art. 77, § 1, 2° to 7°, and 79, § 1',
    texts: {
      fr: "TVA à reverser à l'État dans la mesure où elle a été initialement déduite",
      nl: 'Btw terug te storten aan de Staat in de mate waarin ze oorspronkelijk in aftrek werd gebracht',
      de: 'MwSt. an den Staat zurückzuzahlen, soweit sie ursprünglich abgezogen wurde',
      en: 'VAT to be repaid to the State to the extent that it was initially deducted'
    },
    certainty: QUOTED
  },
  {
    id: 'selfBilling',
    validFrom: '2013-01-01',
    source: 'Royal Decree no 1, art. 5, § 1; Directive 2006/112/EC, art. 226 (10a)',
    texts: {
      fr: 'Autofacturation',
      nl: 'Factuur uitgereikt door afnemer',
      de: 'Selbstfakturierung (Gutschrift)',
      en: 'Self-billing'
    },
    certainty: UNVERIFIED
  },
  {
    id: 'marginGoods',
    validFrom: '2013-01-01',
    source: 'Directive 2006/112/EC, art. 226 (14)',
    texts: {
      fr: "Régime particulier – Biens d'occasion",
      nl: 'Bijzondere regeling – gebruikte goederen',
      de: 'Gebrauchtgegenstände/Sonderregelung',
      en: 'Margin scheme – Second-hand goods'
    },
    certainty: UNVERIFIED
  },
  {
    id: 'marginArt',
    validFrom: '2013-01-01',
    source: 'Directive 2006/112/EC, art. 226 (14)',
    texts: {
      fr: "Régime particulier – Objets d'art",
      nl: 'Bijzondere regeling – kunstvoorwerpen',
      de: 'Kunstgegenstände/Sonderregelung',
      en: 'Margin scheme – Works of art'
    },
    certainty: UNVERIFIED
  },
  {
    id: 'marginAntiques',
    validFrom: '2013-01-01',
    source: 'Directive 2006/112/EC, art. 226 (14)',
    texts: {
      fr: "Régime particulier – Objets de collection et d'antiquité",
      nl: 'Bijzondere regeling – voorwerpen voor verzamelingen of antiquiteiten',
      de: 'Sammlungsstücke und Antiquitäten/Sonderregelung',
      en: "Margin scheme – Collector's items and antiques"
    },
    certainty: UNVERIFIED
  },
  {
    id: 'marginTravel',
    validFrom: '2013-01-01',
    source: 'Directive 2006/112/EC, art. 226 (13)',
    texts: {
      fr: 'Régime particulier – Agences de voyages',
      nl: 'Bijzondere regeling reisbureaus',
      de: 'Sonderregelung für Reisebüros',
      en: 'Margin scheme – Travel agents'
    },
    certainty: UNVERIFIED
  },
  {
    id: 'payment',
    validFrom: '1993-01-01',
    source: 'wording of our own',
    texts: {
      fr: 'Merci de payer {amount} au plus tard le {dueDate} sur le compte {iban} avec la communication structurée {communication}.',
      nl: 'Gelieve {amount} uiterlijk op {dueDate} te betalen op rekening {iban} met de gestructureerde mededeling {communication}.',
      de: 'Bitte überweisen Sie {amount} spätestens am {dueDate} auf das Konto {iban} mit der strukturierten Mitteilung {communication}.',
      en: 'Please pay {amount} by {dueDate} to account {iban} with the structured reference {communication}.'
    },
    certainty: OWN
  }
];
