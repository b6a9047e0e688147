// A self-billing document seen as what it is for the books: a purchase, although no supplier's document was received for it.
import type { SealedDocument } from '../document/model.ts';
import type { VatGroup } from '../document/totals.ts';
import { vatCountry } from '../numbers/vatnumber.ts';
import { between } from '../position.ts';
import { NORMAL_RATE } from '../tax/rates.ts';
import { vatOf } from './edit.ts';
import type { AmountLine, Purchase } from './model.ts';
import { newPurchase } from './new-purchase.ts';
import { isReverse, type Treatment } from './treatment.ts';

/**
 * @param category id of the purchase category in which its amounts are; absent: the general one
 * @returns the purchase that a self-billing document or a credit note on one counts as, for totals and grids. It is never stored.
 */
export function purchaseOfSlip(sealed: SealedDocument, category?: string): Purchase {
  const { id, number, issueDate, issuedAt, currency, kind, seller, totals } = sealed;
  let pos = '';
  const lines = totals.groups.map((group, i): AmountLine => {
    pos = between(pos, '');
    return { id: `${id}-${i}`, pos, ...(category && { category }), ...lineOf(group, treatmentOf(group, seller.vatNumber)) };
  });
  return {
    ...newPurchase({ id, now: issuedAt, source: { way: 'hand' }, files: [] }),
    ...{ type: kind === 'selfBillingCreditNote' ? 'creditNote' : 'invoice', number, issueDate, currency, lines, processedAt: issuedAt },
    supplier: { type: 'company', name: seller.name, address: seller.address }
  };
}

/** On reverse charges the document says neither rate nor VAT: what is declared on them is at the normal rate, as where one is received. */
function lineOf({ percent, base, vat }: VatGroup, treatment: Treatment): Pick<AmountLine, 'treatment' | 'net' | 'rate' | 'vat'> {
  if (!isReverse(treatment)) return { treatment, net: base, rate: percent, vat };
  const line = { treatment, net: base, rate: NORMAL_RATE };
  return { ...line, vat: vatOf(line) };
}

/** Whoever sells from abroad under a reverse charge sells services: goods of the Union have a category of their own. */
function treatmentOf({ category }: VatGroup, sellerVatNumber: string): Treatment {
  if (category === 'S' || category === 'Z') return 'domestic';
  if (category === 'K') return 'intraGoods';
  if (category !== 'AE') return 'none';
  return !sellerVatNumber || vatCountry(sellerVatNumber) === 'BE' ? 'cocontractor' : 'euServices';
}
