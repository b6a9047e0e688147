// VAT regimes: for each, the rates it allows, its EN 16931 category and code, what it requires and what it must say.
import type { IsoDate } from '../dates.ts';
import type { LegalTextId } from './legal-texts.ts';
import { ratesOn, renovationRate, type VatRate } from './rates.ts';

/** Regimes of a customer, a document or a single line. */
export const REGIMES = ['normal', 'renovation6', 'cocontractor', 'reverseCharge', 'intraEU', 'export', 'exempt'] as const;
export type Regime = (typeof REGIMES)[number];

/** The company's own standing; `franchise` (small businesses, art. 56bis Code TVA) overrides every regime. */
export type CompanyRegime = 'normal' | 'franchise';

/** The standing of who sells: us, or on self-billing documents a supplier, who may be no taxable person at all (a private person). */
export type SellerRegime = CompanyRegime | 'notLiable';

/** What governs a supply: its regime, or the standing of the seller that overrides every regime. */
export type GoverningRegime = Regime | Exclude<SellerRegime, 'normal'>;

/** UNCL5305, as far as Belgian sales use it. */
export type VatCategory = 'S' | 'Z' | 'AE' | 'K' | 'G' | 'E' | 'O';

/** What a document must carry before it may be issued under a regime. */
export type RequiredDatum =
  /** VAT number of the seller (BR-S-02, BR-AE-02, BR-IC-02, BR-G-02, BR-E-02). */
  | 'sellerVatNumber'
  /** Belgian VAT number of the buyer: article 20 is for filers of periodic returns. */
  | 'buyerBelgianVatNumber'
  /** VAT number of another member state (for goods also XI, Northern Ireland). */
  | 'buyerForeignVatNumber'
  /** Delivery date (BR-IC-11). */
  | 'deliveryDate'
  /** Delivery country other than Belgium, in the VAT territory of the Union for goods (BR-IC-12). */
  | 'deliveryCountry'
  /** Goods that leave the VAT territory of the Union (art. 39, § 1 Code TVA), or a buyer established outside it. */
  | 'deliveryOutsideUnion'
  /** Exemption ground as a text or a VATEX code (BR-E-10). */
  | 'exemptionReason';

export interface RegimeRules {
  /** VAT is charged at the rate of the goods; otherwise nothing is charged and only rate 0 is allowed. */
  charges: boolean;
  /** Category of what is not charged; for a regime that charges, of a rate above zero. */
  category: VatCategory;
  /** VATEX code (BT-121) of that category, where one exists. */
  vatex?: string;
  requires: readonly RequiredDatum[];
  /** Id of the legal text that the document must show, if any. */
  mention?: LegalTextId;
}

const RULES: Record<GoverningRegime, RegimeRules> = {
  normal: { charges: true, category: 'S', requires: ['sellerVatNumber'] },
  renovation6: { charges: true, category: 'S', requires: ['sellerVatNumber'], mention: 'renovation6' },
  cocontractor: {
    charges: false,
    category: 'AE',
    vatex: 'VATEX-EU-AE',
    requires: ['sellerVatNumber', 'buyerBelgianVatNumber'],
    mention: 'cocontractor'
  },
  reverseCharge: {
    charges: false,
    category: 'AE',
    vatex: 'VATEX-EU-AE',
    requires: ['sellerVatNumber', 'buyerForeignVatNumber'],
    mention: 'reverseChargeEU'
  },
  intraEU: {
    charges: false,
    category: 'K',
    vatex: 'VATEX-EU-IC',
    requires: ['sellerVatNumber', 'buyerForeignVatNumber', 'deliveryDate', 'deliveryCountry'],
    mention: 'intraEU'
  },
  export: { charges: false, category: 'G', vatex: 'VATEX-EU-G', requires: ['sellerVatNumber', 'deliveryOutsideUnion'], mention: 'export' },
  exempt: { charges: false, category: 'E', requires: ['sellerVatNumber', 'exemptionReason'], mention: 'exempt44' },
  // No VATEX code exists for art. 56bis: a made-up one is refused (BR-CL-22), the text alone is right.
  franchise: { charges: false, category: 'E', requires: ['sellerVatNumber'], mention: 'franchise' },
  // Outside VAT altogether: neither party's VAT number may stand beside it (BR-O-02).
  notLiable: { charges: false, category: 'O', vatex: 'VATEX-EU-O', requires: [], mention: 'sellerNotLiable' }
};

