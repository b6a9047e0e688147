// Customers that look like the one being typed.
import { duplicateReasons, type DuplicateReason, type Identity } from '#domain/party/duplicates.ts';
import type { CustomerRow } from '#domain/party/row.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Condition } from '#store/list/query.ts';

export interface Likely {
  row: CustomerRow;
  reasons: DuplicateReason[];
}

/** The row of a list as duplicates are told by. */
export function identityOf({ id, name, enterpriseNumber, vatNumber, postcode }: CustomerRow): Identity {
  return { id, name, enterpriseNumber: enterpriseNumber || undefined, vatNumber: vatNumber || undefined, address: { postcode } };
}

/** Others that are likely the same customer, the surest first; those merged away are left out. At most 50 per reason are looked at. */
export async function likelyDuplicates(store: CompanyStore, customer: Identity): Promise<Likely[]> {
  const { enterpriseNumber, vatNumber, address } = customer;
  const asked: Condition[] = [
    ...(enterpriseNumber ? [{ column: 'enterpriseNumber', is: [enterpriseNumber] }] : []),
    ...(vatNumber ? [{ column: 'vatNumber', is: [vatNumber] }] : []),
    ...(address.postcode && customer.name.trim() ? [{ column: 'postcode', is: [address.postcode] }] : [])
  ];
  const found = await Promise.all(asked.map((condition) => store.list('customers', { where: [condition], sort: { by: 'name' }, limit: 50 })));
  const rows = await store.rows('customers', [...new Set(found.flatMap(({ ids }) => ids))]);
  return rows
    .filter(({ mergedInto }) => mergedInto === '')
    .map((row) => ({ row, reasons: duplicateReasons(customer, identityOf(row)) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length);
}
