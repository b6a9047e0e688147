// What the fields of a customer are given: the customer as shown, and the way to change it.
import type { CustomerProblem } from '#domain/party/check.ts';
import type { Customer } from '#domain/party/model.ts';

export interface CustomerEditing {
  customer: Customer;
  problems: readonly CustomerProblem[];
  change: (verb: (customer: Customer) => Customer) => void;
}
