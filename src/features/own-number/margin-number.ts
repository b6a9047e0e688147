// An own number where there is room for its figures only: the margin of the phone's list.

/** @returns the last figures of an own number, `C00061` → `61`; '' when it ends in none, or in more than the margin holds. */
export function marginNumber(number: string): string {
  const figures = /(\d+)$/.exec(number)?.[1]?.replace(/^0+(?=\d)/, '') ?? '';
  return figures.length <= 4 ? figures : '';
}
