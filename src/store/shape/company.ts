// The stored settings of the company.
import * as z from 'zod/mini';
import type { AppState, Company, Journal, OwnNotice } from '#domain/company/model.ts';
import { DOCUMENT_KINDS } from '#domain/document/kinds.ts';
import type { Markup } from '#domain/product/markup.ts';
import { address, byLang, companyRegime, count, decimal, type Fields, flag, item, lang, maybe, rec, term, text } from './fields.ts';
import { purchaseCategory } from './purchase.ts';

const journalFields = {
  ...item,
  kind: z.enum(DOCUMENT_KINDS),
  name: text,
  series: count,
  pattern: text,
  lastBefore: maybe(z.record(z.string(), count))
} satisfies Fields<Journal>;

const noticeFields = { ...item, name: text, text: byLang, byDefault: flag } satisfies Fields<OwnNotice>;

const appFields = { on: flag, settings: maybe(z.record(text, z.unknown())) } satisfies Fields<AppState>;

const markupFields = { kind: z.enum(['percent', 'amount']), value: decimal } satisfies Fields<Markup>;

const companyFields = {
  ...rec,
  kind: z.literal('company'),
  sample: maybe(flag),
  name: text,
  legalForm: maybe(text),
  enterpriseNumber: text,
  vatRegime: companyRegime,
  register: maybe(text),
  address,
  email: maybe(text),
  phone: maybe(text),
  website: maybe(text),
  iban: text,
  bic: maybe(text),
  bank: maybe(text),
  language: lang,
  accent: maybe(text.check(z.regex(/^#[0-9a-f]{6}$/i))),
  logo: maybe(text),
  logoType: maybe(z.enum(['image/png', 'image/jpeg'])),
  term,
  priceMode: z.enum(['excl', 'incl']),
  rate: decimal,
  textBelow: maybe(byLang),
  journals: z.array(z.looseObject(journalFields)),
  notices: z.array(z.looseObject(noticeFields)),
  legalTexts: maybe(z.record(z.string(), byLang)),
  customerPattern: text,
  productPattern: text,
  qrReference: maybe(z.enum(['structured', 'text'])),
  offline: maybe(z.enum(['wait'])),
  apps: maybe(z.record(text, z.looseObject(appFields))),
  purchaseCategories: maybe(z.array(purchaseCategory)),
  margins: maybe(z.record(text, z.looseObject(markupFields)))
} satisfies Fields<Company>;
export const company = z.looseObject(companyFields);
