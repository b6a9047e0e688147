// The row of a customer in lists: a derived copy, made again at every change.
import type { IsoDate } from '../dates.ts';
import type { Regime } from '../tax/regimes.ts';
import type { Customer, PartyType } from './model.ts';

export interface CustomerRow {
  id: string;
  number: string;
  name: string;
  type: PartyType;
  city: string;
  /** '' when not liable to VAT. */
  vatNumber: string;
  regime: Regime;
  archived: boolean;
  /** Date of the last document issued to the customer, '' when there is none. */
  lastUsed: IsoDate | '';
}

/** @returns the row; `lastUsed` comes from documents and not from the record, so it is passed in. */
export function customerRow(customer: Customer, lastUsed: IsoDate | '' = ''): CustomerRow {
  const { id, number, name, type, address, vatNumber = '', regime, archived = false } = customer;
  return { id, number, name, type, city: address.city, vatNumber, regime, archived, lastUsed };
}
