// The purchase side of the periodic VAT return (Intervat's grids of frames III, IV and V).
import type { Company } from '../company/model.ts';
import type { Cents } from '../money/cents.ts';
import { inPeriod, type Period } from '../periods.ts';
import type { AmountLine, Nature, Purchase } from './model.ts';
import { sharesOf } from './shares.ts';
import { isReverse, type Treatment } from './treatment.ts';

/** In the order of the form. 62: VAT once declared and not deducted, taken back by a credit note under a reverse charge. */
export const PURCHASE_GRIDS = ['81', '82', '83', '84', '85', '86', '87', '88', '55', '56', '57', '63', '59', '62'] as const;
export type PurchaseGrid = (typeof PURCHASE_GRIDS)[number];
export type Grids = Record<PurchaseGrid, Cents>;

export interface PurchaseGrids {
  /** Cents. 81 to 83 and 86 to 88 can be negative where more came back in the period than was bought: such a return is made by hand. */
  grids: Grids;
  /** Ids of purchases of the period that are not in the grids: amounts of a return are in euros. */
  notEuro: string[];
}

const NATURE: Record<Nature, PurchaseGrid> = { goods: '81', services: '82', investment: '83' };
const BASE: Partial<Record<Treatment, PurchaseGrid>> = { intraGoods: '86', euServices: '88', cocontractor: '87', otherServices: '87', import: '87' };
const DUE: Partial<Record<Treatment, PurchaseGrid>> = { intraGoods: '55', euServices: '55', cocontractor: '56', otherServices: '56', import: '57' };

/** Whether a purchase counts in a return: processed, not deleted, and issued in the period. */
export function isOf(purchase: Purchase, period: Period): boolean {
  return !!purchase.processedAt && !purchase.deletedAt && !!purchase.issueDate && inPeriod(purchase.issueDate, period);
}

/** The grids of the purchases that were issued in a period and are processed. VAT that may not be deducted is part of 81 to 83, not of 86 to 88. */
export function gridsOf(purchases: readonly Purchase[], company: Pick<Company, 'purchaseCategories' | 'vatRegime'>, period: Period): PurchaseGrids {
  const grids = Object.fromEntries(PURCHASE_GRIDS.map((grid) => [grid, 0])) as Grids;
  const notEuro: string[] = [];
  for (const purchase of purchases) {
    if (!isOf(purchase, period)) continue;
    if (purchase.currency !== 'EUR') notEuro.push(purchase.id);
    else for (const line of purchase.lines) for (const [grid, cents] of gridsOfLine(line, purchase.type, company)) grids[grid] += cents;
  }
  return { grids, notEuro };
}

/**
 * Where one line stands. A credit note lowers 81 to 83 (as their labels say) and 86 to 88, and stands in 84 when it is on 86 or 88, else in
 * 85. VAT that it mentions goes back by 63 as far as it was deducted; under a reverse charge it mentions none: what was declared and what
 * was deducted cancel out, and only what was not deducted comes back, by 62.
 */
function gridsOfLine(line: AmountLine, type: Purchase['type'], company: Pick<Company, 'purchaseCategories' | 'vatRegime'>): [PurchaseGrid, Cents][] {
  const { category, deducted, lost, cost } = sharesOf(line, company);
  const [nature, base, due] = [NATURE[category.nature], BASE[line.treatment], DUE[line.treatment]];
  if (type === 'invoice') {
    const found: [PurchaseGrid, Cents][] = [[nature, cost], ['59', deducted]];
    return base && due ? [...found, [base, line.net], [due, line.vat]] : found;
  }
  if (!base || !isReverse(line.treatment)) return [[nature, -cost], ['85', cost], ['63', deducted]];
  return [[nature, -cost], [base, -line.net], [base === '87' ? '85' : '84', line.net], ['62', lost]];
}
