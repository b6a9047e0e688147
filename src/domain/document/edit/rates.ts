// The rate that a line starts with, and keeps when the regime of its document changes.
import type { IsoDate } from '../../dates.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Product } from '../../product/model.ts';
import { NORMAL_RATE } from '../../tax/rates.ts';
import { proposedRate, type Regime, type SellerRegime } from '../../tax/regimes.ts';
import type { Draft, Line } from '../model.ts';

/** What is known around a draft when rates are set. */
export interface RateContext {
  /** The company's own regime: a small business charges no VAT, whatever the rate. */
  seller: SellerRegime;
  /** Day whose rates count: the issue date wanted, else today. */
  date: IsoDate;
  /** Rate of the company's settings, for lines that no product stands behind. */
  rate: Decimal;
  /** Products of the lines by id; one that is missing is treated as free text. */
  products?: ReadonlyMap<string, Pick<Product, 'rate' | 'fossil'>>;
}

/** @returns the regime that counts for a line: its own, else that of the document. */
export function regimeOf(draft: Pick<Draft, 'regime'>, line: Pick<Line, 'regime'>): Regime {
  return line.regime ?? draft.regime;
}

/** @returns the rate of the goods for a new line under `regime`. */
export function rateFor(regime: Regime, product: Pick<Product, 'rate' | 'fossil'> | undefined, context: RateContext): Decimal {
  return proposedRate(regime, product?.rate ?? context.rate, context.date, product?.fossil);
}

/**
 * @returns the rate of a line once its regime goes from `before` to `after`. Only the renovation rate changes goods'
 * own rates: entering it lowers the normal rate to 6 %, fossil boilers aside; leaving it gives the product's rate back,
 * or the normal one to free text at 6 %. Every other regime leaves the goods' rate alone and charges what it allows.
 */
export function rateAfter(line: Pick<Line, 'rate' | 'productId'>, before: Regime, after: Regime, context: RateContext): Decimal {
  const product = line.productId === undefined ? undefined : context.products?.get(line.productId);
  if (after === before) return line.rate;
  if (after === 'renovation6') return proposedRate(after, line.rate, context.date, product?.fossil);
  if (before === 'renovation6' && line.rate === '6') return product?.rate ?? NORMAL_RATE;
  return line.rate;
}
