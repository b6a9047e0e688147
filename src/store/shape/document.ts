// Stored drafts of sales documents.
import * as z from 'zod/mini';
import { DOCUMENT_KINDS } from '#domain/document/kinds.ts';
import type { Draft, Line } from '#domain/document/model.ts';
import { cents, day, decimal, type Fields, flag, item, labelledAddress, lang, maybe, rec, sellerRegime, term, text } from './fields.ts';
import { party, regime } from './party.ts';
import { supplierParty } from './purchase.ts';

const adjustmentFields = { kind: z.enum(['percent', 'amount']), value: decimal, reason: maybe(text) };
export const adjustment = z.looseObject(adjustmentFields);
export const chargeAdjustment = z.looseObject({ ...adjustmentFields, rate: decimal });
export const exemption = z.looseObject({ code: maybe(text), text: maybe(text) });
const left = z.looseObject({
  notes: z.number(),
  lines: z.record(z.string(), z.looseObject({ tax: text, quantity: decimal, net: cents })),
  groups: z.record(z.string(), z.looseObject({ allowance: cents, charge: cents, base: cents, vat: cents })),
  rounding: cents
});
export const credits = z.looseObject({ id: text, number: text, issueDate: day, vatRegime: maybe(sellerRegime), left: maybe(left) });
export const priceMode = z.enum(['excl', 'incl']);
export const documentKind = z.enum(DOCUMENT_KINDS);

export const lineFields = {
  ...item,
  kind: z.enum(['item', 'heading', 'text']),
  productId: maybe(text),
  itemNumber: maybe(text),
  barcode: maybe(text),
  name: text,
  description: maybe(text),
  quantity: decimal,
  unit: text,
  unitPrice: decimal,
  discount: maybe(adjustment),
  rate: decimal,
  regime: maybe(regime),
  creditedLine: maybe(text)
} satisfies Fields<Line>;

const draftFields = {
  ...rec,
  kind: documentKind,
  journal: maybe(text),
  customerId: maybe(text),
  buyer: maybe(party),
  supplierId: maybe(text),
  supplier: maybe(supplierParty),
  sellerRegime: maybe(sellerRegime),
  agreedOn: maybe(day),
  regime,
  language: lang,
  currency: text,
  priceMode,
  issueDate: maybe(day),
  term,
  dueDate: maybe(day),
  deliveryDate: maybe(day),
  deliveryAddress: maybe(labelledAddress),
  siteAddress: maybe(labelledAddress),
  orderReference: maybe(text),
  keptFrom: maybe(text),
  textAbove: maybe(text),
  textBelow: maybe(text),
  internalNote: maybe(text),
  discount: maybe(adjustment),
  charge: maybe(chargeAdjustment),
  prepaid: maybe(cents),
  exemption: maybe(exemption),
  notices: maybe(z.record(z.string(), flag)),
  lines: z.array(z.looseObject(lineFields)),
  credits: maybe(credits)
} satisfies Fields<Draft>;
export const draft = z.looseObject(draftFields);
