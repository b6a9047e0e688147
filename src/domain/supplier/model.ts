// Suppliers: who sends the purchases, and sells on self-billing documents.
import type { IsoDate, PaymentTerms } from '../dates.ts';
import type { Address, Party, PartyType } from '../party/model.ts';
import type { Lang, Rec } from '../record.ts';
import type { Treatment } from '../purchase/treatment.ts';

export interface Supplier extends Rec {
  kind: 'supplier';
  /** Own number, e.g. `F00012`; given by the pattern of the app's settings, may be typed. */
  number: string;
  type: PartyType;
  name: string;
  /** Belgian enterprise number, ten digits. */
  enterpriseNumber?: string;
  /** VAT number with its country prefix, no blanks. Absent when not liable to VAT. */
  vatNumber?: string;
  language: Lang;
  address: Address;
  email?: string;
  phone?: string;
  /** Where it is paid, as last confirmed by a person. */
  iban?: string;
  bic?: string;
  /** Absent: 30 days. */
  term?: PaymentTerms;
  /** Of purchases from it, unless the document says otherwise. */
  treatment: Treatment;
  /** Id of the category that its purchases are proposed in. */
  category?: string;
  note?: string;
  /** Since when it agrees that we issue its invoices (Code TVA art. 53, § 2, al. 3); absent: no agreement. */
  selfBillingSince?: IsoDate;
}

/** The seller as a purchase keeps it: a copy, with the account that its document names. */
export interface SupplierParty extends Party {
  iban?: string;
  bic?: string;
}
