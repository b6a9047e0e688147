// A document of the company that is no sale and no purchase: mail of the government, a lease, a loan, and what is to be paid of it.
import type { IsoDate } from '../dates.ts';
import type { EboxMessage, EboxTexts } from '../ebox/message.ts';
import type { Cents } from '../money/cents.ts';
import type { Payable, PurchaseFile, Read } from '../purchase/model.ts';
import type { Instant, Rec } from '../record.ts';

export const OWN_SORTS = ['lease', 'loan', 'insurance', 'permit', 'other'] as const;
/** What it is. Those that a person keeps here are of the own sorts. */
export type CompanyDocumentSort = 'ebox' | (typeof OWN_SORTS)[number];

/** A file as it was received. */
export interface CompanyFile extends PurchaseFile {
  /** Of an e-Box: the attachment that it is. */
  attachment?: string;
  /** Not what the message says of it: its digest is another one. */
  differs?: boolean;
}

/** A message of e-Box Enterprise, as it was when the relay last saw it. */
export interface EboxOrigin {
  connection: string;
  provider: { id: string; name: EboxTexts };
  /** Of that instant; what was seen earlier does not take its place. */
  seenAt: Instant;
  message: EboxMessage;
  /** Name of its sender in the reference data. */
  senderName?: EboxTexts;
}

/** Pictures that are drawn as they are; nothing that may hold scripts. */
export const LOGO_TYPES = ['image/png', 'image/jpeg'] as const;
export type LogoType = (typeof LOGO_TYPES)[number];

/** Fields of a payment that can be read from a document. */
export const PAYMENT_FIELDS = ['cents', 'iban', 'name', 'communication', 'due'] as const;
export type PaymentField = (typeof PAYMENT_FIELDS)[number];

export interface CompanyDocument extends Rec, Omit<Payable, 'id' | 'type' | 'supplierId' | 'paidBy'> {
  kind: 'companyDocument';
  sort: CompanyDocumentSort;
  ebox?: EboxOrigin;
  files: CompanyFile[];
  /** Of the own sorts; a message has its subject. */
  title?: string;
  /** With whom: lessor, bank, insurer. */
  party?: string;
  reference?: string;
  start?: IsoDate;
  end?: IsoDate;
  /** To be paid each month. */
  monthly?: Cents;
  note?: string;
  /** When somebody of the company first opened it here. */
  openedAt?: Instant;
  /** What of the payment a machine filled in; gone as soon as a person changes or confirms it. */
  read?: Partial<Record<PaymentField, Read>>;
  /** Logo of its sender, kept with one message of it for all of them. SHA-256 of the file. */
  logo?: { hash: string; type: LogoType };
  /** The purchase that it was taken over into, which has its payment; null once that was undone. */
  purchaseId?: string | null;
  /** The purchase as which it was sent to an accountant; its payment stays here. */
  sentAs?: string | null;
  /** Where what is to be paid was looked for already: SHA-256 of the files. */
  lookedAt?: Record<string, boolean>;
}

export const COMPANY_DOCUMENT_SCHEMA = 1;
