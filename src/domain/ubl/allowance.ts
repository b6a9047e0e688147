// Allowances and charges of lines (BG-27) and of the document (BG-20, BG-21).
import type { Adjustment } from '../document/model.ts';
import { type Cents, centsToDecimal } from '../money/cents.ts';
import { type Decimal, add, compare, divide, multiply, negate } from '../money/decimal.ts';
import { type Money, type Node, text } from './node.ts';

/** Peppol R040: how far the amount may be from percentage × base. */
const TOLERANCE: Decimal = '0.02';
/** UNCL5189, "Discount". Charges have no code that fits them all, so their reason is in words only. */
const DISCOUNT_CODE = '95';

/** Where prices include VAT, amount and base are converted each on its own and the percentage may no longer link them. */
function percentLinks(amount: Cents, base: Cents, percent: Decimal): boolean {
  const rest = add(divide(multiply(centsToDecimal(base), percent), '100', 12), negate(centsToDecimal(amount)));
  return compare(rest, TOLERANCE) <= 0 && compare(rest, negate(TOLERANCE)) >= 0;
}

export interface AllowanceFacts {
  adjustment: Adjustment;
  /** Excluding VAT. */
  amount: Cents;
  /** What a percentage is taken of, excluding VAT. */
  base: Cents;
  /** Reason when the person gave none. */
  word: string;
  /** TaxCategory, at document level. */
  category?: Node;
}

function adjustmentNode(indicator: 'true' | 'false', code: string | undefined, facts: AllowanceFacts, money: Money): Node {
  const { adjustment, amount, base, word, category } = facts;
  const percent = adjustment.kind === 'percent' && percentLinks(amount, base, adjustment.value) ? adjustment.value : undefined;
  return {
    'cbc:ChargeIndicator': indicator,
    'cbc:AllowanceChargeReasonCode': code,
    'cbc:AllowanceChargeReason': text(adjustment.reason) ?? word,
    'cbc:MultiplierFactorNumeric': percent,
    'cbc:Amount': money.of(amount),
    'cbc:BaseAmount': percent && money.of(base),
    'cac:TaxCategory': category
  };
}

/** A discount; negative where it is one on something taken back. */
export const allowanceNode = (facts: AllowanceFacts, money: Money): Node => adjustmentNode('false', DISCOUNT_CODE, facts, money);

/** A charge such as transport. */
export const chargeNode = (facts: AllowanceFacts, money: Money): Node => adjustmentNode('true', undefined, facts, money);
