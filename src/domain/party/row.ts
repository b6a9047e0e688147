// The row of a customer in lists: a derived copy, made again at every change.
import type { IsoDate } from '../dates.ts';
import type { Regime } from '../tax/regimes.ts';
import type { Customer, PartyType } from './model.ts';

export interface CustomerRow {
  id: string;
  number: string;
  name: string;
  type: PartyType;
  postcode: string;
  city: string;
  /** '' when there is none. */
  enterpriseNumber: string;
  /** '' when not liable to VAT. */
  vatNumber: string;
  regime: Regime;
  archived: boolean;
  /** Date of the last document issued to the customer, '' when there is none. */
  lastUsed: IsoDate | '';
  /** Id of the customer that this one was merged into, '' for others. */
  mergedInto: string;
}

/** @returns the row; `lastUsed` comes from documents and not from the record, so it is passed in. */
export function customerRow(customer: Customer, lastUsed: IsoDate | '' = ''): CustomerRow {
  const { id, number, name, type, address, enterpriseNumber = '', vatNumber = '', regime, archived = false, mergedInto = '' } = customer;
  const { postcode, city } = address;
  return { id, number, name, type, postcode, city, enterpriseNumber, vatNumber, regime, archived, lastUsed, mergedInto };
}
