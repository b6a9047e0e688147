// Document totals (BG-22).
import type { Totals } from '../document/totals.ts';
import type { Money, Node } from './node.ts';

/** LegalMonetaryTotal; sums of allowances and charges only where there are some, as BR-CO-11 and BR-CO-12 want. */
export function monetaryTotalNode(totals: Totals, has: { allowances: boolean; charges: boolean }, money: Money): Node {
  return {
    'cbc:LineExtensionAmount': money.of(totals.lineTotal),
    'cbc:TaxExclusiveAmount': money.of(totals.net),
    'cbc:TaxInclusiveAmount': money.of(totals.gross),
    'cbc:AllowanceTotalAmount': has.allowances ? money.of(totals.allowance) : undefined,
    'cbc:ChargeTotalAmount': has.charges ? money.of(totals.charge) : undefined,
    'cbc:PrepaidAmount': totals.prepaid !== 0 ? money.of(totals.prepaid) : undefined,
    'cbc:PayableRoundingAmount': totals.rounding !== 0 ? money.of(totals.rounding) : undefined,
    'cbc:PayableAmount': money.of(totals.payable)
  };
}
