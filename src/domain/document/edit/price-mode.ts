// Prices excluding or including VAT: the switch for a draft, which keeps every number, and the conversion, which keeps what is charged.
import { type Cents, centsToDecimal } from '../../money/cents.ts';
import { type Decimal, divide, multiply, round } from '../../money/decimal.ts';
import { convertPrice } from '../../product/price.ts';
import { chargedOn, type SellerRegime } from '../../tax/regimes.ts';
import type { Adjustment, Draft, Line, PriceMode } from '../model.ts';
import { totalsOf } from '../totals.ts';
import { regimeOf } from './rates.ts';

/** Says that the numbers typed are excluding or including VAT; not one number changes. */
export function setPriceMode(draft: Draft, mode: PriceMode): Draft {
  return { ...draft, priceMode: mode };
}

/** What the lines add up to in the mode in which they are typed, in cents. */
function typedSum(draft: Draft): Cents {
  const tax = { category: 'S', percent: '0' } as const;
  const lines = draft.lines.filter((line) => line.kind === 'item').map((line) => ({ ...line, tax }));
  return totalsOf({ priceMode: 'excl', lines }).lineTotal;
}

/** An amount in euros converted; a percentage stays. */
function convertAmount<A extends Adjustment>(adjustment: A, convert: (value: Decimal) => Decimal): A {
  return adjustment.kind === 'amount' ? { ...adjustment, value: round(convert(adjustment.value), 2) } : adjustment;
}

/**
 * Changes the mode and converts every price (to 4 decimals) and every discount or charge in euros (to cents), so that what
 * is charged stays the same but for what those roundings take or give.
 */
export function convertPrices(draft: Draft, mode: PriceMode, seller: SellerRegime): Draft {
  if (mode === draft.priceMode) return draft;
  const at = (percent: Decimal) => (value: Decimal) => (mode === 'incl' ? convertPrice(value, '0', percent) : convertPrice(value, percent, '0'));
  const lines = draft.lines.map((line): Line => {
    if (line.kind !== 'item') return line;
    const convert = at(chargedOn(seller, regimeOf(draft, line), line.rate).percent);
    const converted = { ...line, unitPrice: convert(line.unitPrice) };
    return line.discount ? { ...converted, discount: convertAmount(line.discount, convert) } : converted;
  });
  const changed: Draft = { ...draft, priceMode: mode, lines };
  if (draft.charge) {
    const { percent } = chargedOn(seller, draft.regime, draft.charge.rate);
    changed.charge = convertAmount(draft.charge, at(percent));
  }
  if (draft.discount) {
    // It is shared over the rates in proportion to their sums, so it changes by as much as the sum does.
    const [before, after] = [typedSum(draft), typedSum(changed)];
    const share = (value: Decimal) => (before === 0 ? value : divide(multiply(value, centsToDecimal(after)), centsToDecimal(before), 2));
    changed.discount = convertAmount(draft.discount, share);
  }
  return changed;
}
