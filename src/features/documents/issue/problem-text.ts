// What keeps a draft from being issued, in words that say what to do.
import type { Problem, ProblemCode } from '#domain/document/check.ts';
import { m } from '#messages';
import { formatDate, formatPercent } from '#ui/format.ts';

const texts: Record<ProblemCode, (problem: Problem) => string> = {
  companyName: () => m.documents_problem_company_name(),
  companyAddress: () => m.documents_problem_company_address(),
  companyNumber: () => m.documents_problem_company_number(),
  companyIban: () => m.documents_problem_company_iban(),
  noCustomer: () => m.documents_problem_no_customer(),
  customerName: () => m.documents_problem_customer_name(),
  customerAddress: () => m.documents_problem_customer_address(),
  customerVatNumber: () => m.documents_problem_customer_vat(),
  customerBelgianVatNumber: () => m.documents_problem_customer_belgian_vat(),
  customerForeignVatNumber: () => m.documents_problem_customer_foreign_vat(),
  customerEnterpriseNumber: () => m.documents_problem_customer_enterprise(),
  noSeller: () => m.slips_problem_no_seller(),
  sellerName: () => m.slips_problem_name(),
  sellerAddress: () => m.slips_problem_address(),
  sellerEnterpriseNumber: () => m.slips_problem_enterprise(),
  sellerVatNumber: () => m.slips_problem_vat(),
  sellerVatNumberInvalid: () => m.slips_problem_vat_wrong(),
  sellerBelgianVatNumber: () => m.slips_problem_belgian_vat(),
  sellerForeignVatNumber: () => m.slips_problem_foreign_vat(),
  sellerIban: () => m.slips_problem_iban(),
  sellerAgreement: () => m.slips_problem_agreement(),
  arrivalCountry: () => m.slips_problem_arrival(),
  deliveryDate: () => m.documents_problem_delivery_date(),
  deliveryCountry: () => m.documents_problem_delivery_country(),
  deliveryOutsideUnion: () => m.documents_problem_delivery_outside(),
  exemptionReason: () => m.documents_problem_exemption(),
  noLines: () => m.documents_problem_no_lines(),
  lineName: () => m.documents_problem_line_name(),
  lineAmount: () => m.documents_problem_line_amount(),
  discountAmount: () => m.documents_problem_discount(),
  tooLarge: () => m.documents_problem_too_large(),
  foreignCurrencyVat: () => m.documents_problem_currency(),
  negativeTotal: () => m.documents_problem_negative(),
  prepaidTooMuch: () => m.documents_problem_prepaid(),
  issueDateInvalid: () => m.documents_problem_date_invalid(),
  issueDateFuture: () => m.documents_problem_date_future(),
  issueDateBeforeLast: ({ date }) => m.documents_problem_date_before({ date: formatDate(date ?? '', 'long') }),
  dueBeforeIssue: () => m.documents_problem_due(),
  creditsNothing: () => m.documents_problem_credits_nothing(),
  creditsTooMuch: ({ name }) => (name ? m.documents_problem_credits_line_too_much({ name }) : m.documents_problem_credits_too_much()),
  creditsOtherRate: ({ name }) => m.documents_problem_credits_other_rate({ name: name ?? '' }),
  creditsTooMuchAtRate: ({ rate }) => m.documents_problem_credits_rate_too_much({ rate: formatPercent(rate ?? '0') }),
  noticeRemoved: () => m.documents_problem_notice_removed(),
  renovationForCompany: () => m.documents_problem_renovation_company(),
  fossilBoiler: () => m.documents_problem_fossil_boiler()
};

/** What is missing or wrong, and what to do about it. */
export function problemText(problem: Problem): string {
  return texts[problem.code](problem);
}
