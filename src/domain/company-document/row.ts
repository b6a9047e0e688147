// The row of a company document in lists: a derived copy, made again at every change.
import { type IsoDate, dayNumber, today } from '../dates.ts';
import type { EboxTexts } from '../ebox/message.ts';
import type { Cents } from '../money/cents.ts';
import { dueOf } from '../purchase/amounts.ts';
import type { Instant } from '../record.ts';
import { asksItself } from './as-purchase.ts';
import { DOCUMENT_FLAG, DOCUMENT_PAYMENT, type DocumentPayment } from './flags.ts';
import type { CompanyDocument } from './model.ts';

export interface CompanyDocumentRow {
  id: string;
  sort: CompanyDocument['sort'];
  status: DocumentPayment;
  flags: number;
  /** Subject or title, in all its languages: what is searched. */
  title: string;
  /** The subject by language; absent where it is the title alone. */
  titles?: EboxTexts;
  /** Sender, lessor, bank. */
  party: string;
  parties?: EboxTexts;
  /** Enterprise number of the sender: of its logo. */
  sender?: string;
  /** SHA-256 of its logo, where that is kept with this one. */
  logo?: string;
  provider: string;
  reference: string;
  date: IsoDate;
  /** Place in the list: by arrival. */
  order: number;
  /** When it is deleted at the government, or ends. */
  ends: IsoDate | '';
  actionDue: IsoDate | '';
  due: IsoDate | '';
  /** Files that belong to it, fetched or not. */
  attachments: number;
  total: Cents;
  open: Cents;
  ordered: Cents;
  /** ISO 4217; absent for euros. */
  currency?: string;
  createdAt: Instant;
}

const PER_DAY = 1_000_000;

/** The row of a company document. */
export function companyDocumentRow(document: CompanyDocument): CompanyDocumentRow {
  const { ebox, files } = document;
  const message = ebox?.message;
  const receivedAt = message?.receivedAt ?? document.createdAt;
  const date = message ? today(receivedAt) : (document.start ?? today(document.createdAt));
  const due = dueOf(document);
  const [titles, parties] = [message?.subject, ebox && (ebox.senderName ?? ebox.provider.name)];
  return {
    id: document.id,
    sort: document.sort,
    status: paymentStatusOf(document),
    flags: flagsOf(document),
    title: document.title ?? inAll(titles),
    ...(titles && Object.keys(titles).length > 1 && { titles }),
    party: document.party ?? inAll(parties),
    ...(parties && Object.keys(parties).length > 1 && { parties }),
    ...(message?.sender.number && { sender: message.sender.number }),
    ...(document.logo && { logo: document.logo.hash }),
    provider: ebox?.provider.id ?? '',
    reference: document.reference ?? '',
    date,
    order: dayNumber(date) * PER_DAY + (Math.floor(Date.parse(receivedAt) / 1000) % PER_DAY),
    ends: message?.expiresAt ? today(message.expiresAt) : (document.end ?? ''),
    actionDue: message?.action?.due ?? '',
    due: document.dueDate ?? '',
    attachments: message?.attachments.length ?? files.length,
    total: document.total ?? document.monthly ?? 0,
    open: asksItself(document) ? due.open : 0,
    ordered: due.ordered,
    ...(document.currency !== 'EUR' && { currency: document.currency }),
    createdAt: document.createdAt
  };
}

/** Each text once, the languages after one another. */
const inAll = (texts: EboxTexts = {}): string => [...new Set([texts.fr, texts.nl, texts.de].filter(Boolean))].join(' · ');

/** Where its payment stands. */
export function paymentStatusOf(document: CompanyDocument): DocumentPayment {
  // Its payment stands with the purchase that it became.
  if (document.purchaseId) return DOCUMENT_PAYMENT.none;
  const { toPay, made, ordered, open } = dueOf(document);
  if (document.total === undefined || toPay <= 0) return made + ordered > 0 && document.sort === 'ebox' ? DOCUMENT_PAYMENT.paid : DOCUMENT_PAYMENT.none;
  if (open <= 0) return ordered > 0 ? DOCUMENT_PAYMENT.toConfirm : DOCUMENT_PAYMENT.paid;
  if (made + ordered > 0) return DOCUMENT_PAYMENT.partly;
  return document.processedAt ? DOCUMENT_PAYMENT.open : DOCUMENT_PAYMENT.doubtful;
}

/** Attachments of its message of which there is no file here. */
export function missingOf({ ebox, files }: Pick<CompanyDocument, 'ebox' | 'files'>) {
  const here = new Set(files.map(({ attachment }) => attachment));
  return ebox?.message.attachments.filter(({ id }) => !here.has(id)) ?? [];
}

function flagsOf(document: CompanyDocument): number {
  const { ebox, files, openedAt, archived } = document;
  const message = ebox?.message;
  const set: [boolean | undefined, number][] = [
    [message && !message.isRead && !openedAt, DOCUMENT_FLAG.fresh],
    [archived, DOCUMENT_FLAG.archived],
    [message?.isRegistered, DOCUMENT_FLAG.registered],
    [message?.action !== undefined, DOCUMENT_FLAG.action],
    [(message?.attachments.length ?? files.length) > 0, DOCUMENT_FLAG.attachments],
    [missingOf(document).length === 0, DOCUMENT_FLAG.whole],
    [files.some(({ differs }) => differs), DOCUMENT_FLAG.differs],
    [message?.isReplyAllowed, DOCUMENT_FLAG.reply],
    [message && !message.isRead, DOCUMENT_FLAG.unreadThere],
    [document.logo !== undefined, DOCUMENT_FLAG.logo]
  ];
  return set.reduce((flags, [is, bit]) => (is ? flags | bit : flags), 0);
}
