// Choosing who buys: the document takes a copy of the customer, and the customer's regime, language and term.
import type { Company } from '../../company/model.ts';
import type { Address, ContactPerson, Customer, PlaceAddress } from '../../party/model.ts';
import { partyOf } from '../../party/party-of.ts';
import type { Draft } from '../model.ts';
import { forCustomer } from '../new-draft.ts';
import type { RateContext } from './rates.ts';
import { setRegime } from './set-regime.ts';

/** @returns the draft for this customer; what belonged to the one before (Attn., places, due date) goes, the lines stay. */
export function chooseCustomer(draft: Draft, customer: Customer, company: Company, context: RateContext): Draft {
  return { ...forCustomer(setRegime(draft, customer.regime, context), customer, company), dueDate: undefined };
}

/** @returns the draft with a fresh copy of its customer, after the record was corrected; everything else stays. */
export function refreshBuyer(draft: Draft, customer: Customer): Draft {
  const attention = draft.buyer?.attention;
  return { ...draft, customerId: customer.id, buyer: partyOf(customer, attention ? { name: attention } : undefined) };
}

/** Sets or (undefined) clears "Attn.". */
export function setAttention(draft: Draft, contact: Pick<ContactPerson, 'name'> | undefined): Draft {
  if (!draft.buyer) return draft;
  const { attention: _, ...buyer } = draft.buyer;
  const name = contact?.name.trim();
  return { ...draft, buyer: name ? { ...buyer, attention: name } : buyer };
}

/** @returns the address that a document keeps of a customer's further address. */
export function placeOf(place: PlaceAddress): Address & { label?: string } {
  const { street, extra, postcode, city, country, label } = place;
  return { street, ...(extra && { extra }), postcode, city, country, ...(label && { label }) };
}