/** The regime that governs: the standing of a seller who never charges VAT, else the one asked for. */
export function governing(seller: SellerRegime, regime: Regime): GoverningRegime {
  return seller === 'normal' ? regime : seller;
}

/** Regimes under which somebody may sell to a company in Belgium that issues the document itself. */
export const PURCHASE_REGIMES: readonly Regime[] = ['normal', 'cocontractor', 'reverseCharge', 'intraEU', 'exempt'];

/** What the wordings of a sale become where the buyer issues the document: it does not presume what it knows, and its seller's law may be another. */
const BY_BUYER: Partial<Record<LegalTextId, LegalTextId>> = { cocontractor: 'cocontractorByBuyer', intraEU: 'intraEUByBuyer' };

/** Id of the legal text that a document must show under a regime, if any; `byBuyer` on self-billing documents. */
export function mentionOf(regime: GoverningRegime, byBuyer: boolean): LegalTextId | undefined {
  const { mention } = RULES[regime];
  return mention && byBuyer ? (BY_BUYER[mention] ?? mention) : mention;
}

/** Everything a regime says. */
export function rulesOf(regime: GoverningRegime): RegimeRules {
  return RULES[regime];
}

/** The rates that may be charged under a regime on a day, the proposed one first. */
export function ratesAllowed(regime: GoverningRegime, date: IsoDate): readonly VatRate[] {
  if (!RULES[regime].charges) return ['0'];
  const rates = ratesOn(date);
  return regime === 'renovation6' ? ['6', ...rates.filter((rate) => rate !== '6')] : rates;
}

/** The EN 16931 category of a charged rate, or undefined when the regime forbids that rate. */
export function categoryOf(regime: GoverningRegime, rate: VatRate): VatCategory | undefined {
  const { charges, category } = RULES[regime];
  if (charges) return rate === '0' ? 'Z' : category;
  return rate === '0' ? category : undefined;
}

/** What a document charges for goods whose own rate is `rate`: their rate and category, or 0 with the regime's category. */
export function chargedOn(seller: SellerRegime, regime: Regime, rate: VatRate): { category: VatCategory; percent: VatRate } {
  const { charges, category } = RULES[governing(seller, regime)];
  if (!charges) return { category, percent: '0' };
  return { category: rate === '0' ? 'Z' : category, percent: rate };
}

/** The rate to put on a new line: under `renovation6` 6 % for what is otherwise at 21 %, fossil-fuel boilers aside. */
export function proposedRate(regime: Regime, rate: VatRate, date: IsoDate, fossil = false): VatRate {
  return regime === 'renovation6' ? renovationRate(rate, date, fossil) : rate;
}

/** VATEX codes (BT-121) that an exemption of article 44 may cite; the letters are those of Directive 2006/112/EC, art. 132(1). */
export const EXEMPTION_CODES: readonly { code: string; subject: string }[] = [
  { code: 'VATEX-EU-132-1B', subject: 'hospital and medical care' },
  { code: 'VATEX-EU-132-1C', subject: 'care by medical and paramedical professions' },
  { code: 'VATEX-EU-132-1E', subject: 'dental technicians and dentists' },
  { code: 'VATEX-EU-132-1G', subject: 'welfare and social security' },
  { code: 'VATEX-EU-132-1H', subject: 'protection of children and young people' },
  { code: 'VATEX-EU-132-1I', subject: 'education and vocational training' },
  { code: 'VATEX-EU-132-1J', subject: 'private tuition by teachers' },
  { code: 'VATEX-EU-132-1M', subject: 'sport and physical education' },
  { code: 'VATEX-EU-132-1N', subject: 'cultural services' },
  { code: 'VATEX-EU-135-1', subject: 'insurance, finance, letting of immovable property' }
];
