// What a VAT regime brings along, rates and terms, in words.
import type { PaymentTerms } from '#domain/dates.ts';
import type { Decimal } from '#domain/money/decimal.ts';
import type { Regime, SellerRegime } from '#domain/tax/regimes.ts';
import { m } from '#messages';
import { formatPercent } from '#ui/format.ts';

const effects: Partial<Record<Regime, () => string>> = {
  renovation6: m.documents_regime_effect_renovation6,
  cocontractor: m.documents_regime_effect_cocontractor,
  reverseCharge: m.documents_regime_effect_reverse_charge,
  intraEU: m.documents_regime_effect_intra_eu,
  export: m.documents_regime_effect_export,
  exempt: m.documents_regime_effect_exempt
};

/** The same where we are the buyer. */
const effectsOnBuyer: Partial<Record<Regime, () => string>> = {
  ...effects,
  cocontractor: m.slips_effect_cocontractor,
  reverseCharge: m.slips_effect_reverse_charge,
  intraEU: m.slips_effect_intra_eu
};

/** What a regime brings along, in a sentence; undefined for the normal one. */
export function regimeEffect(regime: Regime, purchase = false): string | undefined {
  return (purchase ? effectsOnBuyer : effects)[regime]?.();
}

/** The standing of a seller that overrides every regime, in short; undefined for who charges VAT. */
export function standingName(seller: SellerRegime): string | undefined {
  if (seller === 'normal') return undefined;
  return seller === 'franchise' ? m.documents_regime_franchise() : m.slips_notice_not_liable();
}

/** "TVA 6 %". */
export function vatRate(percent: Decimal): string {
  return m.documents_vat_rate({ rate: formatPercent(percent) });
}

/** "30 jours", "30 jours fin de mois", "Au comptant". */
export function termText({ days, endOfMonth }: PaymentTerms): string {
  if (endOfMonth) return days === 0 ? m.documents_term_end_of_month() : m.documents_term_days_end_of_month({ days });
  return days === 0 ? m.documents_term_at_once() : m.documents_term_days({ days });
}
