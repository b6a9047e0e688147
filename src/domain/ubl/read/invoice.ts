// An electronic invoice or credit note as it is read: every business term of EN 16931 that the file says, as plain data.
// Amounts, quantities and prices are exact decimals in the document's currency; absent means that the file does not say it.
import type { IsoDate } from '../../dates.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Address } from '../../party/model.ts';
import type { PurchaseType } from '../../purchase/model.ts';

/** What the reading itself did or could not do. */
export type Remark =
  /** A figure or a day that is none. */
  | { code: 'unreadable'; element: string; text: string }
  /** The amounts stood there as negative ones. */
  | { code: 'turnedPositive' }
  /** A credit note with the root or the type of an invoice. */
  | { code: 'creditNoteByType' | 'creditNoteBySign' }
  /** No VAT breakdown: it was made from the lines. */
  | { code: 'taxesFromLines' }
  /** No currency is named: euros. */
  | { code: 'currencyAssumed' }
  /** Not in the encoding that it says: accented letters may be wrong. */
  | { code: 'encodingAssumed' };

/** An identifier with its scheme (ISO 6523 code, or an older name). */
export interface UblIdentifier {
  value: string;
  scheme?: string;
}

/** `country` is '' where the file does not say it. */
export interface UblAddress extends Address {
  region?: string;
}

export interface UblParty {
  /** Registered name, else the trading name. */
  name?: string;
  tradingName?: string;
  endpoint?: UblIdentifier;
  ids: UblIdentifier[];
  legalId?: UblIdentifier;
  /** BT-31, BT-48, as written. */
  vatNumber?: string;
  /** BT-32: another registration for taxes. */
  taxNumber?: string;
  legalForm?: string;
  address?: UblAddress;
  contact?: string;
  phone?: string;
  email?: string;
}

export interface UblDelivery {
  date?: IsoDate;
  location?: UblIdentifier;
  name?: string;
  address?: UblAddress;
}

export interface UblPeriod {
  start?: IsoDate;
  end?: IsoDate;
}

/** VAT category and rate, with the reason where nothing is charged. */
export interface UblTaxCategory {
  /** UNCL5305: S, Z, E, AE, K, G, O …; derived from `name` where an older file gives no code. */
  category?: string;
  percent?: Decimal;
  /** UBL.BE's own code: 00, 01, 02, 03, 45 … */
  name?: string;
  reasonCode?: string;
  reason?: string;
}

/** BG-23. */
export interface UblTax extends UblTaxCategory {
  base?: Decimal;
  vat?: Decimal;
}

/** BG-20, BG-21, BG-27, BG-28. */
export interface UblAdjustment {
  /** A charge; else an allowance. */
  charge: boolean;
  amount: Decimal;
  base?: Decimal;
  percent?: Decimal;
  reason?: string;
  reasonCode?: string;
  /** At document level. */
  tax?: UblTaxCategory;
}

/** BG-25. */
export interface UblLine {
  id?: string;
  notes: string[];
  quantity?: Decimal;
  /** UN/ECE recommendation 20. */
  unit?: string;
  /** BT-131, excluding VAT. */
  net?: Decimal;
  accountingCost?: string;
  period?: UblPeriod;
  orderLine?: string;
  adjustments: UblAdjustment[];
  name?: string;
  description?: string;
  sellersItem?: string;
  buyersItem?: string;
  standardItem?: UblIdentifier;
  /** The standard number where it is a GTIN with a right check digit. */
  gtin?: string;
  origin?: string;
  classifications: UblIdentifier[];
  properties: { name: string; value: string }[];
  tax: UblTaxCategory;
  /** VAT of the line alone, which older files say. */
  vat?: Decimal;
  /** BT-146, for `baseQuantity` units (BT-149; absent: one). */
  price?: Decimal;
  baseQuantity?: Decimal;
  /** BT-148 and BT-147. */
  grossPrice?: Decimal;
  priceDiscount?: Decimal;
}

/** BG-16, BG-17, BG-18, BG-19. */
export interface UblPayment {
  /** UNCL4461. */
  code?: string;
  /** BT-83, as written. */
  ids: string[];
  instruction?: string;
  dueDate?: IsoDate;
  /** IBAN or other number, as written. */
  account?: string;
  accountName?: string;
  bic?: string;
  /** Direct debit: reference of the mandate, account that is debited. */
  mandate?: string;
  debited?: string;
  /** Last digits of a card. */
  card?: string;
}

/** BG-22. */
export interface UblTotals {
  /** BT-106. */
  lines?: Decimal;
  /** BT-107. */
  allowances?: Decimal;
  /** BT-108. */
  charges?: Decimal;
  /** BT-109. */
  net?: Decimal;
  /** BT-110. */
  vat?: Decimal;
  /** BT-111, with its currency (BT-6). */
  vatInTaxCurrency?: { amount: Decimal; currency: string };
  /** BT-112. */
  gross?: Decimal;
  /** BT-113. */
  prepaid?: Decimal;
  /** BT-114. */
  rounding?: Decimal;
  /** BT-115. */
  payable?: Decimal;
}

/** BG-24: a supporting document or the picture of the invoice; `base64` is decoded by `attachmentBytes`. */
export interface UblAttachment {
  id?: string;
  description?: string;
  /** File name, as written: never a path to write to. */
  name?: string;
  /** In lower case, usual misspellings put right. */
  mime?: string;
  base64?: string;
  uri?: string;
}

export interface UblReference {
  number: string;
  issueDate?: IsoDate;
}

export interface UblReferences {
  buyer?: string;
  order?: string;
  salesOrder?: string;
  contract?: string;
  project?: string;
  despatch?: string;
  receipt?: string;
  tender?: string;
  /** BT-18. */
  object?: UblIdentifier;
  /** BG-3: the invoices that are corrected. */
  corrected: UblReference[];
}

/** `peppol`: BIS Billing 3; `selfBilling`: its self-billing; `ublBe`: the Belgian extension; `efff`: e-FFF on UBL 2.0. */
export type Dialect = 'peppol' | 'selfBilling' | 'ublBe' | 'efff' | 'other';

export interface UblInvoice {
  type: PurchaseType;
  /** BT-3 (UNCL1001), as written. */
  typeCode?: string;
  dialect: Dialect;
  /** Issued by the buyer: 389, 261, 527, or by its profile. */
  selfBilled: boolean;
  customization?: string;
  profile?: string;
  number?: string;
  issueDate?: IsoDate;
  dueDate?: IsoDate;
  taxPointDate?: IsoDate;
  period?: UblPeriod;
  notes: string[];
  /** ISO 4217. */
  currency: string;
  accountingCost?: string;
  references: UblReferences;
  seller: UblParty;
  buyer: UblParty;
  payee?: UblParty;
  representative?: UblParty;
  delivery?: UblDelivery;
  payments: UblPayment[];
  terms: string[];
  adjustments: UblAdjustment[];
  taxes: UblTax[];
  totals: UblTotals;
  lines: UblLine[];
  attachments: UblAttachment[];
  remarks: Remark[];
}
