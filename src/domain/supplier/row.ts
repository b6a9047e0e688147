// The row of a supplier in lists: a derived copy, made again at every change.
import type { PartyType } from '../party/model.ts';
import type { Supplier } from './model.ts';

export interface SupplierRow {
  id: string;
  number: string;
  name: string;
  type: PartyType;
  postcode: string;
  city: string;
  /** '' when there is none. */
  enterpriseNumber: string;
  vatNumber: string;
  iban: string;
  category: string;
  archived: boolean;
}

/** The row of a supplier. */
export function supplierRow(supplier: Supplier): SupplierRow {
  const { id, number, name, type, address, enterpriseNumber = '', vatNumber = '', iban = '', category = '', archived = false } = supplier;
  return { id, number, name, type, postcode: address.postcode, city: address.city, enterpriseNumber, vatNumber, iban, category, archived };
}
