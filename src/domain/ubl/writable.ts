// Whether a document can be written as UBL at all.
import { isPurchase } from '../document/kinds.ts';
import type { SealedDocument } from '../document/model.ts';
import { endpointOf, NO_ADDRESS } from './endpoint.ts';

/** @returns false for a self-billing document whose seller has no number by which the rules could know it (BR-CO-26): a private person */
export const hasUbl = ({ kind, seller }: Pick<SealedDocument, 'kind' | 'seller'>): boolean => !isPurchase(kind) || endpointOf(seller) !== NO_ADDRESS;
