// The sum at the foot of a document in words, as it stands on screen.
import type { Adjustment } from '#domain/document/model.ts';
import type { Totals } from '#domain/document/totals.ts';
import type { SellerRegime } from '#domain/tax/regimes.ts';
import { m } from '#messages';
import { formatCents, formatPercent } from '#ui/format.ts';

export interface SumInWords {
  label: string;
  cents: number;
  rows: { label: string; cents: number }[];
}

/** What of a document says why there is a discount or a charge. */
export interface Adjusted {
  discount?: Adjustment | undefined;
  charge?: Adjustment | undefined;
}

/** As the PDF prints it: "Remise 5 % (fidélité)". */
function adjusted(label: string, adjustment: Adjustment | undefined): string {
  const reason = adjustment?.reason?.trim();
  return [label, adjustment?.kind === 'percent' && formatPercent(adjustment.value), reason && `(${reason})`].filter(Boolean).join(' ');
}

/** Rows and final amount: discount and charge with their reasons, VAT by rate, then what was paid before or rounded, where there is any. */
export function totalRows(totals: Totals, seller: SellerRegime, { discount, charge }: Adjusted): SumInWords {
  const rows: SumInWords['rows'] = [];
  if (totals.allowance !== 0) rows.push({ label: adjusted(m.documents_discount(), discount), cents: -totals.allowance });
  if (totals.charge !== 0) rows.push({ label: adjusted(m.documents_charge(), charge), cents: totals.charge });
  if (seller === 'normal') {
    rows.push({ label: m.documents_total_excl(), cents: totals.net });
    for (const { percent, base, vat } of totals.groups) {
      if (totals.groups.length === 1 && percent === '0') continue;
      rows.push({ label: m.documents_vat_on({ rate: formatPercent(percent), base: formatCents(base) }), cents: vat });
    }
  }
  const total = seller === 'normal' ? m.documents_total_incl() : m.documents_total();
  if (totals.prepaid === 0 && totals.rounding === 0) return { label: total, cents: totals.payable, rows };
  rows.push({ label: total, cents: totals.gross });
  if (totals.rounding !== 0) rows.push({ label: m.documents_rounding(), cents: totals.rounding });
  if (totals.prepaid !== 0) rows.push({ label: m.documents_prepaid(), cents: -totals.prepaid });
  return { label: m.documents_to_pay(), cents: totals.payable, rows };
}
