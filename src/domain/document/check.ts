// What stands between a draft and its issue, said before anything is sealed.
import type { Company } from '../company/model.ts';
import { type IsoDate, isIsoDate } from '../dates.ts';
import { type Decimal, compare, isDecimal } from '../money/decimal.ts';
import { isEnterpriseNumber } from '../numbers/enterprise.ts';
import { isIban } from '../numbers/iban.ts';
import { isVatNumber } from '../numbers/vatnumber.ts';
import type { Party } from '../party/model.ts';
import { namesFossilBoiler } from '../tax/fossil.ts';
import { FOSSIL_BOILERS_FROM } from '../tax/rates.ts';
import { type RequiredDatum, governing, rulesOf } from '../tax/regimes.ts';
import { inVatTerritory } from '../tax/territory.ts';
import { type Creditable, otherwiseTaxed, overCredited, overCreditedRates } from './credit.ts';
import { withoutEmptyLines } from './empty-line.ts';
import type { Draft } from './model.ts';
import { noticesFor } from './notices.ts';
import { itemLines, priceDraft } from './price.ts';
import { sellerRegimeOf } from './seller-regime.ts';

export type ProblemCode =
  | 'companyName'
  | 'companyAddress'
  | 'companyNumber'
  | 'companyIban'
  | 'noCustomer'
  | 'customerName'
  | 'customerAddress'
  | 'customerVatNumber'
  | 'customerBelgianVatNumber'
  | 'customerForeignVatNumber'
  | 'customerEnterpriseNumber'
  | 'deliveryDate'
  | 'deliveryCountry'
  | 'deliveryOutsideUnion'
  | 'exemptionReason'
  | 'noLines'
  | 'lineName'
  | 'lineAmount'
  | 'discountAmount'
  | 'tooLarge'
  | 'foreignCurrencyVat'
  | 'negativeTotal'
  | 'prepaidTooMuch'
  | 'issueDateInvalid'
  | 'issueDateFuture'
  | 'issueDateBeforeLast'
  | 'dueBeforeIssue'
  | 'creditsNothing'
  | 'creditsTooMuch'
  | 'creditsOtherRate'
  | 'creditsTooMuchAtRate'
  | 'noticeRemoved'
  | 'renovationForCompany'
  | 'fossilBoiler';

export interface Problem {
  code: ProblemCode;
  /** Field of the editor that the person must go to. */
  field: string;
  /** Line concerned. */
  line?: string;
  /** For messages: the VAT rate, in percent. */
  rate?: Decimal;
  /** For messages: the name of the line. */
  name?: string;
  /** A warning lets the document be issued all the same. */
  warning?: boolean;
  /** For messages: the date of the last document of the series. */
  date?: IsoDate;
}

export interface CheckContext {
  /** The day of issue, Europe/Brussels. */
  today: IsoDate;
  /** Issue date of the last document of the series, when there is one. */
  lastDate?: IsoDate;
  /** Credit notes: what of the invoice is left. */
  left?: Creditable;
}

type Check = (draft: Draft, company: Company, context: CheckContext) => Problem[];

const problem = (code: ProblemCode, field: string, when: boolean, more: Partial<Problem> = {}): Problem[] => (when ? [{ code, field, ...more }] : []);
const blank = (text: string | undefined) => !text?.trim();
const noAddress = (a: Party['address']) => blank(a.street) || blank(a.postcode) || blank(a.city) || blank(a.country);

/** The seller's mentions (Royal Decree no 1, art. 5 §1; CSA art. 2:20). */
const checkCompany: Check = (draft, company) => [
  ...problem('companyName', 'company', blank(company.name)),
  ...problem('companyNumber', 'company', !isEnterpriseNumber(company.enterpriseNumber)),
  ...problem('companyAddress', 'company', noAddress(company.address)),
  ...problem('companyIban', 'company', draft.kind === 'invoice' && !isIban(company.iban))
];

/** The buyer's mentions (art. 5 §1, 3°); a private person needs no number. */
const checkBuyer: Check = ({ buyer }) => {
  if (!buyer) return problem('noCustomer', 'customer', true);
  const { enterpriseNumber, vatNumber } = buyer;
  return [
    ...problem('customerName', 'customer', blank(buyer.name)),
    ...problem('customerAddress', 'customer', noAddress(buyer.address)),
    ...problem('customerEnterpriseNumber', 'customer', !!enterpriseNumber && !isEnterpriseNumber(enterpriseNumber)),
    ...problem('customerVatNumber', 'customer', !!vatNumber && !isVatNumber(vatNumber))
  ];
};

/** Where the goods arrive: the delivery address, else that of the buyer. */
const placeOf = ({ deliveryAddress, buyer }: Draft) => deliveryAddress ?? buyer?.address;

const DATUM: Record<Exclude<RequiredDatum, 'sellerVatNumber'>, (draft: Draft) => Problem[]> = {
  buyerBelgianVatNumber: ({ buyer }) => problem('customerBelgianVatNumber', 'customer', !buyer?.vatNumber?.startsWith('BE')),
  buyerForeignVatNumber: ({ buyer }) => problem('customerForeignVatNumber', 'customer', !buyer?.vatNumber || buyer.vatNumber.startsWith('BE')),
  deliveryDate: (draft) => problem('deliveryDate', 'deliveryDate', !draft.deliveryDate),
  deliveryCountry: (draft) => {
    const place = placeOf(draft);
    return problem('deliveryCountry', 'deliveryAddress', !place || place.country === 'BE' || !inVatTerritory(place, draft.buyer?.vatNumber));
  },
  // What was issued as an export must stay creditable, whatever its addresses.
  deliveryOutsideUnion: (draft) => {
    const place = placeOf(draft);
    return problem('deliveryOutsideUnion', 'deliveryAddress', draft.kind === 'invoice' && (!place?.country || inVatTerritory(place, draft.buyer?.vatNumber)));
  },
  exemptionReason: (draft) => problem('exemptionReason', 'exemption', draft.notices?.exempt44 === false && !draft.exemption?.code)
};

