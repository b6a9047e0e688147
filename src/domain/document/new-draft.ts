// New drafts: empty, for a customer, or copied from another document.
import type { Company } from '../company/model.ts';
import type { Customer } from '../party/model.ts';
import { partyOf } from '../party/party-of.ts';
import type { Instant, Lang } from '../record.ts';
import { type DocumentKind, isPurchase } from './kinds.ts';
import type { Draft, SealedDocument } from './model.ts';
import { supplierOf } from './seller-of.ts';
import { between } from '../position.ts';

export const DRAFT_SCHEMA = 1;

/** What a verb needs to make something new: ids and the moment come from outside. */
export interface Blank {
  newId(): string;
  now: Instant;
  company: Pick<Company, 'language' | 'term' | 'priceMode'>;
}

/** @returns an empty draft with the company's defaults. */
export function blankDraft(kind: DocumentKind, { newId, now, company }: Blank): Draft {
  return {
    id: newId(),
    kind,
    schema: DRAFT_SCHEMA,
    createdAt: now,
    regime: 'normal',
    language: company.language,
    currency: 'EUR',
    priceMode: company.priceMode,
    term: { ...company.term },
    lines: []
  };
}

/** What choosing a customer changes on a draft: the copy, and the customer's regime, language and term. */
export function forCustomer(draft: Draft, customer: Customer, company: { language: Lang; term: Draft['term'] }): Draft {
  return {
    ...draft,
    customerId: customer.id,
    buyer: partyOf(customer),
    regime: customer.regime,
    language: customer.language ?? company.language,
    term: { ...(customer.term ?? company.term) },
    deliveryAddress: undefined,
    siteAddress: undefined
  };
}

/** @returns who sells to us or buys from us, as a draft has it */
export function partiesOf(sealed: SealedDocument): Pick<Draft, 'customerId' | 'buyer' | 'supplierId' | 'supplier' | 'sellerRegime'> {
  const { customerId, buyer, supplierId, seller } = sealed;
  return isPurchase(sealed.kind) ? { supplierId, supplier: supplierOf(seller), sellerRegime: seller.vatRegime } : { customerId, buyer };
}

/** A new draft with the same content as an issued document: nothing of its number, dates, deposit or credit goes along. */
export function copyOf(sealed: SealedDocument, kind: DocumentKind, blank: Blank): Draft {
  let pos = '';
  const { regime, language, currency, priceMode, exemption, discount, charge, textAbove, textBelow } = sealed;
  return {
    ...blankDraft(kind, blank),
    ...{ regime, language, currency, priceMode, exemption, discount, charge, textAbove, textBelow },
    ...partiesOf(sealed),
    lines: sealed.lines.map((line) => {
      pos = between(pos, '');
      return { ...line, id: blank.newId(), pos, creditedLine: undefined };
    })
  };
}
