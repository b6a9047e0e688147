// A customer with what every customer has from the start.
import type { Instant, Lang } from '../record.ts';
import type { Address, Customer, PartyType } from './model.ts';

/** Version of a customer's shape. */
export const CUSTOMER_SCHEMA = 1;

export interface NewCustomer {
  id: string;
  now: Instant;
  number: string;
  /** The company's language until something else is known. */
  language: Lang;
  name?: string;
  type?: PartyType;
}

/** An address in Belgium with nothing in it. */
export function emptyAddress(): Address {
  return { street: '', postcode: '', city: '', country: 'BE' };
}

/** A customer in Belgium under the normal regime, on the company's own payment term. */
export function newCustomer({ id, now, number, language, name = '', type = 'company' }: NewCustomer): Customer {
  return {
    id,
    kind: 'customer',
    schema: CUSTOMER_SCHEMA,
    createdAt: now,
    number,
    type,
    name,
    regime: 'normal',
    language,
    address: emptyAddress(),
    addresses: [],
    contacts: []
  };
}
