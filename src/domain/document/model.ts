// Documents that we issue: what is typed (Draft), what is sealed at issue (SealedDocument), what happens afterwards (Entry).
import type { IsoDate, PaymentTerms } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Address, Party } from '../party/model.ts';
import type { Instant, Item, Lang, Rec } from '../record.ts';
import type { SupplierParty } from '../supplier/model.ts';
import type { Regime, SellerRegime } from '../tax/regimes.ts';
import type { Adjustment, PriceMode } from './adjustment.ts';
import type { DocumentKind } from './kinds.ts';
import type { LeftToCredit } from './left.ts';
import type { Totals, VatGroup } from './totals.ts';
import type { Transmitted } from '../transmission/model.ts';

export type { Adjustment, DocumentKind, PriceMode };

export type LineKind = 'item' | 'heading' | 'text';

export interface Line extends Item {
  kind: LineKind;
  /** The product it was made from, if any. */
  productId?: string;
  /** The seller's own number of the product (BT-155), as it was when the line was made from it. */
  itemNumber?: string;
  /** What a scanner reads on the product (BT-157 when it is a GTIN). */
  barcode?: string;
  /** Item name (BT-153); the text itself for headings and free text. */
  name: string;
  /** Item description (BT-154). */
  description?: string;
  /** Up to 4 decimals; negative takes back. */
  quantity: Decimal;
  /** UN/ECE recommendation 20 code (BT-130). */
  unit: string;
  /** Up to 4 decimals, in the document's price mode; negative allowed on screen, written as a negative quantity in UBL (BR-27). */
  unitPrice: Decimal;
  discount?: Adjustment;
  /** VAT rate in percent of the goods or service themselves; what is charged follows from the regime (`taxOf`). */
  rate: Decimal;
  /** Set when this line stands outside the document's regime (a supply at 21 % beside co-contracting). */
  regime?: Regime;
  /** Credit notes: the line of the credited invoice that this line takes back. */
  creditedLine?: string;
}

/** The invoice that a credit note corrects (BG-3; Royal Decree no 1 art. 12). */
export interface CreditedInvoice {
  id: string;
  number: string;
  issueDate: IsoDate;
  /** Drafts: the seller's VAT regime on the invoice, which the credit note takes over; looked up again at issue. */
  vatRegime?: SellerRegime;
  /** Drafts: what was left of the invoice when the draft was begun; looked up again at issue. */
  left?: LeftToCredit;
}

export interface Draft extends Rec {
  kind: DocumentKind;
  /** Id of the journal; absent: the first of its kind. */
  journal?: string;
  customerId?: string;
  /** Absent until a customer is chosen, and on self-billing documents, where we buy. */
  buyer?: Party;
  /** Self-billing: who sells, as a record and as the copy that the document keeps. */
  supplierId?: string;
  supplier?: SupplierParty;
  /** Self-billing: how the seller stands towards VAT; absent: liable. */
  sellerRegime?: SellerRegime;
  /** Self-billing: since when the seller agrees that we issue its invoices (Code TVA art. 53, § 2, al. 3). */
  agreedOn?: IsoDate;
  regime: Regime;
  language: Lang;
  /** ISO 4217; EUR unless the person chose otherwise. */
  currency: string;
  priceMode: PriceMode;
  /** Date wanted; absent: the day of issue. */
  issueDate?: IsoDate;
  term: PaymentTerms;
  /** Due date wanted; absent: from the term. */
  dueDate?: IsoDate;
  deliveryDate?: IsoDate;
  deliveryAddress?: Address & { label?: string };
  siteAddress?: Address & { label?: string };
  /** Customer's order number (BT-13). */
  orderReference?: string;
  textAbove?: string;
  textBelow?: string;
  /** Never leaves the company, never printed. */
  internalNote?: string;
  /** Document allowance, spread over the VAT rates. */
  discount?: Adjustment;
  /** Document charge (transport, administration): at its own rate. */
  charge?: Adjustment & { rate: Decimal };
  /** Deposit already paid (BT-113). */
  prepaid?: Cents;
  /** Article of the exemption when the regime is `exempt`: VATEX code (BT-121), and its text when it differs from the default. */
  exemption?: { code?: string; text?: string };
  /** Notices ticked or unticked by the person; others follow from the regime. Key: id of the legal or own notice. */
  notices?: Record<string, boolean>;
  lines: Line[];
  credits?: CreditedInvoice;
  /** Id of the draft that another device issued while this one held changes of its own: this draft keeps them. */
  keptFrom?: string;
}

