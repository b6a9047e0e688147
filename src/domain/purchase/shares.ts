// What of a line's VAT and cost counts, by its category.
import type { Company } from '../company/model.ts';
import { type Cents, percentOfCents } from '../money/cents.ts';
import { categoryOf } from './categories.ts';
import type { AmountLine, PurchaseCategory } from './model.ts';

export interface Shares {
  category: PurchaseCategory;
  /** VAT that is deducted: the category's share, half a cent up; nothing under the exemption of small businesses. */
  deducted: Cents;
  /** VAT that is not: part of the cost. */
  lost: Cents;
  /** Net and the VAT that is not deducted. */
  cost: Cents;
  /** Share of the cost that counts for income tax. */
  deductibleCost: Cents;
}

/** The shares of one line, in cents; of VAT that the supplier charges or that the buyer declares. */
export function sharesOf(line: AmountLine, company: Pick<Company, 'purchaseCategories' | 'vatRegime'>): Shares {
  const category = categoryOf(company, line.category);
  const deducted = company.vatRegime === 'franchise' ? 0 : percentOfCents(line.vat, category.deductibleVat);
  const lost = line.vat - deducted;
  const cost = line.net + lost;
  return { category, deducted, lost, cost, deductibleCost: percentOfCents(cost, category.deductibleCost) };
}
