// The row of a purchase in lists: a derived copy, made again at every change.
import { type IsoDate, dayNumber, today } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import type { Instant } from '../record.ts';
import { amountsOf, askedOf, dueOf } from './amounts.ts';
import { PURCHASE_FLAG, PURCHASE_STATUS, type PurchaseStatus } from './flags.ts';
import type { Purchase, PurchaseType } from './model.ts';

export interface PurchaseRow {
  id: string;
  type: PurchaseType;
  status: PurchaseStatus;
  flags: number;
  supplierId: string;
  /** Supplier's name; before it is known, the name of the file or the sender of the mail. */
  name: string;
  number: string;
  /** Issue date; before it is known the day of arrival. */
  date: IsoDate;
  /** Place in the list: by date, then by arrival. */
  order: number;
  received: IsoDate;
  due: IsoDate | '';
  /** Negative for credit notes, as all their amounts here: sums of a list are what is to be paid. */
  net: Cents;
  vat: Cents;
  /** Including VAT, as on the document. */
  total: Cents;
  /** Neither paid nor with the bank; 0 where it is more than enough: what one paid too much does not lower what is to be paid to others. */
  open: Cents;
  /** Paid and with the bank beyond what is asked for; of a credit note, received. Positive. */
  overpaid: Cents;
  /** With the bank, not confirmed. */
  ordered: Cents;
  /** ISO 4217, of all these amounts; absent for euros. */
  currency?: string;
  /** What counts in sums, which are of euros alone: `total` and `open`, or nothing. */
  euroTotal: Cents;
  euroOpen: Cents;
  /** 1 where it does not: their sum is how many were left out. */
  notEuro: 0 | 1;
  communication: string;
  /** Ids of its categories, sorted, between blanks: ` car energy `. */
  categories: string;
  /** SHA-256 of its files. */
  hashes: string[];
  /** What the supplier, its number, total and date say: the same for the same document (`duplicateKey`). */
  same: string;
  createdAt: Instant;
}

const PER_DAY = 1_000_000;

/** The row of a purchase. */
export function purchaseRow(purchase: Purchase): PurchaseRow {
  const { source, files, supplier, lines } = purchase;
  const received = today(source.at);
  const date = purchase.issueDate ?? received;
  const amounts = amountsOf(lines);
  const due = dueOf(purchase);
  const sign = purchase.type === 'creditNote' ? -1 : 1;
  const total = sign * askedOf(purchase);
  const open = purchase.processedAt && due.open > 0 ? sign * due.open : 0;
  const inEuros = purchase.currency === 'EUR';
  return {
    id: purchase.id,
    type: purchase.type,
    status: statusOf(purchase),
    flags: (purchase.archived ? PURCHASE_FLAG.archived : 0) | (purchase.unreadable ? PURCHASE_FLAG.unreadable : 0),
    supplierId: purchase.supplierId ?? '',
    name: supplier?.name || source.from || files[0]?.name || '',
    number: purchase.number ?? '',
    date,
    order: dayNumber(date) * PER_DAY + (Math.floor(Date.parse(purchase.createdAt) / 1000) % PER_DAY),
    received,
    due: purchase.dueDate ?? '',
    net: sign * amounts.net,
    vat: sign * amounts.vat,
    total,
    open,
    overpaid: purchase.processedAt && due.open < 0 ? -due.open : 0,
    ordered: due.ordered,
    ...(!inEuros && { currency: purchase.currency }),
    euroTotal: inEuros ? total : 0,
    euroOpen: inEuros ? open : 0,
    notEuro: inEuros ? 0 : 1,
    communication: purchase.communication ?? '',
    categories: [...new Set(lines.map(({ category = '' }) => category))].sort().map((id) => ` ${id} `).join(''),
    hashes: files.map(({ hash }) => hash),
    same: duplicateKey(purchase) ?? '',
    createdAt: purchase.createdAt
  };
}

/** Where it stands: received, forwarded as it came, or processed and to be paid, with the bank, paid. */
export function statusOf(purchase: Purchase): PurchaseStatus {
  if (!purchase.processedAt) return purchase.forwardedAt ? PURCHASE_STATUS.forwarded : PURCHASE_STATUS.received;
  const { made, ordered, open } = dueOf(purchase);
  // An order that hangs is money that may still leave, even where the rest is enough.
  if (open <= 0) return ordered > 0 ? PURCHASE_STATUS.toConfirm : PURCHASE_STATUS.paid;
  return made + ordered > 0 ? PURCHASE_STATUS.partly : PURCHASE_STATUS.open;
}

/**
 * One text for the same document of the same supplier: who, number, date, total. Undefined as long as one of these is missing.
 * Numbers are compared without blanks, signs and letter case: they are typed from paper.
 */
export function duplicateKey({ supplier, supplierId, number, issueDate, type, ...amounts }: Purchase): string | undefined {
  const who = supplier?.enterpriseNumber ?? supplier?.vatNumber ?? supplierId;
  const bare = number?.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (!who || !bare || !issueDate) return undefined;
  return `${type} ${who} ${bare} ${issueDate} ${askedOf(amounts)}`;
}
