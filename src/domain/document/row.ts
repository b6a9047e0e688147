// The row of a document in lists: a derived copy, made again from draft or seal and entries at every change.
import { type IsoDate, dayNumber, today } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import type { Instant } from '../record.ts';
import type { SellerRegime } from '../tax/regimes.ts';
import { sendingFlags } from '../transmission/flags.ts';
import { type DocumentKind, isCredit } from './kinds.ts';
import type { Draft, Entry, SealedDocument } from './model.ts';
import { counterpartyOf } from './counterparty.ts';
import { priceDraft } from './price.ts';
import { stateOf } from './state.ts';

/** Stored in the list's columns: never renumber. "Overdue" is not one of them: it follows from due date and open amount. */
export const STATUS = { draft: 0, open: 1, partly: 2, paid: 3, credited: 4 } as const;
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** Bits of `DocumentRow.flags`, beside those of transmissions (transmission/flags.ts). */
export const FLAG = { sent: 1, archived: 2, peppolDue: 4, processed: 8 } as const;

export interface DocumentRow {
  id: string;
  kind: DocumentKind;
  status: Status;
  flags: number;
  journal: string;
  /** '' and 0 for drafts. */
  number: string;
  n: number;
  /** Issue date; for drafts the date wanted, else the day it was begun. */
  date: IsoDate;
  /** Place in the book: by date, then by number; drafts come after all, the newest last. */
  order: number;
  /** '' for drafts. */
  due: IsoDate | '';
  /** Of the customer; on self-billing documents of the supplier. */
  customerId: string;
  /** The other party's. */
  name: string;
  net: Cents;
  vat: Cents;
  /** Total including VAT. */
  total: Cents;
  open: Cents;
  communication: string;
  orderReference: string;
  createdAt: Instant;
}

/** Numbers a day within `order`: no series gives more in a day. */
const PER_DAY = 1_000_000;
/** After every date that a calendar knows. */
const DRAFTS = 10_000_000 * PER_DAY;

/** Row of a draft; amounts are 0 when they cannot be counted. */
export function draftRow(draft: Draft, company: { vatRegime: SellerRegime }): DocumentRow {
  const totals = priceDraft(draft, company);
  return {
    id: draft.id,
    kind: draft.kind,
    status: STATUS.draft,
    flags: draft.archived ? FLAG.archived : 0,
    journal: draft.journal ?? '',
    number: '',
    n: 0,
    date: draft.issueDate ?? today(draft.createdAt),
    order: DRAFTS + Math.floor(Date.parse(draft.createdAt) / 1000),
    due: '',
    customerId: draft.customerId ?? draft.supplierId ?? '',
    name: counterpartyOf(draft)?.name ?? '',
    net: totals?.net ?? 0,
    vat: totals?.vat ?? 0,
    total: totals?.gross ?? 0,
    open: 0,
    communication: '',
    orderReference: draft.orderReference ?? '',
    createdAt: draft.createdAt
  };
}

/** Row of an issued document. */
export function sealedRow(sealed: SealedDocument, entries: readonly Entry[]): DocumentRow {
  const { totals } = sealed;
  const state = stateOf(sealed, entries);
  const touched = state.paid + state.credited + state.rounded !== 0;
  let status: Status = state.open > 0 ? (touched ? STATUS.partly : STATUS.open) : STATUS.paid;
  if (state.open <= 0 && state.paid === 0 && state.credited > 0 && !isCredit(sealed.kind)) status = STATUS.credited;
  return {
    id: sealed.id,
    kind: sealed.kind,
    status,
    flags: (state.sent ? FLAG.sent : 0) | (state.archived ? FLAG.archived : 0) | (state.peppolDue ? FLAG.peppolDue : 0) | (state.processed ? FLAG.processed : 0) | sendingFlags(entries, 'sales'),
    journal: sealed.journal,
    number: sealed.number,
    n: sealed.n,
    date: sealed.issueDate,
    order: dayNumber(sealed.issueDate) * PER_DAY + sealed.n,
    due: sealed.dueDate,
    customerId: sealed.customerId ?? sealed.supplierId ?? '',
    name: counterpartyOf(sealed).name,
    net: totals.net,
    vat: totals.vat,
    total: totals.gross,
    open: state.open,
    communication: sealed.communication ?? '',
    orderReference: sealed.orderReference ?? '',
    createdAt: sealed.issuedAt
  };
}
