// The relay's day, where the law of the documents is: Belgium.
const brussels = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day (YYYY-MM-DD) of an instant in milliseconds since 1970, in Brussels. */
export function dayInBrussels(instant: number): string {
  return brussels.format(instant);
}
