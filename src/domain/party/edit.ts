// Changes that a person makes to a customer, where one field has something to say of another.
import { enterpriseNumberOf, vatNumberOf } from '../numbers/enterprise.ts';
import { between, inOrder } from '../position.ts';
import type { ContactPerson, Customer, PlaceAddress } from './model.ts';

/** What customers and suppliers are known by. */
export type Identified = Pick<Customer, 'type' | 'enterpriseNumber' | 'vatNumber'>;

/**
 * Sets or (undefined) clears the enterprise number. The VAT number of a Belgian company follows it, unless one was
 * typed that says something else.
 */
export function setEnterpriseNumber<Of extends Identified>(customer: Of, enterpriseNumber: string | undefined): Of {
  const before = customer.enterpriseNumber;
  const follows = customer.vatNumber === undefined || (before !== undefined && customer.vatNumber === vatNumberOf(before));
  if (!follows || customer.type !== 'company') return { ...customer, enterpriseNumber };
  return { ...customer, enterpriseNumber, vatNumber: enterpriseNumber && vatNumberOf(enterpriseNumber) };
}

/** Sets or clears the VAT number; a Belgian one brings the enterprise number where there is none. */
export function setVatNumber<Of extends Identified>(customer: Of, vatNumber: string | undefined): Of {
  const enterpriseNumber = customer.enterpriseNumber ?? (vatNumber && enterpriseNumberOf(vatNumber));
  return { ...customer, vatNumber, ...(enterpriseNumber && { enterpriseNumber }) };
}

/** Sets a text of the customer; an empty one takes the field away. */
export function setText(customer: Customer, field: 'email' | 'phone' | 'note', text: string): Customer {
  return { ...customer, [field]: text === '' ? undefined : text };
}

/** The customer with a further address at the end of its list. */
export function addPlace(customer: Customer, place: Omit<PlaceAddress, 'pos'>): Customer {
  return { ...customer, addresses: [...customer.addresses, { ...place, pos: endOf(customer.addresses) }] };
}

/** The customer with a contact person at the end of the list. */
export function addContact(customer: Customer, contact: Omit<ContactPerson, 'pos'>): Customer {
  return { ...customer, contacts: [...customer.contacts, { ...contact, pos: endOf(customer.contacts) }] };
}

/** Changes one of the addresses. */
export function changePlace(customer: Customer, id: string, change: Partial<Omit<PlaceAddress, 'id' | 'pos'>>): Customer {
  return { ...customer, addresses: customer.addresses.map((place) => (place.id === id ? { ...place, ...change } : place)) };
}

/** Changes one of the contact persons. */
export function changeContact(customer: Customer, id: string, change: Partial<Omit<ContactPerson, 'id' | 'pos'>>): Customer {
  return { ...customer, contacts: customer.contacts.map((contact) => (contact.id === id ? { ...contact, ...change } : contact)) };
}

/** The customer without the address or contact person of this id. */
export function removeEntry(customer: Customer, id: string): Customer {
  const others = <Entry extends { id: string }>(entries: Entry[]) => entries.filter((entry) => entry.id !== id);
  return { ...customer, addresses: others(customer.addresses), contacts: others(customer.contacts) };
}

function endOf(entries: readonly { id: string; pos: string }[]): string {
  return between(inOrder(entries).at(-1)?.pos ?? '', '');
}
