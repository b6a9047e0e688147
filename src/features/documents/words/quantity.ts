// "14,5 h × 58,00 − 5 %": how a line comes to its amount.
import type { Line } from '#domain/document/model.ts';
import { unitLabel } from '#domain/units.ts';
import { getLocale } from '#locale';
import { formatDecimal, formatPercent } from '#ui/format.ts';

/** Quantity, unit, price and discount of a line in the reader's writing. */
export function quantityTimesPrice({ quantity, unit, unitPrice, discount }: Pick<Line, 'quantity' | 'unit' | 'unitPrice' | 'discount'>): string {
  const less = !discount ? '' : ` − ${discount.kind === 'percent' ? formatPercent(discount.value) : formatDecimal(discount.value, { min: 2 })}`;
  return `${formatDecimal(quantity)} ${unitLabel(unit, getLocale())} × ${formatDecimal(unitPrice, { min: 2 })}${less}`;
}
