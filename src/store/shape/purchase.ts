// Stored suppliers and purchases.
import * as z from 'zod/mini';
import {
  type AmountLine,
  FILE_TYPES,
  type NamedBuyer,
  NATURES,
  type Purchase,
  type PurchaseCategory,
  type PurchaseFile,
  type PurchasePayment,
  type Read,
  type Reopening,
  type Source,
  SOURCES,
  type WithdrawnPayment
} from '#domain/purchase/model.ts';
import { TREATMENTS } from '#domain/purchase/treatment.ts';
import type { Supplier, SupplierParty } from '#domain/supplier/model.ts';
import { address, byLang, cents, count, day, decimal, type Fields, flag, item, lang, maybe, rec, term, text } from './fields.ts';
import { partyFields, partyType } from './party.ts';

const treatment = z.enum(TREATMENTS);

const categoryFields = { ...item, name: byLang, nature: z.enum(NATURES), deductibleVat: decimal, deductibleCost: decimal } satisfies Fields<PurchaseCategory>;
export const purchaseCategory = z.looseObject(categoryFields);

const supplierFields = {
  ...rec,
  kind: z.literal('supplier'),
  number: text,
  type: partyType,
  name: text,
  enterpriseNumber: maybe(text),
  vatNumber: maybe(text),
  language: lang,
  address,
  email: maybe(text),
  phone: maybe(text),
  iban: maybe(text),
  bic: maybe(text),
  term: maybe(term),
  treatment,
  category: maybe(text),
  note: maybe(text),
  selfBillingSince: maybe(day)
} satisfies Fields<Supplier>;
export const supplier = z.looseObject(supplierFields);

const supplierPartyFields = { ...partyFields, iban: maybe(text), bic: maybe(text) } satisfies Fields<SupplierParty>;
export const supplierParty = z.looseObject(supplierPartyFields);
export const fileFields = { ...item, hash: text, type: z.enum([...FILE_TYPES, 'application/octet-stream']), name: text, size: count, pages: maybe(count), madeFrom: maybe(text) } satisfies Fields<PurchaseFile>;
const sourceFields = { way: z.enum(SOURCES), at: text, from: maybe(text), subject: maybe(text), archive: maybe(text) } satisfies Fields<Source>;
export const lineFields = { ...item, text: maybe(text), category: maybe(text), treatment, net: cents, rate: decimal, vat: cents } satisfies Fields<AmountLine>;
const buyerFields = { name: maybe(text), enterpriseNumber: maybe(text), vatNumber: maybe(text) } satisfies Fields<NamedBuyer>;
export const readFields = { from: z.enum(['ubl', 'text', 'code', 'ocr']), confidence: count } satisfies Fields<Read>;
export const paymentFields = {
  ...item,
  day,
  cents,
  method: z.enum(['transfer', 'card', 'cash', 'directDebit', 'other']),
  state: z.enum(['ordered', 'made']),
  account: maybe(text),
  batch: maybe(text),
  at: text,
  by: maybe(text),
  confirmedAt: maybe(text),
  confirmedBy: maybe(text)
} satisfies Fields<PurchasePayment>;
export const withdrawnFields = { ...paymentFields, withdrawnAt: text, withdrawnBy: maybe(text) } satisfies Fields<WithdrawnPayment>;
const reopeningFields = { ...item, at: text, by: maybe(text), processedAt: maybe(text), forwardedAt: maybe(text) } satisfies Fields<Reopening>;

const purchaseFields = {
  ...rec,
  kind: z.literal('purchase'),
  type: z.enum(['invoice', 'creditNote']),
  source: z.looseObject(sourceFields),
  files: z.array(z.looseObject(fileFields)),
  supplierId: maybe(text),
  supplier: maybe(supplierParty),
  buyer: maybe(z.looseObject(buyerFields)),
  number: maybe(text),
  withoutNumber: maybe(flag),
  issueDate: maybe(day),
  dueDate: maybe(day),
  currency: text,
  lines: z.array(z.looseObject(lineFields)),
  total: maybe(cents),
  prepaid: maybe(cents),
  communication: maybe(text),
  paymentText: maybe(text),
  corrects: maybe(text),
  paidBy: maybe(z.enum(['directDebit', 'card'])),
  note: maybe(text),
  differsFrom: maybe(z.record(text, flag)),
  codes: maybe(z.record(text, flag)),
  read: maybe(z.record(text, z.looseObject(readFields))),
  unreadable: maybe(text),
  recognised: maybe(z.enum(['done', 'stopped'])),
  processedAt: maybe(z.nullable(text)),
  forwardedAt: maybe(z.nullable(text)),
  payments: z.array(z.looseObject(paymentFields)),
  withdrawn: maybe(z.array(z.looseObject(withdrawnFields))),
  reopenings: maybe(z.array(z.looseObject(reopeningFields)))
} satisfies Fields<Purchase>;
export const purchase = z.looseObject(purchaseFields);
