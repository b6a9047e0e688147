// Choosing who sells on a self-billing document: a copy of the supplier, with the regime, language and term that it is known by.
import { isReverse, type Treatment } from '../../purchase/treatment.ts';
import type { Supplier } from '../../supplier/model.ts';
import { partyOf } from '../../supplier/party-of.ts';
import type { Regime, SellerRegime } from '../../tax/regimes.ts';
import type { Company } from '../../company/model.ts';
import type { Draft } from '../model.ts';
import { keepBases } from './price-mode.ts';
import type { RateContext } from './rates.ts';
import { setRegime } from './set-regime.ts';

/** The regime of a sale to us, by how its VAT is owed on the seller's own documents. */
const REGIME_OF: Partial<Record<Treatment, Regime>> = { cocontractor: 'cocontractor', intraGoods: 'intraEU', euServices: 'reverseCharge' };

/** @returns how a supplier stands towards VAT: liable, a small business, or not liable at all, as private persons are */
export function sellerRegimeOfSupplier({ type, vatNumber, treatment }: Pick<Supplier, 'type' | 'vatNumber' | 'treatment'>): SellerRegime {
  if (isReverse(treatment)) return 'normal';
  if (treatment === 'none') return vatNumber ? 'franchise' : 'notLiable';
  return type === 'person' && !vatNumber ? 'notLiable' : 'normal';
}

/** @returns the draft with another standing of its seller; prices including VAT follow, as with a change of regime */
export function setSellerRegime(draft: Draft, sellerRegime: SellerRegime, context: RateContext): Draft {
  return keepBases(draft, { ...draft, sellerRegime }, context.seller, sellerRegime);
}

/** @returns the draft for this supplier; what belonged to the one before goes, the lines stay. */
export function chooseSupplier(draft: Draft, supplier: Supplier, company: Pick<Company, 'term'>, context: RateContext): Draft {
  const sellerRegime = sellerRegimeOfSupplier(supplier);
  const chosen = setRegime(setSellerRegime(draft, sellerRegime, context), REGIME_OF[supplier.treatment] ?? 'normal', { ...context, seller: sellerRegime });
  return { ...refreshSupplier(chosen, supplier), language: supplier.language, term: { ...(supplier.term ?? company.term) }, dueDate: undefined, deliveryAddress: undefined };
}

/** @returns the draft with a fresh copy of its supplier, after the record was corrected; everything else stays. */
export function refreshSupplier(draft: Draft, supplier: Supplier): Draft {
  return { ...draft, supplierId: supplier.id, supplier: partyOf(supplier), agreedOn: supplier.selfBillingSince };
}
