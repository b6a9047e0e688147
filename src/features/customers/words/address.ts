// Addresses and countries in words.
import { COUNTRIES } from '#domain/countries.ts';
import type { Address } from '#domain/party/model.ts';
import { belgianLocale } from '#ui/format.ts';

/** "Rue de la Montagne 41, 5100 Jambes"; the country only when it is not Belgium; '' when nothing was typed. */
export function addressLine({ street, extra, postcode, city, country }: Address): string {
  // Postcode and town stay on one line.
  const place = [postcode, city].filter(Boolean).join('\u00A0');
  const parts = [street, extra, place].filter(Boolean);
  if (parts.length > 0 && country && country !== 'BE') parts.push(countryName(country));
  return parts.join(', ');
}

/** The name of a country in the reader's language, its code when it is unknown. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([belgianLocale()], { type: 'region' }).of(code) ?? code;
  } catch {
    // Not a code at all: imported or typed elsewhere.
    return code;
  }
}

/** Belgium and those it trades with most. */
const NEAR = ['BE', 'NL', 'FR', 'DE', 'LU'];

/** The choice of country for a Select: neighbours first, the others by name; a code that is unknown stays on offer. */
export function countryOptions(present: string): { value: string; label: string }[] {
  const named = (codes: readonly string[]) => codes.map((value) => ({ value, label: countryName(value) }));
  const others = named(COUNTRIES.filter((code) => !NEAR.includes(code))).sort((a, b) => a.label.localeCompare(b.label, belgianLocale()));
  const known = present === '' || COUNTRIES.includes(present);
  return [...named(known ? NEAR : [present, ...NEAR]), ...others];
}
