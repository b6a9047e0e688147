// Spans in words, and the purchase side of the VAT return in those of the official form.
import { getLocale } from '#locale';
import type { PurchaseGrid } from '#domain/purchase/grids.ts';
import { spanPeriod } from '#domain/purchase/totals.ts';
import { m } from '#messages';
import { periodText } from '#ui/period.ts';

/** "Novembre 2026", "4e trimestre 2026", "2026". */
export const spanText = (span: string): string => {
  const { from, to } = spanPeriod(span);
  const text = periodText({ from, to }, to);
  return text.charAt(0).toLocaleUpperCase(getLocale()) + text.slice(1);
};

const GRIDS: Record<PurchaseGrid, () => string> = {
  '81': m.totals_grid_81,
  '82': m.totals_grid_82,
  '83': m.totals_grid_83,
  '84': m.totals_grid_84,
  '85': m.totals_grid_85,
  '86': m.totals_grid_86,
  '87': m.totals_grid_87,
  '88': m.totals_grid_88,
  '55': m.totals_grid_55,
  '56': m.totals_grid_56,
  '57': m.totals_grid_57,
  '63': m.totals_grid_63,
  '59': m.totals_grid_59,
  '62': m.totals_grid_62
};

/** What a grid is for. */
export const gridText = (grid: PurchaseGrid): string => GRIDS[grid]();
