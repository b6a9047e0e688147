// Stored customers, the parties copied into documents, and products.
import * as z from 'zod/mini';
import { type ContactPerson, type Customer, MERGED_FIELDS, type MergeTrace, type Party, type PlaceAddress } from '#domain/party/model.ts';
import type { Product } from '#domain/product/model.ts';
import { REGIMES } from '#domain/tax/regimes.ts';
import { address, addressFields, byLang, decimal, type Fields, flag, item, lang, maybe, rec, term, text } from './fields.ts';

export const partyType = z.enum(['company', 'person']);
export const regime = z.enum(REGIMES);

export const partyFields = {
  type: partyType,
  name: text,
  attention: maybe(text),
  enterpriseNumber: maybe(text),
  vatNumber: maybe(text),
  address,
  email: maybe(text),
  phone: maybe(text)
} satisfies Fields<Party>;
export const party = z.looseObject(partyFields);

const placeFields = { ...item, ...addressFields, use: z.enum(['delivery', 'site']), label: text, phone: maybe(text) } satisfies Fields<PlaceAddress>;
const contactFields = { ...item, name: text, role: maybe(text), email: maybe(text), phone: maybe(text) } satisfies Fields<ContactPerson>;

const mergeFields = {
  at: text,
  before: z.array(z.looseObject({ field: z.enum([...MERGED_FIELDS, 'note']), value: z.unknown() })),
  added: z.array(text),
  wasArchived: flag
} satisfies Fields<MergeTrace>;

const customerFields = {
  ...rec,
  kind: z.literal('customer'),
  number: text,
  type: partyType,
  name: text,
  enterpriseNumber: maybe(text),
  vatNumber: maybe(text),
  regime,
  language: lang,
  term: maybe(term),
  email: maybe(text),
  phone: maybe(text),
  address,
  addresses: z.array(z.looseObject(placeFields)),
  contacts: z.array(z.looseObject(contactFields)),
  note: maybe(text),
  mergedInto: maybe(text),
  absorbed: maybe(z.record(text, text)),
  merge: maybe(z.looseObject(mergeFields))
} satisfies Fields<Customer>;
export const customer = z.looseObject(customerFields);

const productFields = {
  ...rec,
  kind: z.literal('product'),
  number: text,
  group: text,
  name: byLang,
  description: byLang,
  unit: text,
  purchasePrice: maybe(decimal),
  salePrice: maybe(decimal),
  priceIncludesVat: maybe(flag),
  rate: decimal,
  fossil: maybe(flag),
  barcode: maybe(text)
} satisfies Fields<Product>;
export const product = z.looseObject(productFields);
