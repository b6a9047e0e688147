// The words of CSV files for what a customer is and for its VAT regime.
import type { PartyType } from '../party/model.ts';
import type { Lang } from '../record.ts';
import type { Regime } from '../tax/regimes.ts';
import { wordReader, type Words } from './words.ts';

const TYPES: Words<PartyType> = {
  company: {
    fr: ['Entreprise', 'Société', 'Professionnel', 'Assujetti', 'B2B'],
    nl: ['Onderneming', 'Bedrijf', 'Vennootschap', 'Firma', 'Professioneel', 'Zakelijk'],
    de: ['Unternehmen', 'Firma', 'Gesellschaft', 'Geschäftlich'],
    en: ['Company', 'Business', 'Organisation', 'Organization']
  },
  person: {
    fr: ['Particulier', 'Privé', 'Personne', 'Personne physique', 'Client privé', 'B2C'],
    nl: ['Particulier', 'Privé', 'Privépersoon', 'Persoon', 'Natuurlijk persoon'],
    de: ['Privatperson', 'Privat', 'Person', 'Privatkunde'],
    en: ['Private person', 'Person', 'Individual', 'Private', 'Consumer']
  }
};

const REGIME_WORDS: Words<Regime> = {
  normal: {
    fr: ['Normal', 'TVA normale', 'Standard', 'Assujetti', '21', '21 %'],
    nl: ['Normaal', 'Normale btw', 'Standaard', 'Btw-plichtig'],
    de: ['Normal', 'Regelbesteuerung', 'Standard'],
    en: ['Normal', 'Standard', 'Standard VAT']
  },
  renovation6: {
    fr: ['Rénovation 6 %', 'Rénovation', '6 %', '6', 'TVA 6 %', 'Transformation 6 %'],
    nl: ['Renovatie 6 %', 'Renovatie', 'Verbouwing 6 %', 'Btw 6 %'],
    de: ['Renovierung 6 %', 'Renovierung', 'Umbau 6 %'],
    en: ['Renovation 6 %', 'Renovation']
  },
  cocontractor: {
    fr: ['Cocontractant', 'Co-contractant', 'Autoliquidation Belgique', 'Report de perception'],
    nl: ['Medecontractant', 'Verlegging van heffing', 'Btw verlegd België'],
    de: ['Vertragspartner', 'Mitvertragspartner', 'Abwälzung der Steuer'],
    en: ['Co-contractor', 'Domestic reverse charge']
  },
  reverseCharge: {
    fr: ['Autoliquidation UE', 'Services intracommunautaires', 'Prestation intracommunautaire'],
    nl: ['Btw verlegd EU', 'Intracommunautaire dienst', 'Intracommunautaire diensten', 'Diensten EU'],
    de: ['Reverse Charge EU', 'Innergemeinschaftliche Dienstleistung', 'Steuerschuldnerschaft des Leistungsempfängers'],
    en: ['Reverse charge EU', 'Intra-EU services']
  },
  intraEU: {
    fr: ['Livraison intracommunautaire', 'Intracommunautaire', 'Intracom', 'UE'],
    nl: ['Intracommunautaire levering', 'Intracommunautair', 'EU'],
    de: ['Innergemeinschaftliche Lieferung', 'Innergemeinschaftlich'],
    en: ['Intra-EU supply', 'Intra-EU', 'Intracommunity', 'Intra-Community']
  },
  export: {
    fr: ['Exportation', 'Hors UE', 'Export'],
    nl: ['Uitvoer', 'Export', 'Buiten EU'],
    de: ['Ausfuhr', 'Export', 'Drittland'],
    en: ['Export', 'Outside EU', 'Non-EU']
  },
  exempt: {
    fr: ['Exonéré', 'Exempté', 'Exemption', 'Article 44'],
    nl: ['Vrijgesteld', 'Vrijstelling', 'Artikel 44'],
    de: ['Befreit', 'Steuerfrei', 'Artikel 44'],
    en: ['Exempt', 'Exempted', 'Article 44']
  }
};

/** Words that mean one regime in Belgium and another abroad: `reverse` until the VAT number tells which. */
const EITHER = ['Autoliquidation', 'Btw verlegd', 'Verlegd', 'Reverse charge', 'Steuerschuldnerschaft'];
const known: Words<Regime | 'reverse'> = { ...REGIME_WORDS, reverse: { fr: ['Autoliquidation'], nl: ['Verlegd'], de: ['Reverse Charge'], en: ['Reverse charge'] } };

export const readType = wordReader(TYPES, { c: 'company', p: 'person' });
export const readRegime = wordReader(known, Object.fromEntries(EITHER.map((word) => [word, 'reverse' as const])));

/** The word written for a type. */
export function typeWord(type: PartyType, lang: Lang): string {
  return TYPES[type][lang][0];
}

/** The word written for a regime. */
export function regimeWord(regime: Regime, lang: Lang): string {
  return REGIME_WORDS[regime][lang][0];
}
