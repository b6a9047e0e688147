// Units of measure in use in Belgium, by their UN/ECE recommendation 20 code (BT-130).
import type { Lang } from './record.ts';

export interface Unit {
  code: string;
  /** Short label as it stands after a quantity. */
  labels: Record<Lang, string>;
}

/** Offered in this order; the first is the default. */
export const UNITS: readonly Unit[] = [
  { code: 'C62', labels: { fr: 'pc', nl: 'st', de: 'Stk', en: 'pc' } },
  { code: 'HUR', labels: { fr: 'h', nl: 'u', de: 'Std', en: 'h' } },
  { code: 'DAY', labels: { fr: 'jour', nl: 'dag', de: 'Tag', en: 'day' } },
  { code: 'LS', labels: { fr: 'forfait', nl: 'forfait', de: 'pauschal', en: 'lump sum' } },
  { code: 'MTR', labels: { fr: 'm', nl: 'm', de: 'm', en: 'm' } },
  { code: 'MTK', labels: { fr: 'm²', nl: 'm²', de: 'm²', en: 'm²' } },
  { code: 'MTQ', labels: { fr: 'm³', nl: 'm³', de: 'm³', en: 'm³' } },
  { code: 'KMT', labels: { fr: 'km', nl: 'km', de: 'km', en: 'km' } },
  { code: 'KGM', labels: { fr: 'kg', nl: 'kg', de: 'kg', en: 'kg' } },
  { code: 'LTR', labels: { fr: 'l', nl: 'l', de: 'l', en: 'l' } },
  { code: 'SET', labels: { fr: 'ensemble', nl: 'set', de: 'Satz', en: 'set' } },
  { code: 'PR', labels: { fr: 'paire', nl: 'paar', de: 'Paar', en: 'pair' } },
  { code: 'XPK', labels: { fr: 'paquet', nl: 'pak', de: 'Paket', en: 'pack' } },
  { code: 'XBX', labels: { fr: 'boîte', nl: 'doos', de: 'Karton', en: 'box' } },
  { code: 'XRO', labels: { fr: 'rouleau', nl: 'rol', de: 'Rolle', en: 'roll' } },
  { code: 'XBG', labels: { fr: 'sac', nl: 'zak', de: 'Sack', en: 'bag' } },
  { code: 'XPX', labels: { fr: 'palette', nl: 'pallet', de: 'Palette', en: 'pallet' } },
  { code: 'MIN', labels: { fr: 'min', nl: 'min', de: 'Min', en: 'min' } },
  { code: 'WEE', labels: { fr: 'semaine', nl: 'week', de: 'Woche', en: 'week' } },
  { code: 'MON', labels: { fr: 'mois', nl: 'maand', de: 'Monat', en: 'month' } },
  { code: 'QAN', labels: { fr: 'trimestre', nl: 'kwartaal', de: 'Quartal', en: 'quarter' } },
  { code: 'ANN', labels: { fr: 'an', nl: 'jaar', de: 'Jahr', en: 'year' } },
  { code: 'GRM', labels: { fr: 'g', nl: 'g', de: 'g', en: 'g' } },
  { code: 'TNE', labels: { fr: 't', nl: 't', de: 't', en: 't' } },
  { code: 'CMT', labels: { fr: 'cm', nl: 'cm', de: 'cm', en: 'cm' } },
  { code: 'MMT', labels: { fr: 'mm', nl: 'mm', de: 'mm', en: 'mm' } },
  { code: 'KWH', labels: { fr: 'kWh', nl: 'kWh', de: 'kWh', en: 'kWh' } },
  { code: 'P1', labels: { fr: '%', nl: '%', de: '%', en: '%' } }
];

/** The label of a unit after a quantity; a code that is not in the list is its own label. */
export function unitLabel(code: string, lang: Lang): string {
  return UNITS.find((unit) => unit.code === code)?.labels[lang] ?? code;
}

/** Whether the code is one of the list. */
export function isUnit(code: unknown): boolean {
  return UNITS.some((unit) => unit.code === code);
}
