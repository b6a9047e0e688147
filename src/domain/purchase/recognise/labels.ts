// The words that documents use for their facts, in French, Dutch, German and English; small letters without accents.

const NUMBER_SIGN = String.raw`(?:n ?[°ºo]\.?|nr\.?|num(?:ero|mer|ber)?\.?|no\.?|#)`;

/** "Facture n°", "Factuurnummer", "Rechnungs-Nr.", "Invoice no". */
export const INVOICE_NUMBER = new RegExp(
  [
    String.raw`\b(?:facture|factuur|rechnungs?|invoice|faktuur|ticket|kassabon)[ -]?${NUMBER_SIGN}(?![a-z])`,
    String.raw`\b${NUMBER_SIGN} ?(?:de |de la |van de )?(?:facture|factuur|rechnung|invoice|ticket)\b`,
    String.raw`\b(?:reference|referentie) (?:de la )?(?:facture|factuur)\b`
  ].join('|'),
  'g'
);
/** "Note de crédit n°", "Creditnota nr.", "Gutschriftnummer". */
export const CREDIT_NUMBER = new RegExp(
  [
    String.raw`\b(?:note de credit|[ck]redit ?nota|gutschrifts?|credit note|avoir)[ -]?${NUMBER_SIGN}(?![a-z])`,
    String.raw`\b${NUMBER_SIGN} ?(?:de |de la |van de )?(?:note de credit|[ck]reditnota|gutschrift|credit note|avoir)\b`
  ].join('|'),
  'g'
);
/** "N° document", "Belegnummer", "Documentnr.": of either kind. */
export const DOCUMENT_NUMBER = new RegExp(
  [String.raw`\b(?:document|beleg|piece)[ -]?${NUMBER_SIGN}(?![a-z])`, String.raw`\b${NUMBER_SIGN} ?(?:de |du |van het )?(?:document|piece)\b`].join('|'),
  'g'
);
/** The title itself before its number: "FACTURE 2026-031". */
export const INVOICE_TITLE = /^(?:facture(?! pro)|factuur|rechnung|invoice|verkoopfactuur)\b/g;
export const CREDIT_TITLE = /^(?:note de credit|[ck]redit ?nota|gutschrift|credit note)\b/g;
/** Around a number that is another document's: corrected, earlier, of the customer. */
export const OTHER_DOCUMENT =
  /precedent|vorige|vorherig|previous|ancien|origin|urspr|acompte|voorschot|solde|rappel|concern|betreft|betrifft|corrige|relati[fv]|client|klant|kunden|customer|votre ref|uw ref|commande|bestel|order|pro ?forma/;

const DAY_WORD = String.raw`(?:date|datum|dd\.?)`;
export const ISSUE_DATE = new RegExp(
  [
    String.raw`\bdate (?:de |de la |d'|du )?(?:facture|facturation|emission|document|note de credit|ticket)\b`,
    String.raw`\b(?:factuur|document|rechnungs|beleg|credit ?nota|kreditnota|uitgifte|ausstellungs|gutschrifts?)[ -]?datum\b`,
    String.raw`\b(?:invoice|issue|document|credit note|bill)[ -]date\b`,
    String.raw`\bdate of issue\b`,
    String.raw`\b(?:facture|factuur|rechnung|invoice|note de credit|[ck]reditnota|gutschrift|credit note)\b[^:]{0,40}? (?:du|van|vom|of|dd\.?|datee du)(?= \d)`
  ].join('|'),
  'g'
);
/** A date of no said meaning, or a place before it: "Date", "Namur, le". */
export const PLAIN_DATE = new RegExp(String.raw`^${DAY_WORD}(?![a-z' ]*[a-z])|\b(?:emise?|uitgegeven|ausgestellt) (?:le|op|am)\b|^[a-z -]{3,30}, (?:le|de|den|op)(?= )`, 'g');
export const DUE_DATE = new RegExp(
  [
    String.raw`\b(?:date (?:d'|de l')?)?echeance\b`,
    String.raw`\bdate limite(?: de paiement)?\b`,
    String.raw`\ba payer (?:avant|pour|au plus tard) ?(?:le|au)?\b`,
    String.raw`\bpayable (?:avant|pour|au plus tard|jusqu'au) ?(?:le|au)?\b`,
    String.raw`\b(?:paiement|payement) (?:avant|pour|au plus tard) ?(?:le|au)?\b`,
    String.raw`\bau plus tard le\b`,
    String.raw`\bverval(?:datum|dag)\b`,
    String.raw`\b(?:te betalen|betaalbaar|betalen) (?:voor|tegen|uiterlijk op|uiterlijk|ten laatste op|op)\b`,
    String.raw`\b(?:uiterste|laatste) betaal(?:datum|dag)\b`,
    String.raw`\bbetalen voor\b`,
    String.raw`\bfallig(?:keit)?(?:sdatum)?(?: am| bis)?\b`,
    String.raw`\b(?:zahlbar|zu zahlen) (?:bis(?: zum)?|am)\b`,
    String.raw`\b(?:payment )?due(?: date| by| on)?\b`,
    String.raw`\bpay(?:able)? (?:by|before)\b`
  ].join('|'),
  'g'
);
/** Days that are neither: delivery, period, order. */
export const OTHER_DATE = /livr|lever|liefer|deliver|periode|prestation|commande|bestel|order|contrat|relev|index|debut|du mois|naissance|prochain|volgende/;

/** Whom the document is for: what follows is the buyer's. */
export const BUYER_WORD = /\b(?:client|klant|kunde|customer|bill to|sold to|facture a|factuur aan|gefactureerd aan|rechnung an|destinataire|votre|uw|ihre?|your|acheteur|koper|preneur|adresse de facturation|facturatieadres|livre a)\b/;

export const REVERSE_CHARGE = /autoliquidation|auto-liquidation|btw verlegd|verlegging van (?:de )?heffing|reverse.charge|cocontractant|medecontractant|steuerschuldnerschaft|umkehrung der steuer/;
export const GOODS_WITHIN_UNION = /livraison intracom|intracommunautaire (?:levering|livraison)|intra-?community supply|innergemeinschaftliche lieferung|art(?:icle|ikel|\.)? ?(?:138|39 ?bis)/;
export const SERVICES_WITHIN_UNION = /art(?:icle|ikel|\.)? ?(?:196|44)\b|prestation de services? intracom|intracommunautaire dienst|sonstige leistung|intra-?community service/;
export const EXEMPT = /franchise de (?:la )?taxe|petites entreprises|vrijstellingsregeling|kleine ondernemingen|kleinunternehmer|steuerbefreiung|non (?:soumis|assujetti)e? a la tva|niet onderworpen aan (?:de )?btw|exoner|vrijgesteld van btw|vat exempt|regime particulier/;
