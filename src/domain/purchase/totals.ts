// What was bought per category and month, quarter or year: for the screen and for the accountant.
import type { Company } from '../company/model.ts';
import type { Cents } from '../money/cents.ts';
import { inPeriod, monthPeriod, type Period, type Quarter, quarterOf, quarterPeriod, yearPeriod } from '../periods.ts';
import type { IsoDate } from '../dates.ts';
import { categoriesOf } from './categories.ts';
import type { Purchase } from './model.ts';
import { sharesOf } from './shares.ts';

export type Span = 'month' | 'quarter' | 'year';

export interface CategoryTotal {
  /** `2026-11`, `2026-Q4` or `2026`. */
  span: string;
  /** Id of the category; lines of one that was removed count as the general one. */
  category: string;
  /** Taxable base, credit notes off. All amounts in cents. */
  net: Cents;
  /** Charged by suppliers or declared by the company itself. */
  vat: Cents;
  deductedVat: Cents;
  /** Net and the VAT that is not deducted. */
  cost: Cents;
  /** Share of the cost that counts for income tax. */
  deductibleCost: Cents;
}

/** The span in which a day lies, as it sorts. */
export function spanOf(date: IsoDate, span: Span): string {
  if (span === 'month') return date.slice(0, 7);
  const { year, quarter } = quarterOf(date);
  return span === 'year' ? String(year) : `${year}-Q${quarter}`;
}

/** The totals of processed purchases in euros by their issue date, by span and then in the order of the categories; only those in which something was bought. */
export function totalsOf(purchases: readonly Purchase[], company: Pick<Company, 'purchaseCategories' | 'vatRegime'>, by: Span, period?: Period): CategoryTotal[] {
  const totals = new Map<string, CategoryTotal>();
  for (const { processedAt, deletedAt, issueDate, currency, type, lines } of purchases) {
    if (!processedAt || deletedAt || !issueDate || currency !== 'EUR' || (period && !inPeriod(issueDate, period))) continue;
    const sign = type === 'creditNote' ? -1 : 1;
    const span = spanOf(issueDate, by);
    for (const line of lines) {
      const { category, deducted, cost, deductibleCost } = sharesOf(line, company);
      const key = `${span} ${category.id}`;
      const total = totals.get(key) ?? { span, category: category.id, net: 0, vat: 0, deductedVat: 0, cost: 0, deductibleCost: 0 };
      totals.set(key, {
        ...total,
        net: total.net + sign * line.net,
        vat: total.vat + sign * line.vat,
        deductedVat: total.deductedVat + sign * deducted,
        cost: total.cost + sign * cost,
        deductibleCost: total.deductibleCost + sign * deductibleCost
      });
    }
  }
  return ordered([...totals.values()], company);
}

/** Totals of several parts of the purchases as those of all of them: what is many is read in pieces. */
export function joinedTotals(parts: Iterable<readonly CategoryTotal[]>, company: Pick<Company, 'purchaseCategories'>): CategoryTotal[] {
  const totals = new Map<string, CategoryTotal>();
  for (const part of parts) {
    for (const one of part) {
      const key = `${one.span} ${one.category}`;
      const before = totals.get(key);
      totals.set(key, before ? { ...before, ...sumOf([before, one]) } : one);
    }
  }
  return ordered([...totals.values()], company);
}

export type Sums = Omit<CategoryTotal, 'span' | 'category'>;

/** All of them together, in cents. */
export function sumOf(totals: readonly Sums[]): Sums {
  const sums: Sums = { net: 0, vat: 0, deductedVat: 0, cost: 0, deductibleCost: 0 };
  for (const one of totals) for (const key of Object.keys(sums) as (keyof Sums)[]) sums[key] += one[key];
  return sums;
}

/** By span, then in the order of the categories. */
function ordered(totals: CategoryTotal[], company: Pick<Company, 'purchaseCategories'>): CategoryTotal[] {
  const place = new Map(categoriesOf(company).map(({ id }, i) => [id, i]));
  const order = (a: CategoryTotal, b: CategoryTotal) => (a.span === b.span ? (place.get(a.category) ?? 0) - (place.get(b.category) ?? 0) : a.span < b.span ? -1 : 1);
  return totals.sort(order);
}

/** The days of a span. */
export function spanPeriod(span: string): Period {
  const year = Number(span.slice(0, 4));
  if (span.length === 4) return yearPeriod(year);
  return span[5] === 'Q' ? quarterPeriod(year, Number(span[6]) as Quarter) : monthPeriod(year, Number(span.slice(5)));
}
