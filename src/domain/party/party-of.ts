// The copy of a customer that a document keeps for itself.
import type { ContactPerson, Customer, Party } from './model.ts';

/**
 * Who buys, as the document will say it for ever. A contact person is printed as "Attn.", and its own e-mail and phone
 * stand before those of the customer.
 */
export function partyOf(customer: Customer, contact?: Pick<ContactPerson, 'name' | 'email' | 'phone'>): Party {
  const { type, name, enterpriseNumber, vatNumber, address } = customer;
  const attention = contact?.name.trim();
  const email = contact?.email || customer.email;
  const phone = contact?.phone || customer.phone;
  return {
    type,
    name,
    ...(attention && { attention }),
    ...(enterpriseNumber && { enterpriseNumber }),
    ...(vatNumber && { vatNumber }),
    address: { ...address },
    ...(email && { email }),
    ...(phone && { phone })
  };
}
