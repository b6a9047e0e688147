// The units that goods and services are sold in, as UN/ECE recommendation 20 codes (BT-130).

/** Codes on offer, the usual ones first. */
export const UNITS = [
  'C62', // one: piece
  'HUR', // hour
  'DAY',
  'MTR',
  'MTK', // square metre
  'MTQ', // cubic metre
  'LTR',
  'KGM',
  'LS', // lump sum
  'SET',
  'PR', // pair
  'XBX', // box (recommendation 21)
  'XPK', // package
  'XRO', // roll
  'KMT', // kilometre
  'MIN', // minute
  'WEE', // week
  'MON', // month
  'ANN', // year
  'CMT', // centimetre
  'MMT', // millimetre
  'GRM', // gram
  'TNE', // tonne
  'KWH' // kilowatt hour
] as const;
export type Unit = (typeof UNITS)[number];

/** A piece: what a line counts when nothing else is said. */
export const DEFAULT_UNIT: Unit = 'C62';

/** Whether the code is one of those on offer; others may come in by import and are kept. */
export function isUnit(code: string): code is Unit {
  return (UNITS as readonly string[]).includes(code);
}
