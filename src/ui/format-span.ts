// A length of time in words; apart from the other formats, which the first screen needs.
import { belgianLocale } from './format.ts';

/** A length of time in its largest whole unit: `12 minutes`, `3 heures`, `2 jours`. @param minutes 0 or more */
export function formatSpan(minutes: number): string {
  const [unit, count] = minutes < 120 ? (['minute', minutes] as const) : minutes < 2880 ? (['hour', minutes / 60] as const) : (['day', minutes / 1440] as const);
  return new Intl.NumberFormat(belgianLocale(), { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(Math.round(count));
}
