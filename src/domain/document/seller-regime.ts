// The seller's VAT standing on a document: ours, that of who sells to us, or on a credit note that of the invoice it corrects.
import type { SellerRegime } from '../tax/regimes.ts';
import { isPurchase } from './kinds.ts';
import type { Draft } from './model.ts';

/**
 * @returns the regime under which a draft is priced, checked and sealed. A credit note gives back what was charged: a company that
 * became a small business since, or ceased to be one, takes the invoice's regime (Royal Decree no 1, art. 12; art. 77 Code TVA).
 */
export function sellerRegimeOf(draft: Pick<Draft, 'kind' | 'credits' | 'sellerRegime'>, company: { vatRegime: SellerRegime }): SellerRegime {
  return draft.credits?.vatRegime ?? (isPurchase(draft.kind) ? (draft.sellerRegime ?? 'normal') : company.vatRegime);
}
