// Stored documents of the company.
import * as z from 'zod/mini';
import { type CompanyDocument, type CompanyFile, type EboxOrigin, LOGO_TYPES, OWN_SORTS, PAYMENT_FIELDS } from '#domain/company-document/model.ts';
import type { EboxAttachment, EboxFact, EboxMessage, EboxPayment } from '#domain/ebox/message.ts';
import { cents, count, day, type Fields, flag, maybe, rec, text } from './fields.ts';
import { fileFields, lineFields, paymentFields, readFields, withdrawnFields } from './purchase.ts';

const texts = z.looseObject({ nl: maybe(text), fr: maybe(text), de: maybe(text) });
const attachmentFields = { id: text, title: texts, fileName: text, isMain: flag, mediaType: text, size: count, sha256: maybe(text), isSigned: flag } satisfies Fields<EboxAttachment>;
const eboxPaymentFields = { cents: maybe(cents), currency: text, iban: maybe(text), bic: maybe(text), due: maybe(day), structured: maybe(text), text: maybe(text) } satisfies Fields<EboxPayment>;
const factFields = { key: text, name: texts, values: z.array(texts) } satisfies Fields<EboxFact>;
const messageFields = {
  id: text,
  subject: texts,
  receivedAt: text,
  expiresAt: maybe(text),
  isRead: flag,
  isVisible: flag,
  isRegistered: flag,
  sender: z.looseObject({ number: maybe(text), application: maybe(text) }),
  typeId: text,
  partition: maybe(text),
  attention: maybe(text),
  attachments: z.array(z.looseObject(attachmentFields)),
  body: maybe(z.looseObject({ isMain: flag })),
  payment: maybe(z.looseObject(eboxPaymentFields)),
  action: maybe(z.looseObject({ due: maybe(day) })),
  isReplyAllowed: flag,
  originalId: maybe(text),
  facts: z.array(z.looseObject(factFields))
} satisfies Fields<EboxMessage>;
const eboxMessage = z.looseObject(messageFields);

const originFields = {
  connection: text,
  provider: z.looseObject({ id: text, name: texts }),
  seenAt: text,
  message: eboxMessage,
  senderName: maybe(texts)
} satisfies Fields<EboxOrigin>;
const companyFileFields = { ...fileFields, attachment: maybe(text), differs: maybe(flag) } satisfies Fields<CompanyFile>;
const payeeFields = { name: text, iban: maybe(text), bic: maybe(text), enterpriseNumber: maybe(text), vatNumber: maybe(text) } satisfies Fields<NonNullable<CompanyDocument['supplier']>>;

const companyDocumentFields = {
  ...rec,
  kind: z.literal('companyDocument'),
  sort: z.enum(['ebox', ...OWN_SORTS]),
  ebox: maybe(z.looseObject(originFields)),
  files: z.array(z.looseObject(companyFileFields)),
  title: maybe(text),
  party: maybe(text),
  reference: maybe(text),
  start: maybe(day),
  end: maybe(day),
  monthly: maybe(cents),
  note: maybe(text),
  openedAt: maybe(text),
  read: maybe(z.partialRecord(z.enum(PAYMENT_FIELDS), z.looseObject(readFields))),
  logo: maybe(z.looseObject({ hash: text, type: z.enum(LOGO_TYPES) })),
  purchaseId: maybe(z.nullable(text)),
  sentAs: maybe(z.nullable(text)),
  lookedAt: maybe(z.record(text, flag)),
  supplier: maybe(z.looseObject(payeeFields)),
  number: maybe(text),
  issueDate: maybe(day),
  dueDate: maybe(day),
  currency: text,
  lines: z.array(z.looseObject(lineFields)),
  total: maybe(cents),
  prepaid: maybe(cents),
  communication: maybe(text),
  paymentText: maybe(text),
  processedAt: maybe(z.nullable(text)),
  payments: z.array(z.looseObject(paymentFields)),
  withdrawn: maybe(z.array(z.looseObject(withdrawnFields)))
} satisfies Fields<CompanyDocument>;
export const companyDocument = z.looseObject(companyDocumentFields);
