// The company itself: identity, defaults, journals. One record per company, read by every screen.
import type { PaymentTerms } from '../dates.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Address } from '../party/model.ts';
import type { Markup } from '../product/markup.ts';
import type { ByLang, Item, Lang, Rec } from '../record.ts';
import type { PurchaseCategory } from '../purchase/model.ts';
import type { DocumentKind } from '../document/kinds.ts';
import type { CompanyRegime } from '../tax/regimes.ts';

export const COMPANY_ID = 'company';

/** Each kind of document has journals of its own. */
export type JournalKind = DocumentKind;

/** A series of numbers: per journal and year, given at issue, without gaps. */
export interface Journal extends Item {
  kind: JournalKind;
  name: string;
  /** 0 … 79, never reused: keeps the structured communications of several journals apart (`ogmOfNumber`). */
  series: number;
  /** Pattern as in `numbering/format.ts`, e.g. `{year}-{n:4}`. */
  pattern: string;
  /** "My last invoice was 115": the last number used elsewhere, per year (`"2026"` → 115). */
  lastBefore?: Record<string, number>;
}

/** A text that the person wrote instead of a legal one, or beside them. */
export interface OwnNotice extends Item {
  name: string;
  text: ByLang;
  /** Ticked on new documents. */
  byDefault: boolean;
}

/** An app of the company: switched on or off, with what was set. Switched off it keeps its settings and its data. */
export interface AppState {
  on: boolean;
  /** Checked by the app's own schema when it is read. */
  settings?: Record<string, unknown>;
}

export interface Company extends Rec {
  kind: 'company';
  /** True for the company made from sample data: marked on every screen, removed in one tap. */
  sample?: boolean;
  name: string;
  /** SRL, SA, personne physique …: printed after the name (CSA art. 2:20). */
  legalForm?: string;
  enterpriseNumber: string;
  /** Normal, or the exemption of small businesses (art. 56bis Code TVA). */
  vatRegime: CompanyRegime;
  /** Register of legal persons, e.g. `RPM Liège, division Namur`. */
  register?: string;
  address: Address;
  email?: string;
  phone?: string;
  website?: string;
  iban: string;
  bic?: string;
  bank?: string;
  language: Lang;
  /** CSS colour `#rrggbb`. */
  accent?: string;
  /** SHA-256 of the logo among the blobs; PNG or JPEG as it is embedded in PDFs. */
  logo?: string;
  logoType?: 'image/png' | 'image/jpeg';
  /** Defaults for new documents. */
  term: PaymentTerms;
  priceMode: 'excl' | 'incl';
  rate: Decimal;
  /** At the foot of every document, in its language. */
  textBelow?: ByLang;
  journals: Journal[];
  notices: OwnNotice[];
  /** Legal texts changed by the person: `legalTexts.renovation6.fr`. */
  legalTexts?: Record<string, ByLang>;
  customerPattern: string;
  productPattern: string;
  /** EPC QR: where the structured communication goes (`bank.md` §3: line 10 by default, line 11 if a bank app needs it). */
  qrReference?: 'structured' | 'text';
  /** Cut off from the relay: documents wait for its number. Absent: each device numbers in its own series. */
  offline?: 'wait';
  /** By id of the app; absent: never switched on. */
  apps?: Record<string, AppState>;
  /** Absent: those that every company begins with. */
  purchaseCategories?: PurchaseCategory[];
  /** What is added to the purchase price, by group of products; under '' for those without one, and for groups that have none. */
  margins?: Record<string, Markup>;
}
