// A document that the company keeps itself: a lease, a loan, an insurance; with what it costs a month.
import type { IsoDate } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import { between, inOrder } from '../position.ts';
import { dueOf } from '../purchase/amounts.ts';
import type { Payable } from '../purchase/model.ts';
import type { Instant } from '../record.ts';
import { type CompanyDocument, COMPANY_DOCUMENT_SCHEMA, type CompanyFile } from './model.ts';

export const newOwnDocument = (id: string, now: Instant): CompanyDocument => ({ id, kind: 'companyDocument', schema: COMPANY_DOCUMENT_SCHEMA, createdAt: now, sort: 'lease', files: [], currency: 'EUR', lines: [], payments: [] });

/** With a file after the others; the very same one is there once. */
export function withOwnFile(document: CompanyDocument, file: Omit<CompanyFile, 'pos'>): CompanyDocument {
  if (document.files.some(({ hash }) => hash === file.hash)) return document;
  return { ...document, files: [...document.files, { ...file, pos: between(inOrder(document.files).at(-1)?.pos ?? '', '') }] };
}

export const withoutFile = (document: CompanyDocument, id: string): CompanyDocument => ({ ...document, files: document.files.filter((file) => file.id !== id) });

/** Its next month as something to be paid: one month more than what was paid of it until now. Undefined where no month has a price. */
export function nextMonth(document: CompanyDocument): Payable | undefined {
  const { monthly, party = '', supplier, reference } = document;
  if (!monthly || monthly <= 0) return undefined;
  const { made, ordered } = dueOf(document);
  const text = document.communication === undefined ? (document.paymentText ?? reference) : undefined;
  return { ...document, total: monthly + made + ordered, processedAt: document.createdAt, supplier: { ...supplier, name: party }, ...(text && { paymentText: text }) };
}

/** Cents that were paid of it between two days, both included. */
export const paidBetween = ({ payments }: Pick<CompanyDocument, 'payments'>, from: IsoDate, to: IsoDate): Cents =>
  payments.filter(({ day }) => day >= from && day <= to).reduce((sum, { cents }) => sum + cents, 0);
