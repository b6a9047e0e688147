// Sealing: a draft becomes a document that is complete in itself and never changes (Royal Decree no 1, art. 5).
import type { Company } from '../company/model.ts';
import { type IsoDate, dueDate } from '../dates.ts';
import { formatNumber } from '../numbering/format.ts';
import { ogmOfOwnNumber } from '../numbering/own-ogm.ts';
import { ogmOfNumber } from '../numbers/ogm.ts';
import { inOrder } from '../position.ts';
import type { Instant } from '../record.ts';
import { cleanXmlText } from '../text/xml-chars.ts';
import { withoutEmptyLines } from './empty-line.ts';
import { isCredit, isPurchase } from './kinds.ts';
import type { Draft, SealedDocument } from './model.ts';
import { noticesFor } from './notices.ts';
import { priceDraft } from './price.ts';
import { companyParty, sellerOf, supplierSeller } from './seller-of.ts';
import { sellerRegimeOf } from './seller-regime.ts';
import { textBelowOf } from './text-below.ts';

export interface SealContext {
  company: Company;
  /** Next number of the journal's series in the year of the issue date. */
  n: number;
  /** Of the device's own series, when it numbers offline. */
  letter?: string;
  /** Europe/Brussels. */
  today: IsoDate;
  now: Instant;
}

/** @returns the day that the document will bear. */
export const issueDateOf = (draft: Pick<Draft, 'issueDate'>, today: IsoDate): IsoDate => draft.issueDate ?? today;

/** The journal of a draft: the one chosen, else the first of its kind. @throws RangeError when the company has none. */
export function journalOf(draft: Pick<Draft, 'journal' | 'kind'>, company: Pick<Company, 'journals'>) {
  const journals = inOrder(company.journals).filter((j) => j.kind === draft.kind);
  const journal = journals.find((j) => j.id === draft.journal) ?? journals[0];
  if (!journal) throw new RangeError(`no journal for ${draft.kind}`);
  return journal;
}

/** Seller and buyer; undefined while the other party is not chosen. */
function partiesOf(draft: Draft, company: Company): Pick<SealedDocument, 'seller' | 'buyer' | 'issuer'> | undefined {
  const regime = sellerRegimeOf(draft, company);
  if (!isPurchase(draft.kind)) return draft.buyer && { seller: sellerOf(company, regime), buyer: draft.buyer };
  return draft.supplier && { seller: supplierSeller(draft.supplier, regime), buyer: companyParty(company), issuer: sellerOf(company, company.vatRegime) };
}

/** Removes what XML 1.0 forbids from every text of a value; the screen has said so before. */
function clean<T>(value: T): T {
  if (typeof value === 'string') return cleanXmlText(value) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (v === undefined ? [] : [[k, clean(v)]]))) as T;
  return value;
}

const communicationOf = ({ letter, ...common }: { year: number; n: number; series: number; letter?: string }) => (letter ? ogmOfOwnNumber({ ...common, letter }) : ogmOfNumber(common));

/**
 * @returns the sealed document: everything that PDF, UBL and QR need, totals included, absent fields left out.
 * @throws RangeError when the amounts cannot be counted; call `missing` first.
 */
export function seal(typed: Draft, { company, n, letter, today, now }: SealContext): SealedDocument {
  const draft = withoutEmptyLines(typed);
  const issueDate = issueDateOf(draft, today);
  const year = Number(issueDate.slice(0, 4));
  const journal = journalOf(draft, company);
  const totals = priceDraft(draft, company);
  const parties = partiesOf(draft, company);
  if (!totals || !parties) throw new RangeError('draft is not ready to be sealed');
  const { id, kind, customerId, supplierId, language, currency, priceMode, regime, exemption, discount, charge, credits } = draft;
  return clean<SealedDocument>({
    format: 1,
    ...{ id, kind, journal: journal.id, year, n, letter, number: formatNumber(journal.pattern, { year, n, letter }) },
    issueDate,
    dueDate: draft.dueDate ?? (isCredit(kind) ? issueDate : dueDate(issueDate, draft.term)),
    deliveryDate: draft.deliveryDate,
    deliveryAddress: draft.deliveryAddress,
    siteAddress: draft.siteAddress,
    ...parties,
    ...{ customerId, supplierId, language, currency, priceMode, regime, exemption, discount, charge },
    credits: credits && { id: credits.id, number: credits.number, issueDate: credits.issueDate },
    orderReference: draft.orderReference,
    lines: inOrder(draft.lines).map(({ pos: _pos, productId: _product, ...line }) => line),
    totals,
    notices: noticesFor(draft, company, issueDate)
      .filter((notice) => notice.ticked && notice.text)
      .map(({ id, text }) => ({ id, text })),
    textAbove: draft.textAbove,
    textBelow: textBelowOf(draft, company),
    communication: kind === 'invoice' ? communicationOf({ year, n, series: journal.series, letter }) : undefined,
    qrReference: company.qrReference ?? 'structured',
    issuedAt: now
  });
}
