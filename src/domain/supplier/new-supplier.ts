// A supplier with what every supplier has from the start.
import { emptyAddress } from '../party/new-customer.ts';
import type { Instant, Lang } from '../record.ts';
import type { Supplier } from './model.ts';

/** Version of a supplier's shape. */
export const SUPPLIER_SCHEMA = 1;

/** A supplier in Belgium that charges Belgian VAT. */
export function newSupplier({ id, now, number, language, name = '', type = 'company' }: { id: string; now: Instant; number: string; language: Lang; name?: string; type?: Supplier['type'] }): Supplier {
  return { id, kind: 'supplier', schema: SUPPLIER_SCHEMA, createdAt: now, number, type, name, language, address: emptyAddress(), treatment: 'domestic' };
}
