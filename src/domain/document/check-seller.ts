// What a self-billing document must know of who sells (Royal Decree no 1, art. 5 § 1; Code TVA art. 53, § 2, al. 3).
import type { Company } from '../company/model.ts';
import { isEnterpriseNumber } from '../numbers/enterprise.ts';
import { isIban } from '../numbers/iban.ts';
import { isVatNumber } from '../numbers/vatnumber.ts';
import type { RequiredDatum } from '../tax/regimes.ts';
import { isCredit, isPurchase } from './kinds.ts';
import type { Draft } from './model.ts';
import { blank, type Check, noAddress, type Problem, problem } from './problem.ts';

/** What a regime asks for where the seller is the other party, and the buyer a company in Belgium. */
export const SELLER_DATUM: Partial<Record<RequiredDatum, (draft: Draft, company: Company) => Problem[]>> = {
  sellerVatNumber: ({ supplier }) => problem('sellerVatNumber', 'supplier', !!supplier && !supplier.vatNumber),
  buyerBelgianVatNumber: ({ supplier }) => problem('sellerBelgianVatNumber', 'supplier', !!supplier?.vatNumber && !supplier.vatNumber.startsWith('BE')),
  buyerForeignVatNumber: ({ supplier }) => problem('sellerForeignVatNumber', 'supplier', !!supplier?.vatNumber?.startsWith('BE')),
  deliveryCountry: ({ deliveryAddress, supplier }, company) =>
    problem('arrivalCountry', 'deliveryAddress', !!supplier && (deliveryAddress ?? company.address).country === supplier.address.country)
};

/**
 * The seller's mentions, and that we may issue its invoice: a taxable person must have agreed to it, whoever is none has no
 * invoice to leave to us. What corrects such a document asks for no agreement anew.
 */
export const checkSeller: Check = (draft) => {
  if (!isPurchase(draft.kind)) return [];
  const { supplier, sellerRegime = 'normal', agreedOn } = draft;
  if (!supplier) return problem('noSeller', 'supplier', true);
  const { enterpriseNumber, vatNumber, iban } = supplier;
  return [
    ...problem('sellerName', 'supplier', blank(supplier.name)),
    ...problem('sellerAddress', 'supplier', noAddress(supplier.address)),
    ...problem('sellerEnterpriseNumber', 'supplier', !!enterpriseNumber && !isEnterpriseNumber(enterpriseNumber)),
    ...problem('sellerVatNumberInvalid', 'supplier', !!vatNumber && !isVatNumber(vatNumber)),
    ...problem('sellerIban', 'supplier', !!iban && !isIban(iban)),
    ...problem('sellerAgreement', 'supplier', !isCredit(draft.kind) && sellerRegime !== 'notLiable' && !agreedOn)
  ];
};
