// The other party of a document: who buys from us, or on self-billing documents who sells to us.
import type { Party } from '../party/model.ts';
import { isPurchase } from './kinds.ts';
import type { Draft, SealedDocument } from './model.ts';
import { supplierOf } from './seller-of.ts';

/** The other party as the document keeps it; undefined on a draft until it is chosen. */
export function counterpartyOf(document: SealedDocument): Party;
export function counterpartyOf(document: Pick<Draft, 'kind' | 'buyer' | 'supplier'>): Party | undefined;
export function counterpartyOf(document: SealedDocument | Pick<Draft, 'kind' | 'buyer' | 'supplier'>): Party | undefined {
  if (!isPurchase(document.kind)) return document.buyer;
  return 'seller' in document ? supplierOf(document.seller) : document.supplier;
}
