// Issued documents and their entries as they come from outside (a backup): checked in full before they are let in.
import * as z from 'zod/mini';
import { isIdOf } from '#domain/document/entry-id.ts';
import type { Entry, SealedDocument, SealedLine, Seller } from '#domain/document/model.ts';
import { BOOKS, FACTS, WISHES } from '#domain/transmission/model.ts';
import type { LineTotals, Totals, VatGroup } from '#domain/document/totals.ts';
import { adjustment, chargeAdjustment, credits, documentKind, exemption, lineFields, priceMode } from './document.ts';
import { address, cents, count, day, decimal, type Fields, labelledAddress, lang, maybe, sellerRegime, text } from './fields.ts';
import { party, regime } from './party.ts';

const sellerFields = {
  name: text,
  legalForm: maybe(text),
  enterpriseNumber: text,
  vatNumber: text,
  vatRegime: sellerRegime,
  register: maybe(text),
  address,
  email: maybe(text),
  phone: maybe(text),
  website: maybe(text),
  iban: text,
  bic: maybe(text),
  accent: maybe(text),
  logo: maybe(text),
  logoType: maybe(z.enum(['image/png', 'image/jpeg']))
} satisfies Fields<Seller>;

const tax = { category: z.enum(['S', 'Z', 'AE', 'K', 'G', 'E', 'O']), percent: decimal };
const lineTotalsFields = { id: text, ...tax, gross: cents, discount: cents, net: cents, typed: cents } satisfies Fields<LineTotals>;
const groupFields = { ...tax, lines: cents, allowance: cents, charge: cents, base: cents, vat: cents } satisfies Fields<VatGroup>;
const totalsFields = {
  lines: z.array(z.looseObject(lineTotalsFields)),
  groups: z.array(z.looseObject(groupFields)),
  ...{ lineTotal: cents, allowance: cents, charge: cents, net: cents, vat: cents, gross: cents, prepaid: cents, rounding: cents, payable: cents }
} satisfies Fields<Totals>;

const { pos: _pos, productId: _productId, ...sealedLineFields } = lineFields;

const sealedFields = {
  format: z.literal(1),
  id: text,
  kind: documentKind,
  journal: text,
  year: count,
  n: count,
  letter: maybe(text),
  number: text,
  issueDate: day,
  dueDate: day,
  deliveryDate: maybe(day),
  deliveryAddress: maybe(labelledAddress),
  siteAddress: maybe(labelledAddress),
  seller: z.looseObject(sellerFields),
  customerId: maybe(text),
  buyer: party,
  supplierId: maybe(text),
  issuer: maybe(z.looseObject(sellerFields)),
  orderReference: maybe(text),
  language: lang,
  currency: text,
  priceMode,
  regime,
  exemption: maybe(exemption),
  discount: maybe(adjustment),
  charge: maybe(chargeAdjustment),
  lines: z.array(z.looseObject(sealedLineFields satisfies Fields<SealedLine>)),
  totals: z.looseObject(totalsFields),
  notices: z.array(z.looseObject({ id: text, text })),
  textAbove: maybe(text),
  textBelow: maybe(text),
  communication: maybe(text),
  qrReference: z.enum(['structured', 'text']),
  credits: maybe(credits),
  issuedAt: text
} satisfies Fields<SealedDocument>;
export const sealedDocument: z.ZodMiniType<SealedDocument> = z.looseObject(sealedFields);

/** Characters of a name at most. */
const NAME_LENGTH = 200;
/** Characters of what another system said. */
const WORDS_LENGTH = 2000;

const base = { id: text, document: text, at: text };
const creditedLine = z.looseObject({ line: text, quantity: decimal, net: cents });
const creditedGroup = z.looseObject({ ...tax, allowance: cents, charge: cents, base: cents, vat: cents });
/** The accountant's mark: its id is like no other entry's. */
export const mark = z.looseObject({
  ...base,
  id: text.check(z.refine((id) => isIdOf('processed', id))),
  at: text.check(z.refine((at) => !Number.isNaN(Date.parse(at)))),
  kind: z.literal('processed'),
  processed: z.boolean(),
  by: maybe(text.check(z.maxLength(NAME_LENGTH)))
});
/** The id is a transmission's, and nothing in it is longer than any honest one. */
const transmittedFields = {
  ...base,
  id: text.check(z.refine((id) => isIdOf('transmitted', id))),
  at: text.check(z.refine((at) => !Number.isNaN(Date.parse(at)))),
  kind: z.literal('transmitted'),
  book: z.enum(BOOKS),
  connection: text.check(z.maxLength(NAME_LENGTH)),
  attempt: z.int().check(z.gte(1), z.lte(999)),
  state: z.enum([...WISHES, ...FACTS]),
  when: maybe(z.enum(['night', 'now'])),
  by: maybe(text.check(z.maxLength(NAME_LENGTH))),
  outside: maybe(text.check(z.maxLength(NAME_LENGTH))),
  words: maybe(text.check(z.maxLength(WORDS_LENGTH)))
};
const transmitted = z.looseObject(transmittedFields);
/** As it comes from another device: a newer app may know more states. */
export const cameTransmitted = z.looseObject({ ...transmittedFields, state: text.check(z.maxLength(40)) });
const known = z.discriminatedUnion('kind', [
  z.looseObject({ ...base, kind: z.literal('issued'), number: text }),
  z.looseObject({ ...base, kind: z.literal('sent'), channel: z.enum(['share', 'download', 'print', 'mail', 'peppol', 'hand']) }),
  z.looseObject({ ...base, kind: z.literal('paid'), day, method: z.enum(['transfer', 'cash', 'card']), cents, note: maybe(text) }),
  z.looseObject({ ...base, kind: z.literal('rounded'), cents, payment: text }),
  z.looseObject({ ...base, kind: z.literal('credited'), creditNote: text, number: text, cents, gross: cents, payable: maybe(cents), lines: z.array(creditedLine), groups: maybe(z.array(creditedGroup)), rounding: maybe(cents) }),
  z.looseObject({ ...base, kind: z.literal('applied'), invoice: text, number: text, cents }),
  z.looseObject({ ...base, kind: z.literal('reversed'), entry: text }),
  z.looseObject({ ...base, kind: z.literal('noted'), text }),
  z.looseObject({ ...base, kind: z.literal('archived'), archived: z.boolean() }),
  mark,
  transmitted
]);
export const entry: z.ZodMiniType<Entry> = known;
