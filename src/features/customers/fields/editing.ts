// What the fields of a customer are given: the customer as shown, and the way to change it.
import type { CustomerProblem } from '#domain/party/check.ts';
import type { Customer } from '#domain/party/model.ts';

/** What customers and suppliers are known by. */
export type Identity = Pick<Customer, 'type' | 'name' | 'enterpriseNumber' | 'vatNumber' | 'email' | 'phone'>;

export interface IdentityEditing<Of extends Identity> {
  customer: Of;
  problems: readonly CustomerProblem[];
  change: (verb: (customer: Of) => Of) => void;
}

export type CustomerEditing = IdentityEditing<Customer>;
