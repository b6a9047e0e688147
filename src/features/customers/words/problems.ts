// What is wrong or doubtful in a customer, in words.
import { LONGEST, type CustomerFault, type CustomerProblem } from '#domain/party/check.ts';
import { m } from '#messages';

const words: Record<Exclude<CustomerFault, 'tooLong'>, () => string> = {
  missing: m.customers_problem_name_missing,
  enterpriseNumberWrong: m.customers_problem_enterprise_number,
  vatNumberWrong: m.customers_problem_vat_number,
  vatNumberOfAnother: m.customers_problem_vat_number_of_another,
  needsBelgianVatNumber: m.customers_problem_needs_belgian_vat,
  needsForeignVatNumber: m.customers_problem_needs_foreign_vat,
  addressInBelgium: m.customers_problem_address_in_belgium,
  addressInUnion: m.customers_problem_address_in_union,
  perhapsIntraEU: m.customers_problem_perhaps_intra_eu,
  personWithVatNumber: m.customers_problem_person_with_vat,
  companyWithoutNumber: m.customers_problem_company_without_number,
  emailWrong: m.customers_problem_email,
  postcodeWrong: m.customers_problem_postcode,
  countryUnknown: m.customers_problem_country,
  termTooLong: m.customers_problem_term
};

/** The problem in the reader's language. */
export function problemText({ field, code }: Pick<CustomerProblem, 'field' | 'code'>): string {
  if (code !== 'tooLong') return words[code]();
  const longest = LONGEST[(field.split('.').at(-1) ?? '') as keyof typeof LONGEST];
  return m.customers_problem_too_long({ max: longest });
}

/** What a field says of its problems: what is wrong as its error, what is doubtful as its hint. */
export function saying(problems: readonly CustomerProblem[], field: string): { error?: string; hint?: string } {
  const of = problems.filter((problem) => problem.field === field);
  const wrong = of.find(({ level }) => level === 'wrong');
  const hint = of.find(({ level }) => level === 'hint');
  return { ...(wrong && { error: problemText(wrong) }), ...(hint && { hint: problemText(hint) }) };
}