/** What the VAT regimes in use ask for. */
const checkRegime: Check = (draft, company, { today }) => {
  const regimes = new Set(itemLines(draft.lines).map((l) => governing(sellerRegimeOf(draft, company), l.regime ?? draft.regime)));
  const needed = new Set([...regimes].flatMap((r) => rulesOf(r).requires));
  needed.delete('sellerVatNumber'); // every company has one: its enterprise number
  const missing = [...needed].flatMap((d) => DATUM[d as keyof typeof DATUM](draft));
  const removed = noticesFor(draft, company, today).some((n) => n.automatic && !n.ticked);
  // The 6 % of a renovation is for a final consumer (Royal Decree no 20, table A, heading XXXVIII): a company rarely is one.
  const forCompany = draft.kind === 'invoice' && regimes.has('renovation6') && !!draft.buyer?.vatNumber;
  return [
    ...missing,
    ...problem('noticeRemoved', 'notices', removed, { warning: true }),
    ...problem('renovationForCompany', 'regime', forCompany, { warning: true })
  ];
};

/** Boilers on gas or oil at the reduced rate, by what a line typed by hand is called. */
const checkBoilers: Check = (draft, _company, { today }) => {
  if (draft.kind !== 'invoice' || (draft.issueDate ?? today) < FOSSIL_BOILERS_FROM) return [];
  const reduced = itemLines(draft.lines).filter((l) => l.rate === '6' && !l.productId && namesFossilBoiler(l.name));
  return reduced.flatMap((l) => problem('fossilBoiler', 'rate', true, { line: l.id, warning: true }));
};

const checkLines: Check = (draft) => {
  const items = itemLines(draft.lines);
  const wrong = (value: string) => !isDecimal(value, 4);
  return [
    ...problem('noLines', 'lines', items.length === 0),
    ...items.flatMap((l) => [
      ...problem('lineName', 'name', blank(l.name), { line: l.id }),
      ...problem('lineAmount', 'quantity', wrong(l.quantity) || wrong(l.unitPrice), { line: l.id }),
      ...problem('discountAmount', 'discount', !!l.discount && (wrong(l.discount.value) || compare(l.discount.value, '0') < 0), { line: l.id })
    ])
  ];
};

const checkTotals: Check = (draft, company) => {
  if (checkLines(draft, company, { today: '' }).some((p) => p.code === 'lineAmount' || p.code === 'discountAmount')) return [];
  const totals = priceDraft(draft, company);
  if (!totals) return problem('tooLarge', 'lines', true);
  return [
    // VAT must be told in euros (Royal Decree no 1, art. 5 § 1; EN 16931 BT-6, BT-111), and no rate is kept to turn it into them.
    ...problem('foreignCurrencyVat', 'lines', draft.currency !== 'EUR' && totals.vat !== 0),
    ...problem('negativeTotal', 'lines', totals.gross < 0),
    ...problem('prepaidTooMuch', 'prepaid', totals.gross >= 0 && totals.payable < 0)
  ];
};

const checkDates: Check = (draft, _company, { today, lastDate }) => {
  const date = draft.issueDate ?? today;
  if (!isIsoDate(date)) return problem('issueDateInvalid', 'issueDate', true);
  return [
    ...problem('issueDateFuture', 'issueDate', date > today),
    ...problem('issueDateBeforeLast', 'issueDate', !!lastDate && date < lastDate, { date: lastDate }),
    ...problem('dueBeforeIssue', 'dueDate', !!draft.dueDate && draft.dueDate < date)
  ];
};

const checkCredit: Check = (draft, company, { left }) => {
  if (draft.kind !== 'creditNote') return [];
  if (!draft.credits || !left) return problem('creditsNothing', 'credits', true);
  const totals = priceDraft(draft, company);
  if (!totals) return [];
  const named = (line: string) => ({ line, name: draft.lines.find(({ id }) => id === line)?.name });
  const other = otherwiseTaxed(draft.lines, left, totals);
  const over = overCredited(draft, left, totals);
  // What a line says already is not said again of its rate, nor of the whole.
  const rates = other.length + over.length > 0 ? [] : overCreditedRates(left, totals);
  return [
    ...other.flatMap((line) => problem('creditsOtherRate', 'rate', true, named(line))),
    ...over.flatMap((line) => problem('creditsTooMuch', 'quantity', true, named(line))),
    ...rates.flatMap(({ percent }) => problem('creditsTooMuchAtRate', 'lines', true, { rate: percent })),
    ...problem('creditsTooMuch', 'lines', other.length + over.length + rates.length === 0 && totals.gross > left.gross)
  ];
};

const CHECKS: readonly Check[] = [checkCompany, checkBuyer, checkRegime, checkLines, checkBoilers, checkTotals, checkDates, checkCredit];

/** @returns everything that keeps a draft from being issued, in the order of the editor, and warnings that do not. */
export function missing(typed: Draft, company: Company, context: CheckContext): Problem[] {
  const draft = withoutEmptyLines(typed);
  return CHECKS.flatMap((check) => check(draft, company, context));
}
