// A margin in words.
import type { Markup } from '#domain/product/markup.ts';
import { PRICE_DECIMALS } from '#domain/product/price.ts';
import { formatDecimal, formatPercent } from '#ui/format.ts';

/** "30 %", "2,50 €". */
export const markupText = ({ kind, value }: Markup): string => (kind === 'percent' ? formatPercent(value) : `${formatDecimal(value, { min: 2, max: PRICE_DECIMALS })}\u00a0€`);
