// Products and services that lines are made from.
import type { Decimal } from '../money/decimal.ts';
import type { ByLang, Rec } from '../record.ts';

export interface Product extends Rec {
  kind: 'product';
  /** Own number, e.g. `P00031` or the supplier's code. */
  number: string;
  /** Name of the group; free text, suggestions from the groups in use. */
  group: string;
  name: ByLang;
  description: ByLang;
  /** UN/ECE recommendation 20 code, e.g. `C62`, `HUR` (see `../units.ts`). */
  unit: string;
  /** Excluding VAT, up to 4 decimals. */
  purchasePrice?: Decimal;
  /** Up to 4 decimals, including VAT when `priceIncludesVat`. Absent: typed on each document. */
  salePrice?: Decimal;
  priceIncludesVat?: boolean;
  /** VAT rate in percent, `21`, `12`, `6` or `0`. */
  rate: Decimal;
  /** Fossil-fuel boilers and their parts stay at 21 % in renovation too (circular 2025/C/47). */
  fossil?: boolean;
  /** EAN-8, EAN-13 or any code that a scanner reads. */
  barcode?: string;
}
