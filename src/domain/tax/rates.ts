// The VAT rates of Belgium, with the day from which each list stands.
import type { IsoDate } from '../dates.ts';
import type { Decimal } from '../money/decimal.ts';

/** A rate in percent: "21", "12", "6" or "0". */
export type VatRate = Decimal;

/** Royal Decree no 20, art. 1; newest last. The 1 % rate ended on 1 January 2000. */
const RATE_LISTS: readonly { from: IsoDate; rates: readonly VatRate[] }[] = [
  { from: '1996-01-01', rates: ['21', '12', '6', '1', '0'] },
  { from: '2000-01-01', rates: ['21', '12', '6', '0'] }
];

/** The normal rate on a day. */
export const NORMAL_RATE: VatRate = '21';

/** The rates in force on a day, highest first; the oldest known list for earlier days. */
export function ratesOn(date: IsoDate): readonly VatRate[] {
  const list = RATE_LISTS.findLast(({ from }) => from <= date) ?? RATE_LISTS[0];
  return list?.rates ?? [];
}

/** Since this day boilers on fossil fuel and their specific parts are at 21 %, also in a renovation (circular 2025/C/47). */
export const FOSSIL_BOILERS_FROM: IsoDate = '2025-07-29';

/** The rate that a renovation at 6 % gives to goods or works of `rate`: 6 instead of 21, except for fossil-fuel boilers. */
export function renovationRate(rate: VatRate, date: IsoDate, fossil = false): VatRate {
  const excluded = fossil && date >= FOSSIL_BOILERS_FROM;
  return rate === NORMAL_RATE && !excluded ? '6' : rate;
}
