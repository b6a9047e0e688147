// Following customers that were merged: their documents keep the id that they were issued with.
import type { Customer } from '#domain/party/model.ts';
import type { CompanyStore } from '#store/company.ts';

/** More merges in a row than any person makes; a ring made by two devices at once ends here too. */
const MOST_STEPS = 20;

/** The customer that an id stands for today: itself, or the one it was merged into. Undefined when it is gone. */
export async function survivorOf(store: CompanyStore, id: string): Promise<Customer | undefined> {
  let customer = await store.get('customer', id);
  for (let step = 0; customer?.mergedInto && step < MOST_STEPS; step++) customer = await store.get('customer', customer.mergedInto);
  return customer;
}

/** The ids under which a customer's documents were made: its own, and those of all that were merged into it. */
export async function customerIds(store: CompanyStore, id: string): Promise<string[]> {
  const ids = new Set([id]);
  for (const each of ids) {
    const customer = await store.get('customer', each);
    for (const absorbed of Object.keys(customer?.absorbed ?? {})) ids.add(absorbed);
  }
  return [...ids];
}
