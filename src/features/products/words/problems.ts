// What is wrong or doubtful in a product, in words.
import { LONGEST, type ProductFault, type ProductProblem } from '#domain/product/check.ts';
import { m } from '#messages';

const words: Record<Exclude<ProductFault, 'tooLong'>, () => string> = {
  missing: m.products_problem_name_missing,
  priceWrong: m.products_problem_price,
  priceNegative: m.products_problem_price_negative,
  belowCost: m.products_problem_below_cost,
  rateWrong: m.products_problem_rate,
  barcodeSuspect: m.products_problem_barcode,
  unitWrong: m.products_problem_unit
};

/** The problem in the reader's language. */
export function problemText({ field, code }: Pick<ProductProblem, 'field' | 'code'>): string {
  if (code !== 'tooLong') return words[code]();
  return m.products_problem_too_long({ max: LONGEST[(field.split('.')[0] ?? '') as keyof typeof LONGEST] });
}

/** What a field says of its problems: what is wrong as its error, what is doubtful as its hint. */
export function saying(problems: readonly ProductProblem[], field: string): { error?: string; hint?: string } {
  const of = problems.filter((problem) => problem.field === field);
  const wrong = of.find(({ level }) => level === 'wrong');
  const hint = of.find(({ level }) => level === 'hint');
  return { ...(wrong && { error: problemText(wrong) }), ...(hint && { hint: problemText(hint) }) };
}
