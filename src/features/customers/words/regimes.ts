// VAT regimes in words.
import { REGIMES, type Regime } from '#domain/tax/regimes.ts';
import { m } from '#messages';

const names: Record<Regime, () => string> = {
  normal: m.customers_regime_normal,
  renovation6: m.customers_regime_renovation6,
  cocontractor: m.customers_regime_cocontractor,
  reverseCharge: m.customers_regime_reverse_charge,
  intraEU: m.customers_regime_intra_eu,
  export: m.customers_regime_export,
  exempt: m.customers_regime_exempt
};

/** The short name of a regime: "Rénovation 6 %". */
export function regimeName(regime: Regime): string {
  return names[regime]();
}

/** The choice of regime for a Select. */
export function regimeOptions(): { value: Regime; label: string }[] {
  return REGIMES.map((value) => ({ value, label: regimeName(value) }));
}