/** The seller as it stood at issue. Of a self-billing document its numbers and account may be ''. */
export interface Seller {
  name: string;
  legalForm?: string;
  enterpriseNumber: string;
  vatNumber: string;
  vatRegime: SellerRegime;
  register?: string;
  address: Address;
  email?: string;
  phone?: string;
  website?: string;
  iban: string;
  bic?: string;
  accent?: string;
  logo?: string;
  logoType?: 'image/png' | 'image/jpeg';
}

/** A line as issued; amounts of it are in `totals.lines` under the same id. */
export type SealedLine = Omit<Line, 'pos' | 'productId'>;

export interface Notice {
  id: string;
  text: string;
}

/**
 * An issued document, complete in itself: PDF, UBL and payment QR are made from it and from nothing else.
 * Stored as canonical JSON with its SHA-256; never changed (Royal Decree no 1 art. 5; bank.md §7.1).
 */
export interface SealedDocument {
  format: 1;
  id: string;
  kind: DocumentKind;
  journal: string;
  /** Year of the series and number within it; `number` is their printed form (BT-1). */
  year: number;
  n: number;
  /** Set when a device numbered on its own, offline: the letter of its series. */
  letter?: string;
  number: string;
  issueDate: IsoDate;
  dueDate: IsoDate;
  deliveryDate?: IsoDate;
  deliveryAddress?: Address & { label?: string };
  siteAddress?: Address & { label?: string };
  seller: Seller;
  customerId?: string;
  buyer: Party;
  /** Self-billing: the record of the seller. */
  supplierId?: string;
  /** Self-billing: who issues it in the seller's name, us, with what the head of the page shows of us; `buyer` is the same company. */
  issuer?: Seller;
  orderReference?: string;
  language: Lang;
  currency: string;
  priceMode: PriceMode;
  regime: Regime;
  exemption?: { code?: string; text?: string };
  discount?: Adjustment;
  charge?: Adjustment & { rate: Decimal };
  lines: SealedLine[];
  totals: Totals;
  notices: Notice[];
  textAbove?: string;
  textBelow?: string;
  /** Structured communication, 12 bare digits; absent on credit notes and self-billing documents. */
  communication?: string;
  qrReference: 'structured' | 'text';
  credits?: CreditedInvoice;
  issuedAt: Instant;
}

export type PaymentMethod = 'transfer' | 'cash' | 'card';
export type SentChannel = 'share' | 'download' | 'print' | 'mail' | 'peppol' | 'hand';

/** How much of an invoice's line a credit note takes back; `net` excludes VAT. */
export interface CreditedLine {
  line: string;
  quantity: Decimal;
  net: Cents;
}

/** How much a credit note takes back at one category and rate. */
export type CreditedGroup = Pick<VatGroup, 'category' | 'percent' | 'allowance' | 'charge' | 'base' | 'vat'>;

interface EntryBase {
  /** ULID; two devices never make the same. */
  id: string;
  /** Id of the document that it belongs to. */
  document: string;
  at: Instant;
}

/** What happens to an issued document afterwards: appended, never changed; undone by a `reversed` entry. */
export type Entry =
  | (EntryBase & { kind: 'issued'; number: string })
  | (EntryBase & { kind: 'sent'; channel: SentChannel })
  | (EntryBase & { kind: 'paid'; day: IsoDate; method: PaymentMethod; cents: Cents; note?: string })
  /** Difference of the cash rounding to 5 cents: positive when the customer paid less than was open. */
  | (EntryBase & { kind: 'rounded'; cents: Cents; payment: string })
  /**
   * On the invoice, when a credit note corrects it: what it took off the open amount at that moment, its total incl. VAT, what
   * it gives back (BT-115; absent: the total), of which lines, at which rates, and its BT-114. What it takes off now follows from all entries (`offsetsOf`).
   */
  | (EntryBase & { kind: 'credited'; creditNote: string; number: string; cents: Cents; gross: Cents; payable?: Cents; lines: CreditedLine[]; groups?: CreditedGroup[]; rounding?: Cents })
  /** On the credit note: the part that goes against the open amount of its invoice; said anew when that changes, the last one counts. */
  | (EntryBase & { kind: 'applied'; invoice: string; number: string; cents: Cents })
  | (EntryBase & { kind: 'reversed'; entry: string })
  | (EntryBase & { kind: 'noted'; text: string })
  | (EntryBase & { kind: 'archived'; archived: boolean })
  /** The accountant's mark, or that it no longer stands; the last one counts. `by`: the name of the device that set it, where it has one. */
  | (EntryBase & { kind: 'processed'; processed: boolean; by?: string })
  /** On its way to another system, or there; also of purchases. */
  | (EntryBase & { kind: 'transmitted' } & Transmitted);
export type EntryKind = Entry['kind'];
/** An entry as a verb proposes it; the store gives id, document and instant. */
export type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, keyof EntryBase> : never) : never;
