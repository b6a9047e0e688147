// The member states of the European Union, as far as VAT asks.

/** ISO 3166-1 alpha-2. Monaco and the Isle of Man count as territory of France and of no member state: the person decides there. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
);

/** Whether a country is a member state; for goods also Northern Ireland (`XI`, Windsor framework). */
export const isEuCountry = (country: string): boolean => EU_COUNTRIES.has(country) || country === 'XI';
