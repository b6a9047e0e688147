// A document's number where there is room for its end alone: the margin of the phone's list.
import type { DocumentRow } from '#domain/document/row.ts';

/** @returns the running number with the letter of the series that it is of, `2026-B0003` → `B0003`, as it is printed; '' for drafts */
export function shortNumber({ number, n }: Pick<DocumentRow, 'number' | 'n'>): string {
  if (n === 0) return '';
  const running = String(n).padStart(4, '0');
  // The letter stands before the figures, or with a sign between: {year}-{letter}/{n}.
  const [, letter = ''] = new RegExp(`(?:^|[^A-Z])([A-Z]{1,3})[^A-Za-z0-9]?0*${n}(?!\\d)`).exec(number) ?? [];
  return letter + running;
}
