// Customers, and the copy of a party that a document keeps for itself.
import type { PaymentTerms } from '../dates.ts';
import type { Instant, Item, Lang, Rec } from '../record.ts';
import type { Regime } from '../tax/regimes.ts';

export interface Address {
  /** Street and number as written on an envelope. */
  street: string;
  /** Second line: box, c/o, building. */
  extra?: string;
  postcode: string;
  city: string;
  /** ISO 3166-1 alpha-2, `BE` by default. */
  country: string;
}

/** Further address of a customer: where goods go, or where works are done. */
export interface PlaceAddress extends Item, Address {
  use: 'delivery' | 'site';
  label: string;
  phone?: string;
}

export interface ContactPerson extends Item {
  name: string;
  role?: string;
  email?: string;
  phone?: string;
}

export type PartyType = 'company' | 'person';

export interface Customer extends Rec {
  kind: 'customer';
  /** Own number, e.g. `C00012`; given by the pattern of the company, may be typed. */
  number: string;
  type: PartyType;
  name: string;
  /** Belgian enterprise number, ten digits; absent for private and foreign customers. */
  enterpriseNumber?: string;
  /** VAT number with its country prefix, no blanks: `BE0403170701`, `FR…`. Absent when not liable to VAT. */
  vatNumber?: string;
  regime: Regime;
  language: Lang;
  /** Absent: the company's default term. */
  term?: PaymentTerms;
  email?: string;
  phone?: string;
  /** Billing address. */
  address: Address;
  addresses: PlaceAddress[];
  contacts: ContactPerson[];
  note?: string;
  /** Set on the record that lost in a merge of duplicates: the id of the one that remains. */
  mergedInto?: string;
  /** Records that were merged into this one, by id, and when: their documents are this customer's too. */
  absorbed?: Record<string, Instant>;
  /** Set with `mergedInto`: what the merge changed on the record that remains. */
  merge?: MergeTrace;
}

/** Fields of which one value remains in a merge; addresses and contacts are united, notes joined. */
export const MERGED_FIELDS = [
  'type',
  'name',
  'enterpriseNumber',
  'vatNumber',
  'regime',
  'language',
  'term',
  'email',
  'phone',
  'address'
] as const satisfies readonly (keyof Customer)[];
export type MergedField = (typeof MERGED_FIELDS)[number];

/** Kept on the record that lost, so that a merge can be undone at any time. */
export interface MergeTrace {
  at: Instant;
  /** Values that the remaining record had before, null where it had none. A plain list: replaced whole, never merged. */
  before: { field: MergedField | 'note'; value: unknown }[];
  /** Ids of the addresses and contacts that came over. */
  added: string[];
  /** Whether this record stood in the archive already. */
  wasArchived: boolean;
}

/** Who buys, as it stands on the document: a copy, so that a later change of the customer changes no document. */
export interface Party {
  type: PartyType;
  name: string;
  /** "Attn.": contact person printed under the name. */
  attention?: string;
  enterpriseNumber?: string;
  vatNumber?: string;
  address: Address;
  email?: string;
  phone?: string;
}
