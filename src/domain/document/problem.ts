// What may stand between a draft and its issue, and how a check says it.
import type { Company } from '../company/model.ts';
import type { IsoDate } from '../dates.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Party } from '../party/model.ts';
import type { Creditable } from './credit.ts';
import type { Draft } from './model.ts';

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
  | 'noSeller'
  | 'sellerName'
  | 'sellerAddress'
  | 'sellerEnterpriseNumber'
  | 'sellerVatNumber'
  | 'sellerVatNumberInvalid'
  | 'sellerBelgianVatNumber'
  | 'sellerForeignVatNumber'
  | 'sellerIban'
  | 'sellerAgreement'
  | 'arrivalCountry'
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

export type Check = (draft: Draft, company: Company, context: CheckContext) => Problem[];

/** One problem, or none. */
export const problem = (code: ProblemCode, field: string, when: boolean, more: Partial<Problem> = {}): Problem[] => (when ? [{ code, field, ...more }] : []);
export const blank = (text: string | undefined) => !text?.trim();
export const noAddress = (a: Party['address']) => blank(a.street) || blank(a.postcode) || blank(a.city) || blank(a.country);
