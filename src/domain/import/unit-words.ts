// The words of CSV files for units of measure.
import { pass, refuse, type Result } from '../result.ts';
import { UNITS } from '../units.ts';
import type { CellFault } from './field.ts';

/** Words beside the labels of the list; compared without case, dots or blanks. */
const OTHERS: Record<string, string> = {
  ...words('C62', 'piece pièce pièces pieces pce pces pcs u unite unité unités stuk stuks stk stück ea each unit units h87 1'),
  ...words('HUR', 'hr hrs heure heures uur uren stunde stunden hour hours std'),
  ...words('DAY', 'j jours dagen tage days jr'),
  ...words('LS', 'ff forfaitaire pauschale pausch lumpsum ls'),
  ...words('MTR', 'mètre mètres metre meter meters mct ml'),
  ...words('MTK', 'm2 mètrecarré vierkantemeter quadratmeter sqm'),
  ...words('MTQ', 'm3 mètrecube kubiekemeter kubikmeter cbm'),
  ...words('KMT', 'kilomètre kilometre kilometer kilometers'),
  ...words('KGM', 'kilo kilos kilogramme kilogram kilogramm'),
  ...words('LTR', 'litre litres liter liters lt'),
  ...words('SET', 'kit jeu ens satz'),
  ...words('PR', 'paires pairs paren'),
  ...words('XPK', 'paquets pkt package packs'),
  ...words('XBX', 'boîtes bte carton dozen doos karton boxes'),
  ...words('XRO', 'rouleaux rollen rolls rlx'),
  ...words('MIN', 'minute minutes minuten minuut'),
  ...words('WEE', 'sem semaines weken wochen weeks'),
  ...words('MON', 'maanden monate months'),
  ...words('ANN', 'année annee ans années jaren jahre years'),
  ...words('TNE', 'tonne tonnes ton')
};

function words(code: string, list: string): Record<string, string> {
  return Object.fromEntries(list.split(' ').map((word) => [word, code]));
}

const bare = (text: string) => text.toLowerCase().replace(/[.\s]/g, '');
const KNOWN = new Map([
  ...Object.entries(OTHERS),
  ...UNITS.flatMap(({ code, labels }) => [code, ...Object.values(labels)].map((word): [string, string] => [bare(word), code]))
]);
/** Two or three capitals or digits of recommendation 20, or X and two of recommendation 21. */
const CODE = /^(?:[A-Z0-9]{2,3}|X[A-Z0-9]{2})$/;

/** "h", "Stk.", "m2", "HUR" → UN/ECE code; another well-formed code in capitals is taken as it is. */
export function readUnit(cell: string): Result<string, CellFault> {
  const code = KNOWN.get(bare(cell));
  if (code) return pass(code);
  return CODE.test(cell.trim()) ? pass(cell.trim()) : refuse('unknownWord');
}
