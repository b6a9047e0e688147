// Prices excluding or including VAT: the switch for a draft, which keeps every number, and the conversion, which keeps the amounts without VAT.
import { type Cents, centsToDecimal } from '../../money/cents.ts';
import { type Decimal, divide, multiply, round } from '../../money/decimal.ts';
import { convertPrice } from '../../product/price.ts';
import { chargedOn, type Regime, type SellerRegime } from '../../tax/regimes.ts';
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

/** The VAT, in percent, that a price typed in this draft holds. */
const held = (draft: Draft, seller: SellerRegime, { regime, rate }: { regime: Regime; rate: Decimal }): Decimal =>
  draft.priceMode === 'incl' ? chargedOn(seller, regime, rate).percent : '0';

/**
 * The rule when mode, regime or rates change by themselves: the amount without VAT stays, and a price that holds VAT is
 * written anew with the VAT that it holds now. So a price of 121 with 21 % in it becomes 106 under the renovation rate and 100
 * under co-contracting: the seller earns the same, and the customer gets the lower rate that the law gives. (A rate that a
 * person sets on a line by hand leaves the number typed as it is: then it is what the customer pays.)
 * Prices to 4 decimals, discounts and charges in euros to cents; percentages stay.
 * @param before the draft whose amounts count
 * @param after the same lines in the same order, with another mode, regime or rates
 * @param now how the seller of `after` stands towards VAT, where another one was chosen
 */
export function keepBases(before: Draft, after: Draft, seller: SellerRegime, now = seller): Draft {
  const converter = (was: Decimal, is: Decimal) => (value: Decimal) => convertPrice(value, was, is);
  const lines = after.lines.map((line, i): Line => {
    const old = before.lines[i];
    if (line.kind !== 'item' || !old) return line;
    const [was, is] = [held(before, seller, { regime: regimeOf(before, old), rate: old.rate }), held(after, now, { regime: regimeOf(after, line), rate: line.rate })];
    if (was === is) return line;
    const convert = converter(was, is);
    const converted = { ...line, unitPrice: convert(line.unitPrice) };
    return line.discount ? { ...converted, discount: convertAmount(line.discount, convert) } : converted;
  });
  const changed: Draft = { ...after, lines };
  if (after.charge && before.charge) {
    const was = held(before, seller, { regime: before.regime, rate: before.charge.rate });
    const is = held(after, now, { regime: after.regime, rate: after.charge.rate });
    changed.charge = convertAmount(after.charge, converter(was, is));
  }
  if (after.discount) {
    // It is shared over the rates in proportion to their sums, so it changes by as much as the sum does.
    const [sum, now] = [typedSum(before), typedSum(changed)];
    const share = (value: Decimal) => (sum === 0 || sum === now ? value : divide(multiply(value, centsToDecimal(now)), centsToDecimal(sum), 2));
    changed.discount = convertAmount(after.discount, share);
  }
  return changed;
}

/** Changes the mode and converts every price, so that what is charged stays the same but for what the roundings take or give. */
export function convertPrices(draft: Draft, mode: PriceMode, seller: SellerRegime): Draft {
  return mode === draft.priceMode ? draft : keepBases(draft, { ...draft, priceMode: mode }, seller);
}
