// A purchase: what a supplier sent, from the moment it arrives until it is paid and at the accountant's.
import type { IsoDate } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import type { Decimal } from '../money/decimal.ts';
import type { ByLang, Instant, Item, Rec } from '../record.ts';
import type { SupplierParty } from '../supplier/model.ts';
import type { Treatment } from './treatment.ts';

/** UNCL1001 in the product's words: 380 and its like, 381 and its like. Amounts of a credit note are positive too. */
export type PurchaseType = 'invoice' | 'creditNote';

/** What the cost is to the return: grid 81, 82 or 83. */
export const NATURES = ['goods', 'services', 'investment'] as const;
export type Nature = (typeof NATURES)[number];

export interface PurchaseCategory extends Item {
  name: ByLang;
  nature: Nature;
  /** Share of the VAT that may be deducted, percent 0 … 100. */
  deductibleVat: Decimal;
  /** Share of the cost that counts for income tax, percent 0 … 100. */
  deductibleCost: Decimal;
}

/** The amount at one rate in one category. */
export interface AmountLine extends Item {
  text?: string;
  /** Id of a category; absent: the general one. */
  category?: string;
  treatment: Treatment;
  /** Taxable base. */
  net: Cents;
  /** Percent; under a reverse charge the Belgian rate that the buyer declares. */
  rate: Decimal;
  /** As the document says it, or, under a reverse charge, as the buyer declares it: not part of what is paid then. */
  vat: Cents;
}

export const FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'application/xml'] as const;
export type FileType = (typeof FILE_TYPES)[number] | 'application/octet-stream';

/** A file as it was received: its bytes are never changed. */
export interface PurchaseFile extends Item {
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string;
  type: FileType;
  name: string;
  /** Bytes. */
  size: number;
  /** Of a PDF, once it was opened. */
  pages?: number;
  /** Made on the device from the one with that id: straightened and compressed. */
  madeFrom?: string;
}

/** By which way it came. */
export const SOURCES = ['file', 'photo', 'share', 'paste', 'mail', 'peppol', 'ebox', 'hand'] as const;
export interface Source {
  way: (typeof SOURCES)[number];
  at: Instant;
  /** Mail: sender and subject as they were written. */
  from?: string;
  subject?: string;
  /** Name of the archive that it was in. */
  archive?: string;
}

export type ReadFrom = 'ubl' | 'text' | 'code' | 'ocr';
/** A field that a machine filled in; gone as soon as a person changes it. `confidence` in percent. */
export interface Read {
  from: ReadFrom;
  confidence: number;
}
/** Fields of a purchase that can be read from its document; `amounts` stands for all lines. */
export const READ_FIELDS = ['type', 'supplier', 'number', 'issueDate', 'dueDate', 'amounts', 'total', 'communication', 'iban'] as const;
export type ReadField = (typeof READ_FIELDS)[number];

/** When something was said of it, and by whom: the name by which the company knows the device, where it has a relay. */
export interface Stamp {
  at: Instant;
  by?: string;
}

/** Money that left for it. `ordered`: in a file for the bank or by QR, until the statement or a person says that it went. */
export interface PurchasePayment extends Item {
  day: IsoDate;
  cents: Cents;
  method: 'transfer' | 'card' | 'cash' | 'directDebit' | 'other';
  state: 'ordered' | 'made';
  /** IBAN of the own account. */
  account?: string;
  /** MsgId of the payment file that it is in. */
  batch?: string;
  at: Instant;
  by?: string;
  /** Of what was ordered first: when it was said to have gone, and by whom. */
  confirmedAt?: Instant;
  confirmedBy?: string;
}

/** A payment that counts no more: its order was withdrawn, or it was noted by mistake. Kept for the history. */
export interface WithdrawnPayment extends PurchasePayment {
  withdrawnAt: Instant;
  withdrawnBy?: string;
}

/** Put back to be processed, and what it was before. */
export interface Reopening extends Item, Stamp {
  processedAt?: Instant;
  forwardedAt?: Instant;
}

/** A transfer besides would pay it twice. */
export type PaidBy = 'directDebit' | 'card';

/** Who the document asks to pay, as it says it. */
export interface NamedBuyer {
  name?: string;
  enterpriseNumber?: string;
  vatNumber?: string;
}

/** What is asked to be paid, and what was paid of it: a purchase, or any other document with an amount to pay. */
export interface Payable {
  id: string;
  /** Absent: it asks. */
  type?: PurchaseType;
  supplierId?: string;
  /** Who is paid. */
  supplier?: Pick<SupplierParty, 'name' | 'iban' | 'bic' | 'enterpriseNumber' | 'vatNumber'>;
  number?: string;
  issueDate?: IsoDate;
  dueDate?: IsoDate;
  currency: string;
  lines: AmountLine[];
  total?: Cents;
  prepaid?: Cents;
  communication?: string;
  paymentText?: string;
  paidBy?: PaidBy;
  /** Before, nobody has said that it is right. */
  processedAt?: Instant | null;
  payments: PurchasePayment[];
  withdrawn?: WithdrawnPayment[];
}

export interface Purchase extends Rec {
  kind: 'purchase';
  type: PurchaseType;
  source: Source;
  files: PurchaseFile[];
  supplierId?: string;
  supplier?: SupplierParty;
  /** Kept so that the warning of another company's invoice does not go with the reading. */
  buyer?: NamedBuyer;
  /** The supplier's number (BT-1). */
  number?: string;
  /** A ticket or the like: the person says that it has no number. */
  withoutNumber?: boolean;
  issueDate?: IsoDate;
  dueDate?: IsoDate;
  /** ISO 4217. */
  currency: string;
  lines: AmountLine[];
  /** What the document asks for, including VAT, in its own words (BT-112); the lines must come to it. */
  total?: Cents;
  /** Already paid according to the document (BT-113). */
  prepaid?: Cents;
  /** Twelve digits of an OGM, or an RF reference. */
  communication?: string;
  /** Free text for the transfer where there is no structured one. */
  paymentText?: string;
  /** How the document says that it is paid where that is no transfer of ours (BT-81): collected from the account, or by card. */
  paidBy?: PaidBy;
  /** Number of the invoice that a credit note corrects, as it is written there. */
  corrects?: string;
  note?: string;
  /** By id: others that say the same, or have the same file, and are another document all the same. A person says so. */
  differsFrom?: Record<string, boolean>;
  /** What codes on it say, other than those to pay with: text as it is, never opened by itself. */
  codes?: Record<string, boolean>;
  read?: Partial<Record<ReadField, Read>>;
  /** Why a machine could not read it, or only in part: code of `UnreadableReason`. */
  unreadable?: string;
  /** Whether text recognition has been through its pictures, or was stopped by a person: then only when asked again. */
  recognised?: 'done' | 'stopped';
  processedAt?: Instant | null;
  /** Handed over as it came, without being processed. */
  forwardedAt?: Instant | null;
  payments: PurchasePayment[];
  withdrawn?: WithdrawnPayment[];
  reopenings?: Reopening[];
}
