// What stands between a draft and its issue, said before anything is sealed.
import type { Company } from '../company/model.ts';
import { isIsoDate } from '../dates.ts';
import { compare, isDecimal } from '../money/decimal.ts';
import { isEnterpriseNumber } from '../numbers/enterprise.ts';
import { isIban } from '../numbers/iban.ts';
import { isVatNumber } from '../numbers/vatnumber.ts';
import { namesFossilBoiler } from '../tax/fossil.ts';
import { FOSSIL_BOILERS_FROM } from '../tax/rates.ts';
import { type RequiredDatum, governing, rulesOf } from '../tax/regimes.ts';
import { inVatTerritory } from '../tax/territory.ts';
import { otherwiseTaxed, overCredited, overCreditedRates } from './credit.ts';
import { checkSeller, SELLER_DATUM } from './check-seller.ts';
import { withoutEmptyLines } from './empty-line.ts';
import { isCredit, isPurchase } from './kinds.ts';
import type { Draft } from './model.ts';
import { noticesFor } from './notices.ts';
import { itemLines, priceDraft } from './price.ts';
import { blank, type Check, type CheckContext, noAddress, type Problem, problem } from './problem.ts';
import { sellerRegimeOf } from './seller-regime.ts';

export type { CheckContext, Problem, ProblemCode } from './problem.ts';

/** Our own mentions (Royal Decree no 1, art. 5 §1; CSA art. 2:20). */
const checkCompany: Check = (draft, company) => [
  ...problem('companyName', 'company', blank(company.name)),
  ...problem('companyNumber', 'company', !isEnterpriseNumber(company.enterpriseNumber)),
  ...problem('companyAddress', 'company', noAddress(company.address)),
  ...problem('companyIban', 'company', !isPurchase(draft.kind) && !isCredit(draft.kind) && !isIban(company.iban))
];

/** The buyer's mentions (art. 5 §1, 3°); a private person needs no number. */
const checkBuyer: Check = ({ kind, buyer }) => {
  if (isPurchase(kind)) return [];
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

const DATUM: Record<RequiredDatum, (draft: Draft, company: Company) => Problem[]> = {
  // Every company has one: its enterprise number.
  sellerVatNumber: () => [],
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
    return problem('deliveryOutsideUnion', 'deliveryAddress', !isCredit(draft.kind) && (!place?.country || inVatTerritory(place, draft.buyer?.vatNumber)));
  },
  exemptionReason: (draft) => problem('exemptionReason', 'exemption', draft.notices?.exempt44 === false && !draft.exemption?.code)
};

/** What the VAT regimes in use ask for. */
const checkRegime: Check = (draft, company, { today }) => {
  const regimes = new Set(itemLines(draft.lines).map((l) => governing(sellerRegimeOf(draft, company), l.regime ?? draft.regime)));
  const needed = new Set([...regimes].flatMap((r) => rulesOf(r).requires));
  const data = isPurchase(draft.kind) ? { ...DATUM, ...SELLER_DATUM } : DATUM;
  const missing = [...needed].flatMap((d) => data[d](draft, company));
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
  if (!isCredit(draft.kind)) return [];
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

const CHECKS: readonly Check[] = [checkCompany, checkBuyer, checkSeller, checkRegime, checkLines, checkBoilers, checkTotals, checkDates, checkCredit];

/** @returns everything that keeps a draft from being issued, in the order of the editor, and warnings that do not. */
export function missing(typed: Draft, company: Company, context: CheckContext): Problem[] {
  const draft = withoutEmptyLines(typed);
  return CHECKS.flatMap((check) => check(draft, company, context));
}
